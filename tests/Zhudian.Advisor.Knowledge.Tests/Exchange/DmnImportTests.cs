using System.Text;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Knowledge.Exchange;
using Zhudian.Advisor.Knowledge.Loading;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Knowledge.Tests.Exchange;

public sealed class DmnImportTests
{
    // As Camunda Modeler writes it: default namespace, one output without a name, description for the annotation column.
    private const string Camunda = """
        <?xml version="1.0" encoding="UTF-8"?>
        <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:dmndi="https://www.omg.org/spec/DMN/20191111/DMNDI/" id="dish" name="Dish" namespace="http://camunda.org/schema/1.0/dmn">
          <decision id="Dish" name="Dish of the day">
            <decisionTable id="DecisionTable_1" hitPolicy="FIRST">
              <input id="I1" label="Season"><inputExpression id="E1" typeRef="string"><text>season</text></inputExpression></input>
              <input id="I2" label="Guests"><inputExpression id="E2" typeRef="integer"><text>guest count</text></inputExpression></input>
              <input id="I3"><inputExpression id="E3" typeRef="date"><text>order.day</text></inputExpression></input>
              <output id="O1" label="Dish" typeRef="string" />
              <rule id="R1"><description>cold soup</description><inputEntry id="a"><text>"Summer","Early autumn"</text></inputEntry><inputEntry id="b"><text>&lt;= 8</text></inputEntry><inputEntry id="c"><text>[date("2026-06-01")..date("2026-08-31")]</text></inputEntry><outputEntry id="d"><text>"Soup {cold}"</text></outputEntry></rule>
              <rule id="R2"><inputEntry id="e"><text>not("Summer")</text></inputEntry><inputEntry id="f"><text>]8..20[, 30</text></inputEntry><inputEntry id="g"><text></text></inputEntry><outputEntry id="h"><text>"Stew for " + string(guest count)</text></outputEntry></rule>
              <rule id="R3"><inputEntry id="i"><text>-</text></inputEntry><inputEntry id="j"><text></text></inputEntry><inputEntry id="k"><text></text></inputEntry><outputEntry id="l"><text>"Bread"</text></outputEntry></rule>
            </decisionTable>
          </decision>
        </definitions>
        """;

    // As Trisotech writes it: prefixed, item definitions, several outputs, decisions that are not tables, a business knowledge model, an import.
    private const string Trisotech = """
        <semantic:definitions xmlns:semantic="https://www.omg.org/spec/DMN/20230324/MODEL/" xmlns:feel="https://www.omg.org/spec/DMN/20230324/FEEL/" id="_1" name="Loan" namespace="http://www.trisotech.com/definitions/_1">
          <semantic:import importType="http://www.dmg.org/PMML-4_3" name="score" namespace="x"/>
          <semantic:itemDefinition name="tRisk"><semantic:typeRef>string</semantic:typeRef><semantic:allowedValues><semantic:text>"High","Low"</semantic:text></semantic:allowedValues></semantic:itemDefinition>
          <semantic:businessKnowledgeModel id="_bkm" name="Payment"/>
          <semantic:decision id="_calc" name="Ratio"><semantic:literalExpression><semantic:text>1 + 1</semantic:text></semantic:literalExpression></semantic:decision>
          <semantic:decision id="_risk" name="Risk (2026)">
            <semantic:variable name="Risk" typeRef="tRisk"/>
            <semantic:decisionTable hitPolicy="PRIORITY">
              <semantic:input><semantic:inputExpression typeRef="number"><semantic:text>Credit Score</semantic:text></semantic:inputExpression></semantic:input>
              <semantic:input><semantic:inputExpression typeRef="boolean"><semantic:text>Bankrupt</semantic:text></semantic:inputExpression></semantic:input>
              <semantic:output name="Risk" typeRef="tRisk"><semantic:outputValues><semantic:text>"High","Low"</semantic:text></semantic:outputValues></semantic:output>
              <semantic:annotation name="Why"/>
              <semantic:rule><semantic:inputEntry><semantic:text>&lt; 500</semantic:text></semantic:inputEntry><semantic:inputEntry><semantic:text>-</semantic:text></semantic:inputEntry><semantic:outputEntry><semantic:text>"High"</semantic:text></semantic:outputEntry><semantic:annotationEntry><semantic:text>low score</semantic:text></semantic:annotationEntry></semantic:rule>
              <semantic:rule><semantic:inputEntry><semantic:text>? &gt;= 500 and ? &lt; 900</semantic:text></semantic:inputEntry><semantic:inputEntry><semantic:text>false</semantic:text></semantic:inputEntry><semantic:outputEntry><semantic:text>"Low"</semantic:text></semantic:outputEntry><semantic:annotationEntry><semantic:text/></semantic:annotationEntry></semantic:rule>
            </semantic:decisionTable>
          </semantic:decision>
        </semantic:definitions>
        """;

