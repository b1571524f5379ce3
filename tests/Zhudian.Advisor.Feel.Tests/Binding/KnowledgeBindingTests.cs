using Zhudian.Advisor.Feel.Binding;
using Zhudian.Advisor.Feel.Syntax;
using Zhudian.Advisor.Feel.Tests.Fixture;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Tests.Binding;

public sealed class KnowledgeBindingTests
{
    [Theory]
    [InlineData("类别 = \"Ⅲ\"")]
    [InlineData("\"Ⅲ\" >= 类别")]
    [InlineData("类别 in (\"Ⅰ\", \"Ⅱ\")")]
    [InlineData("类别 in [\"Ⅰ\"..\"Ⅲ\"]")]
    [InlineData("类别 = (if 限值 > 1 then \"Ⅰ\" else \"Ⅱ\")")]
    [InlineData("list contains([类别], \"Ⅲ\")")]
    [InlineData("类别 between \"Ⅰ\" and \"Ⅲ\"")]
    public void A_string_beside_an_enumeration_becomes_its_word(string text) => Constants(Fixture.Feel.Bind(text)).Should().OnlyContain(v => v.Kind != ValueKind.String);

    [Fact]
    public void The_expected_type_of_the_slot_turns_literals_into_words()
        => Fixture.Feel.Bind("if 限值 > 1 then \"Ⅰ\" else \"Ⅱ\"", City.Grades).Type.Should().BeSameAs(City.Grades);

    [Theory]
    [InlineData("1 + 2", "number")]
    [InlineData("\"a\" + \"b\"", "string")]
    [InlineData("断面.总磷", "list<number>")]
    [InlineData("断面[item.总磷 > 1]", "list<断面>")]
    [InlineData("断面[1]", "断面")]
    [InlineData("断面[1].类别", "水质类别")]
    [InlineData("for x in 断面 return x.总磷 * 2", "list<number>")]
    [InlineData("{a: 1, b: a > 2}", "context<a: number, b: boolean>")]
    [InlineData("@\"2024-01-01\" - @\"2023-01-01\"", "days and time duration")]
    [InlineData("function(x: number) x + 1", "function<number> -> number")]
    public void Types_are_static(string text, string type) => Fixture.Feel.Bind(text).Type.Name.Should().Be(type);

    [Fact]
    public void A_bare_field_of_the_subject_is_a_member_read()
        => Fixture.Feel.Bind("总磷 > 限值").Should().BeOfType<BoundComparison>().Which.Left.Should().BeOfType<BoundMember>().Which.Target.Should().BeOfType<BoundLocal>();

    [Fact]
    public void Conjunctions_are_flat()
        => Fixture.Feel.Bind("总磷 > 1 and 总磷 < 2 and 限值 > 3").Should().BeOfType<BoundConjunction>().Which.Children.Should().HaveCount(3);

    [Fact]
    public void An_interval_test_is_a_between()
    {
        var between = Fixture.Feel.Bind("总磷 in (0.1..0.2]").Should().BeOfType<BoundBetween>().Subject;
        between.LowIncluded.Should().BeFalse();
        between.HighIncluded.Should().BeTrue();
        between.Span.Start.Should().Be(0);
    }

    [Fact]
    public void Unary_tests_read_the_input_from_the_first_free_slot()
    {
        var source = Diagnostics.SourceText.From("<= 限值");
        var tests = FeelParser.ParseUnaryTests(source, ParseOptions.Knowledge).Root!;
        var bound = FeelBinder.BindUnaryTests(tests, source, new City(), FeelType.Number, BindOptions.Knowledge);
        bound.Root.Should().BeOfType<BoundComparison>().Which.Left.Should().BeOfType<BoundLocal>().Which.Symbol.Slot.Should().Be(1);
    }

    private static IEnumerable<Value> Constants(BoundExpression node) => node is BoundLiteral literal ? [literal.Value] : node.Children.SelectMany(Constants);
}
