using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Syntax;

namespace Zhudian.Advisor.Feel.Tests.Syntax;

public sealed class ParserTests
{
    [Theory]
    [InlineData("first name + 1", "first name")]
    [InlineData("first  name + 1", "first name")]
    [InlineData("PM2.5 > 3", "PM2.5")]
    [InlineData("Approved/Declined = \"a\"", "Approved/Declined")]
    [InlineData("first name long < 2", "first name long")]
    public void The_longest_visible_name_wins(string text, string name)
    {
        var options = new ParseOptions(Names: ["first name", "first name long", "PM2.5", "Approved/Declined"]);
        var root = FeelParser.ParseExpression(SourceText.From(text), options).Root;
        root.Should().BeOfType<BinarySyntax>().Which.Left.Should().BeOfType<NameSyntax>().Which.Name.Should().Be(name);
    }

    [Fact]
    public void Every_built_in_name_with_spaces_is_known_to_the_parser()
        => Zhudian.Advisor.Feel.Functions.FunctionLibrary.Dmn.Names.Where(n => n.Contains(' ')).Should().BeSubsetOf(FeelNames.WithSpaces);

    [Theory]
    [InlineData("\"平\"", "平")]
    [InlineData("\"\"", "")]
    [InlineData("\"a\\\"b\"", "a\"b")]
    [InlineData("\"a\\\\\"", "a\\")]
    [InlineData("\"\\u0041b\"", "Ab")]
    public void A_text_reads_with_and_without_escapes(string text, string value)
        => FeelParser.ParseExpression(SourceText.From(text), ParseOptions.Knowledge).Root.Should().BeOfType<LiteralSyntax>().Which.Value.AsText.Should().Be(value);

    [Theory]
    [InlineData("\"a\nb\"")]
    [InlineData("\"a\\\"")]
    [InlineData("\"a")]
    public void A_text_that_does_not_end_on_its_line_is_an_error(string text)
        => FeelParser.ParseExpression(SourceText.From(text), ParseOptions.Knowledge).Diagnostics.Select(d => d.Code).Should().Contain("FEL010");

    [Fact]
    public void Special_characters_only_join_a_name_when_written_as_declared()
        => FeelParser.ParseExpression(SourceText.From("a - b"), new ParseOptions(Names: ["a-b"])).Root.Should().BeOfType<BinarySyntax>();

    [Fact]
    public void Every_node_knows_its_span()
    {
        const string text = "if a.b[c > 1] in (1..2) then f(x: -y) else \"文\"";
        var root = Fixture.Feel.Parse(text);
        var seen = new List<string>();
        void Walk(ExpressionSyntax node)
        {
            seen.Add(text.Substring(node.Span.Start, node.Span.Length));
            foreach (var child in node.Children)
            {
                Walk(child);
            }
        }

        Walk(root);
        seen.Should().Equal(text, "a.b[c > 1] in (1..2)", "a.b[c > 1]", "a.b", "a", "c > 1", "c", "1", "(1..2)", "1", "2", "f(x: -y)", "f", "-y", "y", "\"文\"");
    }

    [Theory]
    [InlineData("(", 10_000)]
    [InlineData("[", 10_000)]
    [InlineData("-", 10_000)]
    [InlineData("{a:", 10_000)]
    [InlineData("if ", 10_000)]
    [InlineData("f(", 10_000)]
    [InlineData("not(", 10_000)]
    [InlineData("1 in (", 5_000)]
    [InlineData("function(a) ", 5_000)]
    [InlineData("a instance of list<", 3_000)]
    public void Ten_thousand_nested_brackets_are_a_diagnostic(string open, int times)
    {
        var text = string.Concat(Enumerable.Repeat(open, times));
        foreach (var dialect in Enum.GetValues<FeelDialect>())
        {
            FeelParser.ParseExpression(SourceText.From(text), new ParseOptions(dialect)).HasErrors.Should().BeTrue();
            FeelParser.ParseUnaryTests(SourceText.From(text), new ParseOptions(dialect)).HasErrors.Should().BeTrue();
        }
    }

    [Theory]
    [InlineData("+1", 20_000)]
    [InlineData(".a", 20_000)]
    [InlineData("[1]", 20_000)]
    [InlineData("()", 20_000)]
    public void A_chain_as_deep_as_the_text_is_long_is_a_diagnostic(string link, int times)
        => FeelParser.ParseExpression(SourceText.From("a" + string.Concat(Enumerable.Repeat(link, times))), ParseOptions.Plain).Diagnostics.Should().Contain(d => d.Code == "FEL003");

    [Fact]
    public void Nesting_below_the_limit_is_evaluated()
        => Standalone.FeelEvaluator.Evaluate(new string('(', 150) + "1" + new string(')', 150)).Value.AsNumber.Should().Be(1);

    [Fact]
    public void A_chain_below_the_limit_is_evaluated()
        => Standalone.FeelEvaluator.Evaluate("0" + string.Concat(Enumerable.Repeat("+1", 900))).Value.AsNumber.Should().Be(900);

    [Fact]
    public void A_long_conjunction_is_evaluated_flat()
        => Standalone.FeelEvaluator.Evaluate("true" + string.Concat(Enumerable.Repeat(" and true", 900))).Value.IsTrue.Should().BeTrue();
}
