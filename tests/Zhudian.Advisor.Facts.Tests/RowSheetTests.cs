using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Facts.Tests.Support;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Facts.Tests;

public sealed class RowSheetTests
{
    private const string Map = """
        映射:
          - 实体: 断面
            列: {编号: 点, 名称: 点}
          - 实体: 月监测
            列: {断面: 点, 年月: 月, 总磷: {列: 总磷(个/m2), 单位: "-", 止于: ±}}
            常量: {数据口径: 手工}
            排除: {点: [合计]}
        """;

    private static readonly KnowledgeBase Knowledge = TestKnowledge.Make();

    private static SheetResult Read(TempFolder folder, string csv, string map)
        => RowSheet.Read(folder.Write("行.csv", csv), folder.Write("映射.yaml", map), Knowledge, new DateOnly(2026, 11, 10));

    [Fact]
    public void Each_line_gives_a_row_of_every_entity_and_equal_rows_are_one()
    {
        using var folder = new TempFolder();
        var result = Read(folder, "点,月,总磷(个/m2)\nA,2026-01,0.12±0.03\nA,2026-02,0.2\nB,2026-01,\n", Map);

        result.Diagnostics.Where(d => d.Severity == Feel.Diagnostics.Severity.Error).Should().BeEmpty();
        var sheet = result.Sheet!;
        Enumerable.Range(0, sheet.Tables["断面"].RowCount).Select(sheet.Tables["断面"].KeyOf).Should().Equal("A", "B");
        sheet.Tables["月监测"].RowCount.Should().Be(3);
        sheet.Tables["断面"].Completeness.Should().Be(Completeness.Complete);
        sheet.Tables["企业"].Completeness.Should().Be(Completeness.NotReported);
    }

    [Fact]
    public void A_text_is_cut_before_the_sign_and_a_heading_unit_can_be_set_aside()
    {
        using var folder = new TempFolder();
        var months = Read(folder, "点,月,总磷(个/m2)\nA,2026-01,0.12±0.03\n", Map).Sheet!.Tables["月监测"];

        months.Get(0, 3).AsNumber.Should().Be(0.12m);
    }

    [Fact]
    public void Rows_of_one_key_that_differ_are_an_error_at_their_line()
    {
        using var folder = new TempFolder();
        var result = Read(folder, "点,月,总磷(个/m2)\nA,2026-01,0.12\nA,2026-01,0.13\n", Map);

        result.Sheet.Should().BeNull();
        result.Diagnostics.Select(d => d.ToString()).Should().ContainSingle(t => t.Contains("行.csv:3", StringComparison.Ordinal) && t.Contains("重复", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("  - 实体: 断面\n    文件: 别的.csv\n", "不写“文件”")]
    [InlineData("  - 实体: 断面\n  - 列: {编号: 点}\n", "都要写“实体”")]
    [InlineData("  - 实体: 没有这张表\n", "不是一张事实表")]
    [InlineData("  - 实体: 断面\n    列: {编号: 没有这列}\n", "没有列“没有这列”")]
    [InlineData("  - 实体: 断面\n    已确认: 否\n", "还没有人确认")]
    public void A_mapping_that_cannot_be_used_is_refused_with_the_reason(string entries, string says)
    {
        using var folder = new TempFolder();
        var result = Read(folder, "点,月\nA,2026-01\n", "映射:\n" + entries);

        result.Sheet.Should().BeNull();
        result.Diagnostics.Select(d => d.ToString()).Should().Contain(t => t.Contains(says, StringComparison.Ordinal));
    }

    [Fact]
    public void Only_a_mapping_that_names_entities_makes_a_sheet()
    {
        using var folder = new TempFolder();
        RowSheet.IsDescribedBy(folder.Write("甲.yaml", Map)).Should().BeTrue();
        RowSheet.IsDescribedBy(folder.Write("乙.yaml", "映射:\n  - 列: {总磷: 总磷}\n")).Should().BeFalse();
        RowSheet.IsDescribedBy(null).Should().BeFalse();
    }
}
