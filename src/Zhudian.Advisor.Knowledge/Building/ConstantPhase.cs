using Zhudian.Advisor.Feel.Binding;
using Zhudian.Advisor.Feel.Compilation;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Functions;
using Zhudian.Advisor.Feel.Syntax;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Knowledge.Building;

/// <summary>Evaluates the value slots <c>= …</c> of reference data and parameters: FEEL without names, once, while loading (RULES.md §5).</summary>
internal sealed class ConstantPhase : IBindingPhase
{
    private static readonly EvaluationLimits Limits = new(MaxSteps: 100_000, MaxDepth: 64, MaxListLength: 10_000, MaxTextLength: 100_000);

    public void Run(KnowledgeBuilder builder)
    {
        foreach (var constant in builder.Constants)
        {
            var place = constant.Source.Locate(constant.Start);
            var text = SourceText.From(constant.Source.Text[constant.Start..].TrimStart(), place.Path, place.Line, place.Column);
            if (TryEvaluate(text, constant.Type?.Feel, builder, out var value))
            {
                constant.Assign(value);
            }
        }

        builder.Constants.Clear();
    }

    /// <summary>Value of an expression without names; problems and faults are reported.</summary>
    public static bool TryEvaluate(SourceText text, FeelType? expected, KnowledgeBuilder builder, out Value value)
    {
        value = default;
        var parsed = FeelParser.ParseExpression(text, ParseOptions.Knowledge);
        builder.Diagnostics.AddRange(parsed.Diagnostics);
        if (parsed.HasErrors)
        {
            return false;
        }

        var bound = FeelBinder.BindExpression(parsed.Root!, text, EmptyScope.Instance, new BindOptions(FeelDialect.Knowledge, builder.Options.Functions ?? FunctionLibrary.Knowledge), expected);
        builder.Diagnostics.AddRange(bound.Diagnostics);
        if (bound.HasErrors)
        {
            return false;
        }

        var code = FeelCompiler.Compile(bound.Root!, text);
        var run = new EvaluationRun(limits: Limits);
        value = code.Evaluate(run.Rent(Math.Max(bound.FrameSize, code.FrameSize)));
        if (value.Fault is { } fault)
        {
            builder.Report(fault with { Severity = Severity.Error, Location = fault.Location ?? text.Locate(0) });
            return false;
        }

        return true;
    }
}
