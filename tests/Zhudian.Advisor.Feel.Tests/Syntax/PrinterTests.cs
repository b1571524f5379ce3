using FsCheck;
using FsCheck.Fluent;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Syntax;

namespace Zhudian.Advisor.Feel.Tests.Syntax;

public sealed class PrinterTests
{
    [Fact]
    public void What_is_printed_parses_to_the_same_tree()
        => Prop.ForAll(RandomSyntax.Expression.ToArbitrary(), tree =>
        {
            var text = SyntaxPrinter.Print(tree);
            var parsed = FeelParser.ParseExpression(SourceText.From(text), new ParseOptions(Names: ["b c", "x-y"]));
            return (!parsed.HasErrors && SyntaxDump.Of(parsed.Root) == SyntaxDump.Of(tree)).Label($"{text}\n{string.Join("\n", parsed.Diagnostics)}\n{SyntaxDump.Of(tree)}\n{SyntaxDump.Of(parsed.Root)}");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000).WithReplay(20260101, 7));

    [Theory]
    [InlineData("(1 + 2) * 3", "(1 + 2) * 3")]
    [InlineData("1+(2*3)", "1 + 2 * 3")]
    [InlineData("a - (b - c)", "a - (b - c)")]
    [InlineData("-(1)", "-(1)")]
    [InlineData("]1..2[", "(1..2)")]
    [InlineData("x in < 3", "x in (< 3)")]
    [InlineData("{\"a b\": 1}", "{\"a b\": 1}")]
    public void Text_is_printed_with_the_parentheses_it_needs(string text, string printed)
        => SyntaxPrinter.Print(FeelParser.ParseExpression(SourceText.From(text), ParseOptions.Plain).Root!).Should().Be(printed);

    [Theory]
    [InlineData("-", "-")]
    [InlineData("< 3, [1..2], \"a\"", "< 3, [1..2], \"a\"")]
    [InlineData("not(1, 2)", "not(1, 2)")]
    public void Unary_tests_are_printed(string text, string printed)
        => SyntaxPrinter.Print(FeelParser.ParseUnaryTests(SourceText.From(text), ParseOptions.Plain).Root!).Should().Be(printed);
}
