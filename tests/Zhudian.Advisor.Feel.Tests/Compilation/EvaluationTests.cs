using Zhudian.Advisor.Feel.Standalone;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Tests.Compilation;

public sealed class EvaluationTests
{
    [Theory]
    [InlineData("1 + 2 * 3", "7")]
    [InlineData("-2 ** 2", "4")]
    [InlineData("[1,2,3][item >= 2]", "[2, 3]")]
    [InlineData("[1,2,3][-1]", "3")]
    [InlineData("for i in 1..3 return i * i", "[1, 4, 9]")]
    [InlineData("some x in [1,2,3] satisfies x > 2", "true")]
    [InlineData("every x in [1,2,3] satisfies x > 2", "false")]
    [InlineData("{a: 1, b: a + 1}.b", "2")]
    [InlineData("[{x: 1, y: 2}, {x: 2, y: 3}][x > 1].y", "[3]")]
    [InlineData("(function(x, y) x + y)(1, 2)", "3")]
    [InlineData("5 in (1..10)", "true")]
    [InlineData("5 in (< 3, > 4)", "true")]
    [InlineData("if 1 > 2 then \"a\" else \"b\"", "\"b\"")]
    [InlineData("for i in 1..4 return if i = 1 then 1 else i * partial[-1]", "[1, 2, 6, 24]")]
    [InlineData("abs(-3)", "3")]
    public void Expressions_have_their_values(string text, string expected) 
    {
        var result = FeelEvaluator.Evaluate(text);
        result.Value.ToString().Should().Be(expected, string.Join("; ", result.Diagnostics));
    }
}
