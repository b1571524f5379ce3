using Zhudian.Advisor.Feel.Binding;
using Zhudian.Advisor.Feel.Compilation;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Syntax;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Tests.Fixture;

/// <summary>Short ways from text to trees and values.</summary>
internal static class Feel
{
    public static ExpressionSyntax Parse(string text, FeelDialect dialect = FeelDialect.Plain)
    {
        var result = FeelParser.ParseExpression(SourceText.From(text), new ParseOptions(dialect));
        result.Diagnostics.Should().NotContain(d => d.Severity == Severity.Error, text);
        return result.Root!;
    }

    public static IReadOnlyList<Diagnostic> Problems(string text, FeelDialect dialect = FeelDialect.Knowledge, BindingScope? scope = null, FeelType? expected = null)
    {
        var source = SourceText.From(text);
        scope ??= new City();
        var options = dialect == FeelDialect.Knowledge ? BindOptions.Knowledge : BindOptions.Plain;
        var parsed = FeelParser.ParseExpression(source, FeelBinder.ParseOptionsFor(scope, options));
        return parsed.HasErrors ? parsed.Diagnostics : [.. parsed.Diagnostics, .. FeelBinder.BindExpression(parsed.Root!, source, scope, options, expected).Diagnostics];
    }

    public static BoundExpression Bind(string text, FeelType? expected = null)
    {
        var source = SourceText.From(text);
        var parsed = FeelParser.ParseExpression(source, ParseOptions.Knowledge);
        parsed.Diagnostics.Should().BeEmpty(text);
        var bound = FeelBinder.BindExpression(parsed.Root!, source, new City(), BindOptions.Knowledge, expected);
        bound.Diagnostics.Should().BeEmpty(text);
        return bound.Root!;
    }

    /// <summary>Evaluates knowledge FEEL for section A.</summary>
    public static Value Run(string text)
    {
        var city = new City();
        var source = SourceText.From(text);
        var parsed = FeelParser.ParseExpression(source, ParseOptions.Knowledge);
        parsed.Diagnostics.Should().BeEmpty(text);
        var bound = FeelBinder.BindExpression(parsed.Root!, source, city, BindOptions.Knowledge);
        bound.Diagnostics.Should().BeEmpty(text);
        var frame = new EvaluationRun().Rent(bound.FrameSize);
        frame.Slots[0] = Value.Row(city.Sections, 0);
        return FeelCompiler.Compile(bound.Root!, source).Evaluate(frame);
    }

    /// <summary>Truth of unary tests over an input, in the knowledge dialect.</summary>
    public static Value Test(string tests, FeelType type, Value input)
    {
        var city = new City();
        var source = SourceText.From(tests);
        var parsed = FeelParser.ParseUnaryTests(source, ParseOptions.Knowledge);
        parsed.Diagnostics.Should().BeEmpty(tests);
        var bound = FeelBinder.BindUnaryTests(parsed.Root!, source, city, type, BindOptions.Knowledge);
        bound.Diagnostics.Should().BeEmpty(tests);
        var frame = new EvaluationRun().Rent(bound.FrameSize);
        frame.Slots[0] = Value.Row(city.Sections, 0);
        frame.Slots[1] = input;
        var code = FeelCompiler.Compile(bound.Root!, source);
        var value = code.Evaluate(frame);
        frame.Slots[1] = input;
        code.Test(frame).Should().Be(Placing.ToTruth(value), tests);
        return value;
    }
}
