using Zhudian.Advisor.Feel.Tests.Fixture;
using Zhudian.Advisor.Feel.Types;

namespace Zhudian.Advisor.Feel.Tests.Compilation;

/// <summary>RULES.md §9. <c>?</c> is unknown, <c>!CODE</c> a fault.</summary>
public sealed class OutcomeTests
{
    [Theory]
    [InlineData("缺数 + 1", "?")]
    [InlineData("缺数 + 空数", "?")]
    [InlineData("空数 + 1", "null")]
    [InlineData("坏数 + 缺数", "!FEL999")]
    [InlineData("缺数 > 1", "?")]
    [InlineData("缺数 = null", "?")]
    [InlineData("空数 = null", "true")]
    [InlineData("-缺数", "?")]
    [InlineData("abs(缺数)", "?")]
    [InlineData("abs(坏数)", "!FEL999")]
    [InlineData("1 / 0", "!FEL202")]
    public void Strict_operations_give_fault_before_unknown_before_null(string text, string expected) => V.Show(Fixture.Feel.Run(text)).Should().Be(expected);

    [Theory]
    [InlineData("false and 缺判 and 坏判", "false")]
    [InlineData("坏判 and 缺判 and false", "false")]
    [InlineData("缺判 and 坏判", "!FEL999")]
    [InlineData("缺判 and 空判", "?")]
    [InlineData("空判 and true", "null")]
    [InlineData("缺判 or true", "true")]
    [InlineData("坏判 or 缺判", "!FEL999")]
    [InlineData("空判 or 缺判", "?")]
    [InlineData("空判 or false", "null")]
    [InlineData("not(缺判)", "?")]
    [InlineData("not(空判)", "null")]
    [InlineData("not(坏判)", "!FEL999")]
    public void False_wins_over_everything_then_fault_then_unknown_then_null(string text, string expected) => V.Show(Fixture.Feel.Run(text)).Should().Be(expected);

    [Theory]
    [InlineData("if 缺判 then 1 else 1", "?")]
    [InlineData("if 坏判 then 1 else 1", "!FEL999")]
    [InlineData("if 空判 then 1 else 2", "2")]
    [InlineData("if true then 1 else 坏数", "1")]
    public void An_if_evaluates_only_the_branch_it_chose(string text, string expected) => V.Show(Fixture.Feel.Run(text)).Should().Be(expected);

    [Theory]
    [InlineData("断面[item.总磷 > 0.1]", "?")]
    [InlineData("断面[item.编号 = \"B\"].类别", "[\"Ⅳ\"]")]
    [InlineData("count(断面)", "3")]
    [InlineData("count(断面.总磷)", "3")]
    [InlineData("sum(断面.总磷)", "?")]
    [InlineData("sum(数列)", "?")]
    [InlineData("for x in 数列 return x", "[1,?,3]")]
    [InlineData("some x in 断面 satisfies x.总磷 > 0.1", "true")]
    [InlineData("some x in 断面 satisfies x.总磷 > 1", "?")]
    [InlineData("every x in 断面 satisfies x.总磷 > 0.1", "false")]
    [InlineData("every x in 断面 satisfies x.总磷 > 0.01", "?")]
    [InlineData("3 in 数列", "true")]
    [InlineData("5 in 数列", "?")]
    [InlineData("[1, 缺数] = [2, 3]", "false")]
    [InlineData("[1, 缺数] = [1, 3]", "?")]
    public void Lists_with_unknown_items_answer_when_a_witness_decides(string text, string expected) => V.Show(Fixture.Feel.Run(text)).Should().Be(expected);

    [Theory]
    [InlineData("some x in 企业 satisfies x.总磷 > 10", "true")]
    [InlineData("some x in 企业 satisfies x.总磷 > 20", "?")]
    [InlineData("every x in 企业 satisfies x.总磷 > 20", "false")]
    [InlineData("every x in 企业 satisfies x.总磷 > 10", "?")]
    [InlineData("count(企业)", "?")]
    [InlineData("企业[1]", "?")]
    [InlineData("count(企业[item.总磷 > 20])", "?")]
    [InlineData("企业.编号", "['甲厂',??]")]
    public void Over_an_incomplete_list_only_found_witnesses_count(string text, string expected) => V.Show(Fixture.Feel.Run(text)).Should().Be(expected);

    [Fact]
    public void An_unknown_names_everything_it_waits_for()
        => Fixture.Feel.Run("缺数 + sum(断面.总磷)").Unknown!.Items().Select(i => i.Id).Should().Equal("断面[C].总磷", "缺数");

    [Theory]
    [InlineData("<= Ⅲ", "Ⅱ", "true")]
    [InlineData("Ⅰ；Ⅱ", "Ⅲ", "false")]
    [InlineData("[Ⅱ..Ⅳ)", "Ⅳ", "false")]
    [InlineData("not(Ⅰ, Ⅱ)", "Ⅲ", "true")]
    [InlineData("> 类别", "Ⅳ", "true")]
    [InlineData("-", "Ⅳ", "true")]
    public void Cells_of_an_enumeration_take_bare_words(string tests, string input, string expected)
    {
        // The full-width separator of cells is an error inside FEEL; cells are split by the table reader, so the ASCII form is tested here.
        V.Show(Fixture.Feel.Test(tests.Replace('；', ';'), City.Grades, V.Word(City.Grades, input))).Should().Be(expected);
    }

    [Theory]
    [InlineData("[6..9]", "7", "true")]
    [InlineData("(6..9)", "6", "false")]
    [InlineData("]6..9[", "9", "false")]
    [InlineData("<= 限值", "0.1", "true")]
    [InlineData("? * 2 > 1", "0.4", "false")]
    [InlineData("not([1..2], 5)", "5", "false")]
    [InlineData("not(> 3)", "?", "?")]
    [InlineData("> 3", "null", "null")]
    public void Cells_of_numbers_are_tests(string tests, string input, string expected) => V.Show(Fixture.Feel.Test(tests, FeelType.Number, V.Read(input))).Should().Be(expected);

    [Fact]
    public void A_cell_of_dates_takes_bare_iso_dates()
        => V.Show(Fixture.Feel.Test("[2016-01-01..2026-03-01)", FeelType.Date, V.At("2026-02-28"))).Should().Be("true");

    [Fact]
    public void A_fault_names_the_place_in_the_text() => Fixture.Feel.Run("1 + 2 / 0").Fault!.Location!.ToString().Should().Be(":1:5");

    [Theory]
    [InlineData("本.倍数(限值)", "0.5")]
    [InlineData("倍数(限: 0.1)", "0.5")]
    [InlineData("断面[item.编号 = \"B\"].倍数(0.1)", "[2]")]
    [InlineData("断面[item.编号 = \"B\"][1].上游.编号", "'A'")]
    [InlineData("总磷", "0.05")]
    [InlineData("if 是 then 类别 else \"Ⅰ\"", "\"Ⅲ\"")]
    public void Members_are_read_and_called(string text, string expected) => V.Show(Fixture.Feel.Run(text)).Should().Be(expected);
}
