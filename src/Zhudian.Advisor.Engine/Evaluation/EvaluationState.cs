using Zhudian.Advisor.Engine.Model;

namespace Zhudian.Advisor.Engine.Evaluation;

/// <summary>What an assessment keeps so that proofs can be built on demand: the frozen context and the binding of each conclusion.</summary>
internal sealed class EvaluationState(EvaluationEngine engine, RunContext context, Conclusion[] conclusions)
{
    private Dictionary<(string Id, string Kind), ConclusionRow>? _rows;

    public EvaluationEngine Engine => engine;

    public RunContext Context => context;

    /// <summary>Rows by id and kind of the conclusion; made when first asked for, racing threads may make it twice.</summary>
    public IReadOnlyDictionary<(string Id, string Kind), ConclusionRow> Rows => _rows ??= conclusions.ToDictionary(c => (c.Id, c.Kind.Name), c => c.Source);
}
