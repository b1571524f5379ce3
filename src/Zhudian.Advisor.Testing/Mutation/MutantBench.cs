using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Knowledge.Building;
using Zhudian.Advisor.Knowledge.Loading;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Testing.Cases;

namespace Zhudian.Advisor.Testing.Mutation;

/// <summary>
/// One worker's base: puts mutants in force one after the other, element by element where that is enough, else by loading the whole text.
/// Sheets of cases are made once. Not thread-safe.
/// </summary>
internal sealed class MutantBench
{
    private readonly RuleTexts _texts;
    private readonly LoadOptions _load;
    private readonly KnowledgeEditor? _editor;
    private readonly EvaluationEngine? _written;
    private readonly Dictionary<RuleCase, PreparedCase> _sheets = new(ReferenceEqualityComparer.Instance);

    public MutantBench(RuleTexts texts, LoadOptions load, bool inPlace)
    {
        _texts = texts;
        _load = load;
        _editor = inPlace ? KnowledgeEditor.Open(texts.All, load) : null;
        _written = _editor is null ? null : new EvaluationEngine(_editor.Knowledge);
    }

    /// <summary>Asks about a mutant's base; the answer must not outlive the call.</summary>
    /// <param name="mutant">The mutant.</param>
    /// <param name="text">Its file as changed.</param>
    /// <param name="ask">Gets an engine over the changed base and the sheets that fit it.</param>
    /// <param name="problem">Why it does not load; then the answer is the default.</param>
    public T? Ask<T>(Mutant mutant, string text, Func<EvaluationEngine, Dictionary<RuleCase, PreparedCase>?, T> ask, out string? problem)
    {
        problem = null;
        Diagnostic? error = null;
        switch (_editor?.Edit(mutant.Location.Path, text, mutant.Location.Line, out error))
        {
            case EditOutcome.Done:
                try
                {
                    return ask(Same(mutant) ? _written! : new EvaluationEngine(_editor.Knowledge), _sheets);
                }
                finally
                {
                    _editor.Undo();
                }

            case EditOutcome.Refused:
                problem = error!.ToString();
                return default;
            default:
                var loaded = KnowledgeLoader.Load(_texts.With(mutant.Location.Path, text), _load);
                if (loaded.Knowledge is { } knowledge)
                {
                    return ask(new EvaluationEngine(knowledge), null);
                }

                problem = loaded.Errors.First().ToString();
                return default;
        }
    }

    // Values of parameters and reference data are read from where they are; everything else has its place in the engine's plan.
    private static bool Same(Mutant mutant)
        => mutant.Element is { } element && (element.StartsWith(TouchMap.Parameter(string.Empty), StringComparison.Ordinal) || element.StartsWith(TouchMap.ReferencePrefix, StringComparison.Ordinal));
}
