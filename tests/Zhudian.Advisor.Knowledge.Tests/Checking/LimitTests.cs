using System.Text;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Knowledge.Building;
using Zhudian.Advisor.Knowledge.Loading;

namespace Zhudian.Advisor.Knowledge.Tests.Checking;

/// <summary>Hostile and extreme rule files: a diagnostic, never an exception.</summary>
public sealed class LimitTests
{
    private const string Head = "---\n标题: 例\n语言版本: 1\n---\n";

    [Fact]
    public void A_long_chain_of_derived_quantities_without_types_is_a_diagnostic()
    {
        // Written from the end, so that binding the first asks for all others.
        var text = new StringBuilder(Head + "## 量\n| 派生量 | 公式 |\n|---|---|\n");
        for (var i = 0; i < 300; i++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"| 量{i} | {(i == 299 ? "1" : "量" + (i + 1) + " + 1")} |\n");
        }

        Load(text.ToString()).Should().Contain(d => d.Code == "NAM005");
    }

    [Fact]
    public void A_table_with_too_many_rows_or_none_is_a_diagnostic()
    {
        var rows = string.Concat(Enumerable.Range(0, 5001).Select(i => $"| 行{i} | {i} | 1 |\n"));
        Load(Head + "## 试表\n| U | 值 | → 出 |\n|---|---|---|\n" + rows).Should().ContainSingle(d => d.Code == "TAB025");
    }

    [Fact]
    public void A_template_that_is_too_long_is_a_diagnostic()
        => Load(Head + "## 试表\n| U | 值 | → 出 : 文本 |\n|---|---|---|\n| 一 | 1 | " + new string('长', 20_001) + " |\n").Should().ContainSingle(d => d.Code == "TXT006");

    [Fact]
    public void A_default_must_give_every_output()
        => Load(Head + "## 试表\n缺省：甲 = 1\n\n| U | 值 | → 甲 | → 乙 |\n|---|---|---|---|\n| 一 | 1 | 1 | 1 |\n").Should().ContainSingle(d => d.Code == "TAB019");

    [Theory]
    [InlineData("((((((((")]
    [InlineData("not(not(not(1)))")]
    [InlineData("[[[[1..2]]]]")]
    [InlineData("\"")]
    [InlineData("? ? ?")]
    [InlineData(";;;;")]
    [InlineData("<=<=<= 5")]
    [InlineData("not(")]
    [InlineData("[..]")]
    [InlineData("]]]]..[[[[")]
    [InlineData("1e99999")]
    [InlineData("{{{{")]
    public void Any_text_in_a_cell_gives_diagnostics_and_no_exception(string cell)
    {
        var load = () => KnowledgeLoader.Load([("例.md", Head + $"## 试表\n| U | 值 : 数 | → 出 : 文本 |\n|---|---|---|\n| 一 | {cell} | {cell} |\n")], LoadOptions.Default with { AnalyseTables = true });
        load.Should().NotThrow().Which.Knowledge.Should().BeNull();
    }

    [Fact]
    public void Columns_that_cannot_be_analysed_say_why()
    {
        var options = LoadOptions.Default with { AnalyseTables = true, AnalysisNotes = true };
        var found = KnowledgeLoader.Load([("例.md", Head + "## 试表\n| F | 值 : 数 | 界 : 数 | → 出 |\n|---|---|---|---|\n| 一 | <= 界 | - | 1 |\n| 二 | - | - | 2 |\n")], options).Diagnostics;
        found.Should().ContainSingle(d => d.Code == "TAB061").Which.Message.Should().Contain("“值”").And.Contain("<= 界");
    }

    private static IReadOnlyList<Diagnostic> Load(string text) => KnowledgeLoader.Load([("例.md", text)]).Diagnostics;
}
