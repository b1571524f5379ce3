using FsCheck;
using FsCheck.Fluent;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Facts.Tests.Support;

namespace Zhudian.Advisor.Facts.Tests;

public sealed class SheetConvertTests
{
    private static readonly SheetFormat[] Formats = [SheetFormat.Yaml, SheetFormat.Json, SheetFormat.Xlsx];

    internal static byte[] Write(FactSheet sheet, SheetFormat format)
    {
        using var stream = new MemoryStream();
        SheetConvert.Write(sheet, format, stream);
        return stream.ToArray();
    }

    [Fact]
    public void Random_sheets_survive_every_format_with_the_same_hash()
        => Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var sheet = RandomSheets.Make(seed);
            foreach (var format in Formats)
            {
                var back = new SheetReader(TestKnowledge.Make()).Read(Write(sheet, format), format, "回读");
                back.Sheet.Should().NotBeNull($"seed {seed}, {format}:\n{string.Join('\n', back.Diagnostics)}");
                back.Sheet!.Sha256.Should().Be(sheet.Sha256, $"seed {seed}, {format}");
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(150).WithReplay(20261121, 1));

    [Fact]
    public void Choices_attestations_origins_and_row_origins_survive()
    {
        var sheet = SheetText.Yaml(SheetText.Head + """
            来源: {断面: 实测}
            断面:
              - {编号: S1, 名称: 甲}
              - {编号: S2, 名称: 乙}
              - {编号: S3, 名称: 丙, 来源: 示例}
            口径:
              - {参数: 汛期比界限, 取值: 1.3, 理由: 短}
              - {对象: T/1, 核定: 专家核定, 姓名: 张, 单位: 院, 理由: 核过, 日期: 2026-05-01, 截止: 2027-04-30}
            数据来源:
              - {内容: 月值, 出处: 站点, 说明: 无}
            """).Good();
        foreach (var format in Formats)
        {
            var back = new SheetReader(TestKnowledge.Make()).Read(Write(sheet, format), format).Good();
            back.Sha256.Should().Be(sheet.Sha256);
            back.Choices.Attestations.Should().BeEquivalentTo(sheet.Choices.Attestations);
            back.Tables["断面"].OriginOf(2).Should().Be(FactOrigin.Sample);
            back.Tables["断面"].OriginOf(0).Should().Be(FactOrigin.Measured);
        }
    }

    [Fact]
    public void A_regular_wide_table_is_written_with_a_column_per_item()
    {
        var sheet = SheetText.Yaml(SheetText.Head + """
            断面: [{编号: S1, 名称: 甲}]
            月监测:
              - {断面: S1, 年月: 2026-01, 数据口径: 手工, 总磷: 0.01L, 氨氮: , 溶解氧: "*"}
              - {断面: S1, 年月: 2026-02, 数据口径: 手工, 总磷: 0.1, 氨氮: 未检出, 溶解氧: 停站}
            """).Good();
        var yaml = System.Text.Encoding.UTF8.GetString(Write(sheet, SheetFormat.Yaml));
        yaml.Should().Contain("  - {断面: S1, 年月: 2026-01, 数据口径: 手工, 总磷: 0.01L, 氨氮: \"\", 溶解氧: 未监测}\n  - {断面: S1, 年月: 2026-02, 数据口径: 手工, 总磷: 0.1, 氨氮: 未检出, 溶解氧: 无效}");
        foreach (var format in Formats)
        {
            new SheetReader(TestKnowledge.Make()).Read(Write(sheet, format), format).Good().Sha256.Should().Be(sheet.Sha256);
        }
    }
}
