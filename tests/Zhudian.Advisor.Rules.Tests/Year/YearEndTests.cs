using System.Globalization;
using System.Text;
using Zhudian.Advisor.Engine.Model;
using Zhudian.Advisor.Facts;

namespace Zhudian.Advisor.Rules.Tests.Year;

/// <summary>The year-end arithmetic (年底测算), every figure worked out by hand beside it.</summary>
public sealed class YearEndTests(Handbook handbook) : IClassFixture<Handbook>
{
    [Fact]
    public void What_the_months_left_may_reach_is_target_times_months_less_the_sum_over_the_months_left()
    {
        // Ten months: 0.18 0.22 0.25 0.19 0.21 0.24 0.26 0.20 0.17 0.16. Sum 2.08, mean 0.208, target Ⅲ 0.2.
        // Two months left: (0.2 × 12 − 2.08) / 2 = 0.32 / 2 = 0.16 mg/L.
        var got = YearEnd([0.18m, 0.22m, 0.25m, 0.19m, 0.21m, 0.24m, 0.26m, 0.20m, 0.17m, 0.16m]);

        got("已测月数").Should().Be(10);
        got("累计均值").Should().Be(0.208m);
        got("剩余月数").Should().Be(2);
        got("余月须").Should().Be(0.16m);
    }

    [Fact]
    public void A_month_without_a_value_counts_neither_in_the_sum_nor_in_the_months()
    {
        // March was not measured: nine months, sum 2.08 − 0.25 = 1.83; (0.2 × (9 + 2) − 1.83) / 2 = 0.37 / 2 = 0.185 mg/L.
        var got = YearEnd([0.18m, 0.22m, null, 0.19m, 0.21m, 0.24m, 0.26m, 0.20m, 0.17m, 0.16m]);

        got("已测月数").Should().Be(9);
        got("余月须").Should().Be(0.185m);
    }

    [Fact]
    public void When_nothing_is_left_no_negative_control_value_is_given()
    {
        // Ten months of 0.25: sum 2.5 is over 0.2 × 12 = 2.4, (2.4 − 2.5) / 2 = −0.05: not applicable, and the text says so.
        var assessment = Evaluate([.. Enumerable.Repeat<decimal?>(0.25m, 10)]);
        var found = assessment.Conclusions.Single(c => c.Rule.Id == "WQ-Y01" && c.Key == "A+总磷");

        found.Values.Single(v => v.Field.Name == "余月须").Value.IsNull.Should().BeTrue();
        found.Text.Should().Contain("已没有余量");
    }

    [Fact]
    public void The_city_needs_its_share_of_good_sections_rounded_up()
    {
        // Target 85.7 % of one section: 0.857, rounded up 1. The mean 0.208 is Ⅳ, so none is good: short of one; at 0.16 a month it can still return, so it is named as one to win.
        var assessment = Evaluate([0.18m, 0.22m, 0.25m, 0.19m, 0.21m, 0.24m, 0.26m, 0.20m, 0.17m, 0.16m]);
        var found = assessment.Conclusions.Single(c => c.Rule.Id == "WQ-Y02");

        found.Values.Single(v => v.Field.Name == "应优良数").Value.AsNumber.Should().Be(1);
        found.Values.Single(v => v.Field.Name == "已优良数").Value.AsNumber.Should().Be(0);
        found.Values.Single(v => v.Field.Name == "缺口").Value.AsNumber.Should().Be(1);
        found.Values.Single(v => v.Field.Name == "差一类断面").Value.AsText.Should().Be("甲");
    }

    private Func<string, decimal> YearEnd(decimal?[] months)
    {
        var found = Evaluate(months).Conclusions.Single(c => c.Rule.Id == "WQ-Y01" && c.Key == "A+总磷");
        return field => found.Values.Single(v => v.Field.Name == field).Value.AsNumber;
    }

    private Assessment Evaluate(decimal?[] months)
    {
        var text = new StringBuilder("""
            评估: {城市: 试城, 评价日: 2026-11-10}
            城市:
              - {编号: C, 名称: 试城, 汛期分区: 南方片}
            县区:
              - {编号: X, 名称: 试县, 城市: C}
            河流:
              - {编号: R, 名称: 试河, 汇入河流: 无, 入湖: 无}
            断面:
              - {编号: A, 名称: 甲, 停用日期: 无, 换点日期: 无, 河流: R, 湖库: 无, 县区: X, 水体类型: 河流, 考核级别: 国控, 入境断面: 否, 目标类别: Ⅲ, 目标文号: 示1号}
            目标指标:
              - {编号: M, 指标: 优良比例, 单位: "%", 县区: 无, 断面: 无, 年: 2026, 目标值: 85.7, 文号: 示1号}
            月监测:

            """);
        foreach (var (value, at) in months.Select((v, i) => (v, i + 1)))
        {
            var phosphorus = value is { } v ? v.ToString(CultureInfo.InvariantCulture) : "未监测";
            text.Append(CultureInfo.InvariantCulture, $"  - {{断面: A, 年月: 2026-{at:00}, 数据口径: 融合考核, 审核状态: 已审核, 水温: 18, pH: 7.5, 溶解氧: 8, 高锰酸盐指数: 3, 氨氮: 0.3, 总磷: {phosphorus}}}\n");
        }

        var result = new SheetReader(handbook.Loaded.Knowledge!).Read(Encoding.UTF8.GetBytes(text.ToString()), SheetFormat.Yaml, "年底.yaml");
        result.Diagnostics.Where(d => d.Severity == Feel.Diagnostics.Severity.Error).Select(d => d.ToString()).Should().BeEmpty();
        var assessment = handbook.Engine.Evaluate(result.Sheet!);
        assessment.Faults.Should().BeEmpty();
        return assessment;
    }
}
