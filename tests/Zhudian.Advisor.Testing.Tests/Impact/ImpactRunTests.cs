using System.Text.Json;
using Zhudian.Advisor.Engine.Explain;
using Zhudian.Advisor.Facts;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Testing.Impact;
using Zhudian.Advisor.Testing.Tests.Support;

namespace Zhudian.Advisor.Testing.Tests.Impact;

public class ImpactRunTests
{
    private const string Graded = Tiny.Rules + """
        ## 评级
        种类：结论
        键：站

        | 字段 | 类型 |
        |---|---|
        | 站 | 引用 站 |
        | 级 | 枚举 等级 |
        | 说明 | 文本 |

        ```rule
        编号: R3
        对: 站
        令:
          等: 定级(浓度: 浓度)
        则:
          评级:
            站: = 本
            级: = 等
            说明: {编号}为{等}
        ```

        """;

    [Fact]
    public void The_same_rules_loaded_twice_change_nothing()
    {
        var report = Run(Graded, Graded, "甲城");
        report.Elements.Should().BeEmpty();
        report.Sheets.Single().Changes.Should().BeEmpty();
    }

    // 25 is above 20 but not above 30: R1 no longer fires, so R2, which wants no 超标, does. Both because of the parameter.
    [Fact]
    public void A_moved_parameter_removes_one_conclusion_and_adds_another()
    {
        var report = Run(Tiny.Rules, Tiny.Rules.Replace("| 浓度界限 | 20 |", "| 浓度界限 | 30 |", StringComparison.Ordinal), "甲城");
        report.Elements.Select(e => (e.Kind, e.Id, e.Before, e.After)).Should().Equal((ElementKind.Parameter, "浓度界限", "20", "30"));
        var sheet = report.Sheets.Single();
        sheet.City.Should().Be("甲城");
        sheet.Changes.Select(c => (c.Kind, c.Id, c.Rule)).Should().Equal((ChangeKind.Removed, "R1/甲", "R1"), (ChangeKind.Added, "R2/甲", "R2"));
        sheet.Changes.Should().OnlyContain(c => c.Causes.Length == 1 && c.Causes[0].Id == "浓度界限");
    }

    // 25 ≤ 30 was 中; 25 > 24 falls through to 差.
    [Fact]
    public void A_changed_row_is_named_as_the_cause_of_a_changed_value()
    {
        var report = Run(Graded, Graded.Replace("| 高 | <= 30 |", "| 高 | <= 24 |", StringComparison.Ordinal), "甲城");
        var change = report.Sheets.Single().Changes.Should().ContainSingle().Subject;
        change.Id.Should().Be("R3/甲");
        change.Kind.Should().Be(ChangeKind.Changed);
        change.Fields.Should().Contain(new FieldChange("级", "中", "差")).And.Contain(new FieldChange("说明", "甲为中", "甲为差"));
        change.Causes.Select(c => (c.Kind, c.Id)).Should().Equal((ElementKind.TableRow, "定级/高"));
    }

    // R1 gone: its conclusion goes, and R2 appears. The old side traces R2's 无 to the conclusion of R1.
    [Fact]
    public void A_removed_rule_is_the_cause_of_what_goes_and_of_what_comes()
    {
        var start = Tiny.Rules.IndexOf("```rule\n编号: R1", StringComparison.Ordinal);
        var end = Tiny.Rules.IndexOf("```\n", start, StringComparison.Ordinal) + 4;
        var report = Run(Tiny.Rules, Tiny.Rules.Remove(start, end - start), "甲城");
        report.Elements.Should().ContainSingle().Which.Should().Match<ElementChange>(e => e.Kind == ElementKind.Rule && e.Id == "R1" && e.After == null);
        report.Sheets.Single().Changes.Select(c => (c.Kind, c.Id, c.Causes.Single().Id)).Should().Equal((ChangeKind.Removed, "R1/甲", "R1"), (ChangeKind.Added, "R2/甲", "R1"));
    }

    [Fact]
    public void A_sheet_that_cannot_be_read_stops_no_other()
    {
        var report = Run(Tiny.Rules, Tiny.Rules.Replace("| 浓度界限 | 20 |", "| 浓度界限 | 30 |", StringComparison.Ordinal), "坏", "甲城");
        report.Sheets.Select(s => (s.Path, s.Read, s.Changes.Length)).Should().BeEquivalentTo([("坏", false, 0), ("甲城", true, 2)]);
    }

    [Fact]
    public void Json_names_kind_id_and_causes()
    {
        using var json = JsonDocument.Parse(ImpactReportJson.Write(Run(Graded, Graded.Replace("| 高 | <= 30 |", "| 高 | <= 24 |", StringComparison.Ordinal), "甲城")));
        var change = json.RootElement.GetProperty("sheets")[0].GetProperty("changes")[0];
        change.GetProperty("kind").GetString().Should().Be("Changed");
        change.GetProperty("causes")[0].GetProperty("id").GetString().Should().Be("定级/高");
    }

    private static ImpactReport Run(string before, string after, params string[] cities)
        => ImpactRun.Run(Tiny.Load(before, null), Tiny.Load(after, null), cities, Sheet);

    private static SheetResult Sheet(KnowledgeBase knowledge, string city)
        => new FactSheetBuilder(knowledge, new DateOnly(2026, 11, 21)).City(city)
            .Add("站", ("编号", Value.Of("甲")), (city == "坏" ? "没有的字段" : "浓度", Value.Of(25m)), ("开放", Value.True), ("强制", Value.Of(false))).Build();
}
