using Zhudian.Advisor.Feel.Binding;
using Zhudian.Advisor.Feel.Compilation;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Syntax;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Standalone;

/// <summary>A value and everything there is to say about how it came about.</summary>
/// <param name="Value">The result; a fault when the text could not be parsed.</param>
/// <param name="Diagnostics">Errors and remarks of parsing, binding and evaluation.</param>
public sealed record FeelResult(Value Value, IReadOnlyList<Diagnostic> Diagnostics);

/// <summary>Evaluates one plain FEEL expression over named inputs: parse, bind, compile, run.</summary>
public static class FeelEvaluator
{
    /// <summary>Evaluates with the types of the inputs taken from their values; never throws for any text.</summary>
    public static FeelResult Evaluate(string text, IReadOnlyDictionary<string, Value>? inputs = null, BindOptions? options = null, EvaluationLimits? limits = null, CancellationToken cancellation = default)
        => Evaluate(SourceText.From(text), new InputScope(inputs ?? new Dictionary<string, Value>(StringComparer.Ordinal)), options ?? BindOptions.Plain, limits, cancellation);

    /// <summary>Evaluates over the entries of a context.</summary>
    public static FeelResult Evaluate(string text, ContextValue inputs, BindOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return Evaluate(text, inputs.Names.Zip(inputs.Values).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal), options);
    }

    internal static FeelResult Evaluate(SourceText source, InputScope scope, BindOptions options, EvaluationLimits? limits = null, CancellationToken cancellation = default)
    {
        var parsed = FeelParser.ParseExpression(source, FeelBinder.ParseOptionsFor(scope, options));
        if (parsed.HasErrors)
        {
            return new FeelResult(Failure(parsed.Diagnostics), parsed.Diagnostics);
        }

        var bound = FeelBinder.BindExpression(parsed.Root!, source, scope, options);
        return Run(bound, source, scope, [.. parsed.Diagnostics, .. bound.Diagnostics], limits, cancellation);
    }

    internal static FeelResult Run(BindResult bound, SourceText source, InputScope scope, List<Diagnostic> diagnostics, EvaluationLimits? limits = null, CancellationToken cancellation = default, Value? input = null)
    {
        if (bound.Root is null)
        {
            return new FeelResult(Failure(diagnostics), diagnostics);
        }

        var run = new EvaluationRun(null, limits, cancellation);
        var frame = run.Rent(Math.Max(bound.FrameSize, scope.FirstFreeSlot + 1));
        scope.Fill(frame);
        if (input is { } tested)
        {
            frame.Slots[scope.FirstFreeSlot] = tested;
        }

        var value = FeelCompiler.Compile(bound.Root, source).Evaluate(frame);
        if (value.Remark is { } remark && !diagnostics.Contains(remark))
        {
            diagnostics.Add(remark);
        }

        return new FeelResult(value, diagnostics);
    }

    private static Value Failure(IReadOnlyList<Diagnostic> diagnostics) => Value.FaultOf(diagnostics.First(d => d.Severity == Severity.Error));
}