    [Fact]
    public void A_camunda_file_becomes_a_readable_table_that_loads()
    {
        var result = Read(Camunda);

        result.Diagnostics.Should().OnlyContain(d => d.Severity == Severity.Info);
        result.Diagnostics.Select(d => d.Code).Should().BeEquivalentTo("DMN026", "DMN027");
        result.Markdown.Should().Contain("核验：未核验")
            .And.Contain("| F | season : 文本 | `guest_count : 整数` | `order_day : 日期` | → Dish : 文本 | 备注 |")
            .And.Contain("| 1 | Summer; Early autumn | <= 8 | [2026-06-01..2026-08-31] | Soup {{cold}} | cold soup |")
            .And.Contain("| 2 | not(Summer) | (8..20); 30 | - | `= \"Stew for \" + string(guest_count)` |  |");
        var loaded = KnowledgeLoader.Load([("例.md", result.Markdown!)]);
        loaded.Errors.Should().BeEmpty(result.Markdown);
        var table = loaded.Knowledge!.Tables["Dish_of_the_day"].Editions[0];
        table.Policy.Should().Be(HitPolicy.First);
        table.Rows.Should().HaveCount(3);
        table.Info.Attributes.Status.Should().Be(Knowledge.Model.VerificationStatus.Unverified);
    }

    [Fact]
    public void A_trisotech_file_gives_its_table_and_says_what_else_there_is()
    {
        var result = Read(Trisotech);

        result.Diagnostics.Where(d => d.Severity == Severity.Lint).Select(d => $"{d.Code} {d.Location!.Line}").Should().Equal("DMN020 2", "DMN020 4", "DMN020 5");
        result.Diagnostics.Where(d => d.Code == "DMN020").Select(d => d.Message).Should().Contain(m => m.Contains("_bkm")).And.Contain(m => m.Contains("_calc") && m.Contains("单个表达式"));
        var loaded = KnowledgeLoader.Load([("例.md", result.Markdown!)]);
        loaded.Errors.Should().BeEmpty(result.Markdown);
        var table = loaded.Knowledge!.Tables.Values.Single().Editions[0];
        table.Policy.Should().Be(HitPolicy.Priority);
        table.Rows[0].Note.Should().Be("low score");
        table.Rows[1].Cells.Select(c => c.Text.Text).Should().Equal("? >= 500 and ? < 900", "否");
    }

    [Theory]
    [InlineData("http://www.omg.org/spec/DMN/20151101/dmn.xsd")]
    [InlineData("http://www.omg.org/spec/DMN/20180521/MODEL/")]
    [InlineData("https://www.omg.org/spec/DMN/20211108/MODEL/")]
    [InlineData("https://www.omg.org/spec/DMN/20230324/MODEL/")]
    public void Every_version_is_read(string model)
        => Read(Camunda.Replace("https://www.omg.org/spec/DMN/20191111/MODEL/", model, StringComparison.Ordinal)).Tables.Should().Be(1);

    [Fact]
    public void What_was_changed_in_another_tool_wins_over_the_text_as_written()
    {
        const string Text = "---\n标题: 例\n语言版本: 1\n---\n## 级别\n| 枚举 | 次序 |\n|---|---|\n| 低 | 1 |\n| 中 | 2 |\n| 高 | 3 |\n## 试表\n| U | 值 (%) | 级 : 级别 | → 结果 : 文本 | 备注 |\n|---|---|---|---|---|\n| 一 | <= 5 | < 高 | 甲 | 注 |\n| 二 | > 5 | - | 乙 | |\n## 单位\n| 单位 | 量纲 | 系数 |\n|---|---|---|\n| % | 百分率 | 1 |\n";
        var xml = DmnExport.Table(KnowledgeLoader.Load([("例.md", Text)]).Knowledge!, "试表", _ => Text).Xml!;
        xml.Should().Contain("<text>\"低\", \"中\"</text>", "standard FEEL does not know the order of words");

        var changed = xml.Replace("<text>&lt;= 5</text>", "<text>&lt;= 6</text>", StringComparison.Ordinal).Replace("<text>\"乙\"</text>", "<text>\"丙\"</text>", StringComparison.Ordinal)
            .Replace("<description>一：注</description>", "<description>一：新注</description>", StringComparison.Ordinal);
        var result = Read(changed);

        result.Markdown.Should().Contain("| U | 值 (%) | 级 : 级别 | → 结果 : 文本 | 备注 |").And.Contain("| 一 | <= 6 | < 高 | 甲 | 新注 |").And.Contain("| 二 | > 5 | - | 丙 |  |");
        result.Diagnostics.Select(d => d.Code).Should().Equal("DMN028", "DMN028", "DMN029");
    }

