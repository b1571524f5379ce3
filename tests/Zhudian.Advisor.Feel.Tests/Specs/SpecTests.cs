using Zhudian.Advisor.Feel.Binding;
using Zhudian.Advisor.Feel.Compilation;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Standalone;
using Zhudian.Advisor.Feel.Syntax;
using Zhudian.Advisor.Feel.Tests.Fixture;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Tests.Specs;

/// <summary>Every row of the tables in <c>rules/spec/feel</c> holds.</summary>
public sealed class SpecTests
{
    public static TheoryData<string, int, string> Rows()
    {
        var data = new TheoryData<string, int, string>();
        foreach (var row in SpecTable.Files.SelectMany(SpecTable.Read).Where(r => !r.Cells.ContainsKey("诊断")))
        {
            data.Add(row.File, row.Line, row["表达式"] + row["测试"]);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void The_specification_holds(string file, int line, string text)
    {
        var row = SpecTable.Read(file).Single(r => r.Line == line);
        var (value, problems) = row.Cells.ContainsKey("测试") ? Cell(row) : Expression(row["表达式"], row.IsKnowledge);
        var expected = row["期望"];
        var because = $"{text}: {value} {string.Join(" ", problems)}";
        if (expected.StartsWith("错误 ", StringComparison.Ordinal))
        {
            problems.Where(d => d.Severity == Severity.Error).Select(d => d.Code).Should().Contain(expected[3..], because);
            return;
        }

        problems.Should().NotContain(d => d.Severity == Severity.Error, because);
        if (expected.StartsWith("故障 ", StringComparison.Ordinal))
        {
            value.Fault?.Code.Should().Be(expected[3..], because);
            value.IsFault.Should().BeTrue(because);
        }
        else if (expected == "未知")
        {
            value.IsUnknown.Should().BeTrue(because);
        }
        else if (expected == "空")
        {
            (value.IsNull && !value.IsFault).Should().BeTrue(because);
        }
        else
        {
            value.ToString().Should().Be(FeelEvaluator.Evaluate(expected).Value.ToString(), because);
            value.IsNull.Should().BeFalse(because);
        }
    }

    [Fact]
    public void There_are_specifications_to_run() => Rows().Count.Should().BeGreaterThan(150);

    private static (Value Value, IReadOnlyList<Diagnostic> Problems) Expression(string text, bool isKnowledge)
    {
        var source = SourceText.From(text);
        var city = new City();
        BindingScope scope = isKnowledge ? city : EmptyScope.Instance;
        var options = isKnowledge ? BindOptions.Knowledge : BindOptions.Plain;
        var parsed = FeelParser.ParseExpression(source, FeelBinder.ParseOptionsFor(scope, options));
        return parsed.HasErrors ? (default, parsed.Diagnostics) : Run(FeelBinder.BindExpression(parsed.Root!, source, scope, options), source, city, null);
    }

    private static (Value Value, IReadOnlyList<Diagnostic> Problems) Cell(SpecRow row)
    {
        var source = SourceText.From(row["测试"]);
        var city = new City();
        FeelType type = row["类型"] switch
        {
            "number" => FeelType.Number,
            "string" => FeelType.String,
            "boolean" => FeelType.Boolean,
            "date" => FeelType.Date,
            _ => City.Grades,
        };
        var parsed = FeelParser.ParseUnaryTests(source, ParseOptions.Knowledge);
        return parsed.HasErrors ? (default, parsed.Diagnostics) : Run(FeelBinder.BindUnaryTests(parsed.Root!, source, city, type, BindOptions.Knowledge), source, city, Expression(row["输入"], true).Value);
    }

    private static (Value Value, IReadOnlyList<Diagnostic> Problems) Run(BindResult bound, SourceText source, City city, Value? input)
    {
        if (bound.HasErrors)
        {
            return (default, bound.Diagnostics);
        }

        var frame = new EvaluationRun().Rent(Math.Max(2, bound.FrameSize));
        frame.Slots[0] = Value.Row(city.Sections, 0);
        frame.Slots[1] = input ?? default;
        return (FeelCompiler.Compile(bound.Root!, source).Evaluate(frame), bound.Diagnostics);
    }
}
