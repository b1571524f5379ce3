using System.Reflection;
using Zhudian.Advisor.Facts.Csv;
using Zhudian.Advisor.Facts.Diagnostics;
using Zhudian.Advisor.Facts.Tests.Support;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Facts.Tests;

public sealed class HandbookTests
{
    [Fact]
    public void Every_code_is_in_the_handbook_and_in_a_test()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root!.FullName, "rules", "诊断码.md")))
        {
            root = root.Parent;
        }

        var handbook = File.ReadAllText(Path.Combine(root.FullName, "rules", "诊断码.md"));
        var tests = string.Concat(Directory.EnumerateFiles(Path.Combine(root.FullName, "tests", "Zhudian.Advisor.Facts.Tests"), "*.cs").Select(File.ReadAllText));
        var codes = typeof(FactCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetRawConstantValue()!).ToList();
        codes.Should().HaveCountGreaterThan(40).And.OnlyHaveUniqueItems();
        codes.Should().OnlyContain(c => handbook.Contains($"| {c} |") && tests.Contains(c));
    }

    [Fact]
    public void More_than_five_hundred_mistakes_are_counted_not_listed()
    {
        var rows = string.Concat(Enumerable.Range(0, 600).Select(i => $"  - {{编号: S{i}, 名称: 甲, 里程: 远}}\n"));
        var result = SheetText.Yaml(SheetText.Head + "断面:\n" + rows);
        result.Diagnostics.Should().HaveCount(501);
        result.Diagnostics[^1].Should().Match<Diagnostic>(d => d.Code == "FCT039" && d.Message.Contains("100"));
    }

    [Fact]
    public void Unique_fields_may_not_repeat()
    {
        var knowledge = TestKnowledge.Make();
        var enterprise = knowledge.Entities["企业"];
        enterprise.UniqueSets = [[enterprise.Fields[2]]];
        var yaml = SheetText.Head + "企业:\n  - {编号: E1, 名称: 厂, 统一社会信用代码: X}\n  - {编号: E2, 名称: 厂, 统一社会信用代码: X}\n";
        var result = new SheetReader(knowledge).Read(System.Text.Encoding.UTF8.GetBytes(yaml), SheetFormat.Yaml, "样例.yaml");
        result.Errors().Single().Should().Contain("FCT032").And.Contain("E1").And.StartWith("样例.yaml:4:");
    }

    [Fact]
    public void Items_folded_from_one_row_do_not_repeat_each_other_and_two_such_rows_are_said_once()
    {
        var knowledge = TestKnowledge.Make();
        var month = knowledge.Entities["月监测"];
        month.UniqueSets = [[month.Fields[0], month.Fields[1]]];
        var one = SheetText.Head + "断面: [{编号: A, 名称: 甲}]\n月监测:\n  - {断面: A, 年月: 2026-01, 数据口径: 手工, 总磷: 0.1, 氨氮: 0.2, 溶解氧: 8}\n";
        Read(one).Sheet.Should().NotBeNull("three items of one row are one row");
        var errors = Read(one + "  - {断面: A, 年月: 2026-01, 数据口径: 自动, 总磷: 0.1, 氨氮: 0.2}\n").Errors();
        errors.Should().ContainSingle().Which.Should().Contain("FCT032").And.StartWith("样例.yaml:5:");

        Model.SheetResult Read(string yaml) => new SheetReader(knowledge).Read(System.Text.Encoding.UTF8.GetBytes(yaml), SheetFormat.Yaml, "样例.yaml");
    }

    [Fact]
    public void Contradictions_that_do_no_harm_are_advice()
    {
        SheetText.Yaml(SheetText.Head + "完整性: {断面: 未报}\n断面: [{编号: A, 名称: 甲}]\n").Diagnostics.Single().Code.Should().Be("FCT044");
        SheetText.Yaml(SheetText.Head + "断面: [{编号: A, 名称: 甲}]\n月监测: [{断面: A, 年月: 2026-01, 数据口径: 手工, 项目: 总磷, 标记: 检出}]\n").Diagnostics.Single().Code.Should().Be("FCT046");
        var built = new FactSheetBuilder(TestKnowledge.Make(), new DateOnly(2026, 11, 21)).Add("断面", ("编号", Value.Of("A")), ("河流", Value.Of("R"))).Build();
        built.Diagnostics.Single().Code.Should().Be("FCT047", "a case that does not give the rivers leaves the reference unknown");
        built.Sheet!.Tables["断面"].Get(0, 5).IsUnknown.Should().BeTrue();
    }

    [Fact]
    public void A_guess_says_what_it_could_not_place()
    {
        using var folder = new TempFolder();
        var guess = MappingGuess.Make(folder.Write("x.csv", "断面,年月,总磷,天气\nA,2026-01,1,晴\n"), TestKnowledge.Make(), "月监测");
        guess.Diagnostics.Single().Should().Match<Diagnostic>(d => d.Code == "FCT049" && d.Message.Contains("天气"));
    }
}