    [Fact]
    public void What_was_changed_in_another_tool_is_no_longer_verified()
    {
        const string Text = "---\n标题: 例\n语言版本: 1\n---\n## 试表\n依据：GB 1 表1\n核验：已核验\n\n| U | 值 : 数 | → 级 : 文本 | 核验 |\n|---|---|---|---|\n| 一 | <= 5 | 甲 | 已核验 |\n| 二 | > 5 | 乙 | 已核验 |\n";
        var xml = DmnExport.Table(KnowledgeLoader.Load([("例.md", Text)]).Knowledge!, "试表", _ => Text).Xml!;

        var same = Read(xml);
        var changed = Read(xml.Replace("<text>&lt;= 5</text>", "<text>&lt;= 6</text>", StringComparison.Ordinal));

        same.Diagnostics.Should().BeEmpty();
        same.Markdown.Should().Contain("核验：已核验").And.Contain("| 一 | <= 5 | 甲 | 已核验 |");
        changed.Markdown.Should().NotContain("核验：已核验").And.Contain("核验：未核验").And.Contain("| 一 | <= 6 | 甲 | 未核验 |").And.Contain("| 二 | > 5 | 乙 | 已核验 |", "that row was not touched");
        changed.Diagnostics.Select(d => d.Code).Should().Equal("DMN028", "DMN029");
    }

    [Theory]
    [InlineData("<!DOCTYPE definitions [<!ENTITY a \"b\">]><definitions xmlns=\"https://www.omg.org/spec/DMN/20230324/MODEL/\" name=\"&a;\"/>", "DMN011")]
    [InlineData("<!DOCTYPE definitions SYSTEM \"file:///etc/hostname\"><definitions xmlns=\"https://www.omg.org/spec/DMN/20230324/MODEL/\"/>", "DMN011")]
    [InlineData("<definitions xmlns=\"https://www.omg.org/spec/DMN/20230324/MODEL/\">", "DMN010")]
    [InlineData("", "DMN010")]
    [InlineData("<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\"/>", "DMN013")]
    [InlineData("<definitions xmlns=\"https://www.omg.org/spec/DMN/20230324/MODEL/\"/>", "DMN014")]
    public void Files_that_are_no_dmn_or_carry_a_dtd_are_refused(string xml, string code) => Read(xml).Diagnostics.Should().ContainSingle().Which.Code.Should().Be(code);

    [Fact]
    public void Size_depth_and_number_of_elements_are_bounded()
    {
        var deep = string.Concat(Enumerable.Repeat("<a>", 5000)) + string.Concat(Enumerable.Repeat("</a>", 5000));
        Read("<definitions xmlns=\"https://www.omg.org/spec/DMN/20230324/MODEL/\">" + deep + "</definitions>").Diagnostics.Should().ContainSingle(d => d.Code == "DMN012");
        Read("<definitions xmlns=\"https://www.omg.org/spec/DMN/20230324/MODEL/\">" + string.Concat(Enumerable.Repeat("<a/>", 500_001)) + "</definitions>").Diagnostics.Should().ContainSingle(d => d.Code == "DMN012");
        DmnImport.Read(new byte[DmnImport.MaxBytes + 1], "大.dmn").Diagnostics.Should().ContainSingle(d => d.Code == "DMN012");
    }

    [Fact]
    public void Damaged_files_give_findings_and_never_an_exception()
    {
        var random = new Random(20261122);
        foreach (var original in new[] { Camunda, Trisotech })
        {
            for (var i = 0; i < 1500; i++)
            {
                var text = new StringBuilder(original);
                for (var n = random.Next(1, 4); n > 0; n--)
                {
                    var at = random.Next(text.Length - 20);
                    switch (random.Next(4))
                    {
                        case 0:
                            text.Remove(at, random.Next(1, 15));
                            break;
                        case 1:
                            text.Insert(at, "\"(,;[{?&#x20;|`"[random.Next(15)]);
                            break;
                        case 2:
                            text.Insert(at, text.ToString(random.Next(text.Length - 20), 19));
                            break;
                        default:
                            text[at] = (char)random.Next(32, 0x3000);
                            break;
                    }
                }

                var result = Read(text.ToString());
                (result.Markdown is not null || result.Diagnostics.Any(d => d.Severity == Severity.Error)).Should().BeTrue();
                if (result.Markdown is { } markdown)
                {
                    KnowledgeLoader.Load([("例.md", markdown)]).Should().NotBeNull();
                }
            }
        }
    }

