using Zhudian.Advisor.Knowledge.Loading;
using Zhudian.Advisor.Knowledge.Wording;

namespace Zhudian.Advisor.Knowledge.Tests.Text;

public sealed class ConditionTextTests
{
    [Theory]
    [InlineData("总磷 > 界限", "总磷浓度大于界限")]
    [InlineData("本.总磷 >= 0.2 and 名 != \"甲\"", "总磷浓度不小于0.2，且名不为甲")]
    [InlineData("not(名 = \"甲\")", "名不为甲")]
    [InlineData("总磷 = null", "总磷浓度不适用")]
    [InlineData("总磷 between 1 and 2", "总磷浓度不小于1且不大于2")]
    [InlineData("总磷 > 0 and (名 = \"甲\" or 总磷 < 1)", "总磷浓度大于0，且（名为甲，或总磷浓度小于1）")]
    [InlineData("总磷 / (总磷 + 1) > 1", "总磷浓度 ÷ （总磷浓度 + 1）大于1")]
    public void A_condition_reads_as_a_sentence(string condition, string sentence)
    {
        var result = KnowledgeLoader.Load([("例.md", $"""
            ---
            标题: 例
            语言版本: 1
            ---
            ## 断面
            | 字段 | 类型 | 显示名 |
            |---|---|---|
            | 编号 | 文本 | - |
            | 名 | 文本 | - |
            | 总磷 | 数 | 总磷浓度 |
            ## 界
            | 参数 | 值 |
            |---|---|
            | 界限 | 5 |
            ## 量
            | 派生量 | 公式 |
            |---|---|
            | 断面.真 | `{condition}` |

            """)]);

        ConditionText.Render(result.Knowledge!.Derived["断面.真"].Bound!).Should().Be(sentence);
    }

    [Theory]
    [InlineData("1; 2；3", "值为1、2、3")]
    [InlineData("not(1; 2)", "值不为1、2")]
    [InlineData("[1..2)", "值不小于1且小于2")]
    [InlineData("<= 9", "值不大于9")]
    public void A_table_cell_reads_as_a_sentence(string cell, string sentence)
    {
        var result = KnowledgeLoader.Load([("例.md", $"---\n标题: 例\n语言版本: 1\n---\n## 试表\n| U | 值 : 数 | → 出 |\n|---|---|---|\n| 一 | {cell} | 1 |\n")]);

        ConditionText.Render(result.Knowledge!.Tables["试表"].Editions[0].Rows[0].Cells[0].Bound!).Should().Be(sentence);
    }
}
