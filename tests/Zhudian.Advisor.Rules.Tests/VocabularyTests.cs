using Zhudian.Advisor.Facts;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Feel.Diagnostics;

namespace Zhudian.Advisor.Rules.Tests;

/// <summary>The vocabulary of the shipped rules as sheets see it.</summary>
public sealed class VocabularyTests(Handbook handbook) : IClassFixture<Handbook>
{
    [Fact]
    public void Its_template_reads_back_and_lists_every_department()
    {
        using var stream = new MemoryStream();
        SheetTemplate.Write(stream, handbook.Loaded.Knowledge!, []);
        var options = SheetReadOptions.Default with { AsOf = new DateOnly(2026, 11, 21) };
        var result = new SheetReader(handbook.Loaded.Knowledge!, options).Read(stream.ToArray(), SheetFormat.Xlsx, "模板.xlsx");
        result.Diagnostics.Should().BeEmpty();
        result.Sheet!.Tables.Should().ContainKeys("断面", "月监测", "企业").And.NotContainKey("评估");
        DataRequest.Markdown(handbook.Loaded.Knowledge!, []).Should().Contain("## 市生态环境局").And.Contain("## 市水利局").And.Contain("## 市住房和城乡建设局");
    }

    [Fact]
    public void A_gap_that_names_a_column_names_one_that_says_whom_to_ask()
    {
        var named = Directory.EnumerateFiles(Shared.Rules, "*.md", SearchOption.AllDirectories).Where(f => Path.GetFileName(f) != "RULES.md")
            .SelectMany(f => System.Text.RegularExpressions.Regex.Matches(File.ReadAllText(f), "缺失\\(.*?, \"(?<column>[^\"+ ]+\\.[^\"+ ]+)\"\\)", System.Text.RegularExpressions.RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)))
            .Select(m => m.Groups["column"].Value).Distinct(StringComparer.Ordinal).ToList();
        named.Should().HaveCountGreaterThan(5);
        foreach (var column in named.Select(n => n.Split('.')))
        {
            var entity = handbook.Loaded.Knowledge!.Entities.Should().ContainKey(column[0]).WhoseValue;
            entity.TryGetField(column[1], out var field).Should().BeTrue(string.Join('.', column));
            field!.Provider.Should().NotBeEmpty();
            field.WhenMissing.Should().NotBeEmpty();
        }
    }

    [Fact]
    public void Its_domains_are_checked_and_its_marks_are_set()
    {
        const string Head = """
            评估: {城市: 云泽市, 评价日: 2026-11-21}
            城市: [{编号: C, 名称: 云泽, 汛期分区: 南方片}]
            县区: [{编号: X, 名称: 甲, 城市: C}]
            断面: [{编号: S, 名称: 断, 县区: X, 水体类型: 湖, 考核级别: 国考}]
            月监测:
              - {断面: S, 年月: 2026-01, 数据口径: 考核, 审核状态: 审核, 总磷: 
            """;
        var reader = new SheetReader(handbook.Loaded.Knowledge!);
        SheetResult Read(string value) => reader.Read(System.Text.Encoding.UTF8.GetBytes(Head.TrimEnd() + " " + value + "}\n"), SheetFormat.Yaml, "样例.yaml");
        var good = Read("0.01L");
        var months = good.Sheet!.Tables["月监测"];
        months.Get(0, months.Entity.Fields.Single(f => f.Name == "标记").Slot).AsText.Should().Be("未检出");
        var errors = Read("-1").Diagnostics;
        errors.Single().Code.Should().Be("FCT019");
        errors.Single().Message.Should().Contain(">= 0");
    }

    [Theory]
    [InlineData("2026-13", "FCT", "2026-13")]
    [InlineData("", "FCT", "是键，不能空着")]
    public void A_bad_key_of_a_row_of_many_items_is_said_once(string month, string code, string says)
    {
        var error = Months(Month(month, 0)).Diagnostics.Where(d => d.Severity == Severity.Error).Should().ContainSingle().Subject;
        error.Code.Should().StartWith(code);
        error.Message.Should().Contain(says);
    }

    [Fact]
    public void A_row_of_many_items_written_twice_is_said_once_for_each_copy()
    {
        var errors = Months(Month("2026-01", 0), Month("2026-01", 0), Month("2026-02", 0), Month("2026-01", 0)).Diagnostics.Where(d => d.Severity == Severity.Error).ToList();
        errors.Should().HaveCount(2).And.OnlyContain(d => d.Code == "FCT016" && d.Message.Contains("等 3 项重复"));
        errors.Select(d => d.Location).Should().OnlyHaveUniqueItems("the second and the fourth row repeat the first");
    }

    [Fact]
    public void Values_of_different_items_outside_their_domain_are_each_said()
        => Months(Month("2026-01", -1)).Diagnostics.Where(d => d.Code == "FCT019").Should().HaveCount(3);

    private static string Month(string month, int value) => $"  - {{断面: S, 年月: {month}, 数据口径: 考核, 审核状态: 审核, 总磷: {value}, 氨氮: {value}, 高锰酸盐指数: {value}}}\n";

    private SheetResult Months(params string[] rows)
    {
        const string Head = """
            评估: {城市: 云泽市, 评价日: 2026-11-21}
            城市: [{编号: C, 名称: 云泽, 汛期分区: 南方片}]
            县区: [{编号: X, 名称: 甲, 城市: C}]
            断面: [{编号: S, 名称: 断, 县区: X, 水体类型: 湖, 考核级别: 国考}]
            月监测:

            """;
        return new SheetReader(handbook.Loaded.Knowledge!).Read(System.Text.Encoding.UTF8.GetBytes(Head + string.Concat(rows)), SheetFormat.Yaml, "样例.yaml");
    }
}
