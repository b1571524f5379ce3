using Zhudian.Advisor.Feel.Binding;
using Zhudian.Advisor.Feel.Compilation;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Operators;
using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Feel.Syntax;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Tests.Compilation;

/// <summary>Code for operators says what the operators say, whatever the operands are and whatever their types let expect: as a value, as a number and as a truth.</summary>
public sealed class OperandTests
{
    private const string Largest = "79228162514264337593543950335";

    private static readonly Value[] Operands =
    [
        .. new[] { "null", "true", "?", "!", "0", "2", "-1.50", Largest, "'a'", "'b'", "2024-02-29", "P1D", "P2M", "[1,2]" }.Select(V.Read),
        V.Word(V.Grades, "Ⅰ"), V.Word(V.Grades, "Ⅱ"), V.S("Ⅱ"),
    ];

    private static readonly FeelType[] Types = [FeelType.Any, FeelType.Number, FeelType.String];

    [Theory]
    [InlineData("+")]
    [InlineData("-")]
    [InlineData("*")]
    [InlineData("/")]
    [InlineData("**")]
    [InlineData("=")]
    [InlineData("!=")]
    [InlineData("<")]
    [InlineData("<=")]
    [InlineData(">")]
    [InlineData(">=")]
    public void Code_says_of_every_pair_what_the_operator_says(string op)
    {
        foreach (var code in Codes($"a {op} b"))
        {
            foreach (var left in Operands)
            {
                foreach (var right in Operands)
                {
                    var frame = new EvaluationRun().Rent(2);
                    (frame.Slots[0], frame.Slots[1]) = (left, right);
                    var value = code.Evaluate(frame);

                    V.Show(value).Should().Be(V.Show(Expected(op, left, right)), "{0} {1} {2}", left, op, right);
                    code.Test(frame).Should().Be(Placing.ToTruth(value), "{0} {1} {2}", left, op, right);
                    code.TryNumber(frame, out var number, out var other).Should().Be(value.IsNumber);
                    V.Show(value.IsNumber ? Value.Of(number) : other).Should().Be(V.Show(value));
                }
            }
        }
    }

    [Theory]
    [InlineData("已知(a)", false)]
    [InlineData("缺(a)", true)]
    public void A_gap_is_looked_at_whatever_the_type(string text, bool whenUnknown)
    {
        foreach (var code in Codes(text))
        {
            foreach (var operand in Operands)
            {
                var frame = new EvaluationRun().Rent(2);
                frame.Slots[0] = operand;
                var expected = operand.IsFault ? operand : Value.Of(operand.IsUnknown == whenUnknown);

                V.Show(code.Evaluate(frame)).Should().Be(V.Show(expected), "{0}", operand);
                code.Test(frame).Should().Be(Placing.ToTruth(expected), "{0}", operand);
            }
        }
    }

    private static Value Expected(string op, in Value left, in Value right) => op switch
    {
        "+" => FeelOperators.Add(left, right),
        "-" => FeelOperators.Subtract(left, right),
        "*" => FeelOperators.Multiply(left, right),
        "/" => FeelOperators.Divide(left, right),
        "**" => FeelOperators.Power(left, right),
        "=" => FeelOperators.CompareValue(left, right, ComparisonOperator.Equal),
        "!=" => FeelOperators.CompareValue(left, right, ComparisonOperator.NotEqual),
        "<" => FeelOperators.CompareValue(left, right, ComparisonOperator.Less),
        "<=" => FeelOperators.CompareValue(left, right, ComparisonOperator.LessOrEqual),
        ">" => FeelOperators.CompareValue(left, right, ComparisonOperator.Greater),
        _ => FeelOperators.CompareValue(left, right, ComparisonOperator.GreaterOrEqual),
    };

    // One for all types that the binder lets stand with the operator; values need not be of these types (wrong cells of a sheet are not).
    private static List<CompiledExpression> Codes(string text)
    {
        var source = SourceText.From(text);
        var root = FeelParser.ParseExpression(source, ParseOptions.Knowledge).Root!;
        var codes = new List<CompiledExpression>();
        foreach (var (left, right) in Types.SelectMany(left => Types.Select(right => (left, right))))
        {
            if (FeelBinder.BindExpression(root, source, new TwoOperands(left, right), BindOptions.Knowledge).Root is { } bound)
            {
                codes.Add(FeelCompiler.Compile(bound, source));
            }
        }

        codes.Should().HaveCountGreaterThan(1);
        return codes;
    }

    private sealed class TwoOperands(FeelType left, FeelType right) : BindingScope
    {
        public override int FirstFreeSlot => 2;

        public override IEnumerable<string> Names => ["a", "b"];

        public override bool TryResolve(string name, out Symbol symbol)
        {
            symbol = new LocalSymbol(name, name == "a" ? left : right, name == "a" ? 0 : 1);
            return name is "a" or "b";
        }
    }
}
