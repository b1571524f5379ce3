namespace Zhudian.Advisor.Engine.Evaluation;

/// <summary>What an assessment keeps so that proofs can be built on demand: the frozen context and the binding of each conclusion.</summary>
internal sealed record EvaluationState(EvaluationEngine Engine, RunContext Context, IReadOnlyDictionary<(string Id, string Kind), ConclusionRow> Rows);