    [Fact]
    public void Tables_that_cannot_be_taken_are_named_with_the_reason()
    {
        Read(Camunda.Replace("\"FIRST\"", "\"BEST\"", StringComparison.Ordinal)).Diagnostics.Select(d => d.Code).Should().Equal("DMN021", "DMN014");
        Read(Camunda.Replace("<inputEntry id=\"a\"><text>\"Summer\",\"Early autumn\"</text></inputEntry>", string.Empty, StringComparison.Ordinal)).Diagnostics.Select(d => d.Code).Should().Contain("DMN023");
        Read(Camunda.Replace("name=\"Dish of the day\">", "name=\"Dish of the day\" expressionLanguage=\"juel\">", StringComparison.Ordinal)).Diagnostics.Select(d => d.Code).Should().Contain("DMN024");
        Read(Camunda.Replace("not(\"Summer\")", "a + ", StringComparison.Ordinal)).Diagnostics.Select(d => d.Code).Should().Contain("DMN025");
    }

    [Fact]
    public void An_empty_list_as_a_test_is_said_to_be_unreadable()
        => Read(Camunda.Replace("not(\"Summer\")", "[]", StringComparison.Ordinal)).Diagnostics.Should().ContainSingle(d => d.Code == "DMN025");

    [Fact]
    public void A_negation_with_a_blank_before_its_parenthesis_stays_a_negation()
    {
        var result = Read(Camunda.Replace("not(\"Summer\")", "not (\"Summer\")", StringComparison.Ordinal));

        result.Markdown.Should().Contain("| 2 | not(Summer) |");
    }

    [Fact]
    public void Names_that_become_the_same_identifier_stay_apart_in_expressions()
    {
        var result = Read(Camunda.Replace("<text>season</text>", "<text>guest_count</text>", StringComparison.Ordinal).Replace("\"Stew for \" + string(guest count)", "string(guest_count) + string(guest count)", StringComparison.Ordinal));

        result.Markdown.Should().Contain("`guest_count : 文本` | `guest_count_2 : 整数`").And.Contain("`= string(guest_count) + string(guest_count_2)`");
        var other = Read(Camunda.Replace("<text>order.day</text>", "<text>guest_count</text>", StringComparison.Ordinal).Replace("\"Stew for \" + string(guest count)", "string(guest_count) + string(guest count)", StringComparison.Ordinal));
        other.Markdown.Should().Contain("`guest_count : 整数` | `guest_count_2 : 日期`").And.Contain("`= string(guest_count_2) + string(guest_count)`", "each name follows its own column");
    }

    [Fact]
    public void A_name_with_blanks_is_known_in_expressions_however_many_blanks_it_is_written_with()
    {
        var result = Read(Camunda.Replace("string(guest count)", "string(guest   count)", StringComparison.Ordinal));

        result.Diagnostics.Should().NotContain(d => d.Code == "DMN025");
    }

    [Fact]
    public void The_number_of_columns_and_of_names_is_bounded()
    {
        var columns = string.Concat(Enumerable.Repeat("<output name=\"a\"/>", DmnImport.MaxColumns));
        Read(Camunda.Replace("<output id=", columns + "<output id=", StringComparison.Ordinal)).Diagnostics.Should().ContainSingle(d => d.Code == "DMN012");
        var names = string.Concat(Enumerable.Repeat("<inputData name=\"a b\"/>", DmnImport.MaxNames + 1));
        Read(Camunda.Replace("<decision id=", names + "<decision id=", StringComparison.Ordinal)).Diagnostics.Should().ContainSingle(d => d.Code == "DMN012");
    }

    [Fact]
    public void Prose_of_a_foreign_file_cannot_become_a_block()
    {
        var text = Camunda.Replace("name=\"Dish of the day\">", "name=\"Dish of the day\"><description># x\n\n| 参数 | 值 |\n|---|---|\n| a | 1 |\n</description>", StringComparison.Ordinal);
        var loaded = KnowledgeLoader.Load([("例.md", Read(text).Markdown!)]);

        loaded.Errors.Should().BeEmpty();
        loaded.Knowledge!.Parameters.Should().BeEmpty();
    }

    private static DmnImportResult Read(string xml) => DmnImport.Read(Encoding.UTF8.GetBytes(xml), "例.dmn");
}
