using System.Globalization;
using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Engine.Model;
using Zhudian.Advisor.Facts;
using Zhudian.Advisor.Facts.Model;

namespace Zhudian.Advisor.Rules.Tests.Year;

/// <summary>One city's stations, month by month through a year: every month the situation of the rules against the same worked out in plain code.</summary>
public sealed class RealYearTests(Handbook handbook) : IClassFixture<Handbook>
{
    private static readonly string[] Stations = ["艾山西大桥", "李集桥"];

    // The year before is invented and flat: phosphorus 0.15 and CODMn 5 are class Ⅲ, the rest better; so the class of the year before is Ⅲ in every month.
    private static readonly Dictionary<string, decimal> Before = new(StringComparer.Ordinal)
    {
        ["水温"] = 18, ["pH"] = 7.5m, ["溶解氧"] = 8, ["高锰酸盐指数"] = 5, ["氨氮"] = 0.3m, ["总磷"] = 0.15m,
    };

    [SharedFact]
    public void Twelve_dates_give_the_classes_attainment_and_unstable_sections_of_plain_arithmetic()
    {
        // January to December: the months to date stay within Ⅲ, July and August do not, so the sections are unstable and nothing is a warning.
        Walk(Months()).Should().Match<(int Unstable, int Warned)>(w => w.Unstable > 0 && w.Warned == 0);
    }

    [SharedFact]
    public void A_year_that_begins_with_the_wet_season_meets_a_warning_as_well()
    {
        // The same months, May first: 李集桥 has 0.151, 0.121, 0.191, 0.378, so the fourth month is Ⅴ and the mean to date 0.210 is Ⅳ, both worse than last year's Ⅲ.
        Walk(Months(first: 5)).Should().Match<(int Unstable, int Warned)>(w => w.Unstable > 0 && w.Warned > 0);
    }

    [SharedFact]
    public void A_worse_year_before_turns_the_comparison_to_date()
    {
        var months = Months();
        // Class Ⅳ in the year before (phosphorus 0.25): the year to date, class Ⅲ, is better by one.
        var assessment = Evaluate(Sheet(months, new Dictionary<string, decimal>(Before, StringComparer.Ordinal) { ["总磷"] = 0.25m }), 10);
        Field(assessment, "断面变化", "艾山西大桥+累计同比", "变化").Should().Be("有所好转");
    }

    [SharedFact]
    public void August_by_hand()
    {
        var months = Months();
        // Monthly means of phosphorus of 艾山西大桥, January to August, to three decimals as an independent script gives them.
        decimal[] hand = [0.031m, 0.042m, 0.047m, 0.028m, 0.042m, 0.052m, 0.235m, 0.458m];
        for (var m = 1; m <= 8; m++)
        {
            months.Of("艾山西大桥", m, "总磷")!.Value.Should().BeApproximately(hand[m - 1], 0.0006m, m + "月");
        }

        // Sum 0.935, divided by 8: 0.117 mg/L, class Ⅲ (over 0.1, within 0.2). August alone, 0.458, is over 0.4: worse than Ⅴ. July, 0.235, is Ⅳ.
        var assessment = Evaluate(Sheet(months), 8);
        decimal.Parse(Field(assessment, "断面水质", "艾山西大桥+累计", "总磷")!, CultureInfo.InvariantCulture).Should().BeApproximately(0.935m / 8, 0.0006m);
        Field(assessment, "断面水质", "艾山西大桥+当月", "类别").Should().Be("劣Ⅴ");
        Field(assessment, "断面水质", "艾山西大桥+累计", "类别").Should().Be("Ⅲ");
        Field(assessment, "不稳定达标", "艾山西大桥", "超标月份").Should().Contain("7—8月总磷");

        // Year end: the mean of twelve months within 0.2 leaves (0.2 × 12 − 0.935) / 4 = 0.366 mg/L a month.
        decimal.Parse(Field(assessment, "年底测算", "艾山西大桥+总磷", "余月须")!, CultureInfo.InvariantCulture).Should().BeApproximately((2.4m - 0.935m) / 4, 0.001m);
    }

    /// <summary>Twelve evaluation dates; every value of the rules against the plain one. How many sections and dates were unstable, how many warned.</summary>
    private (int Unstable, int Warned) Walk(StationMonths months)
    {
        var sheet = Sheet(months);
        var (unstable, warned) = (0, 0);
        for (var month = 1; month <= 12; month++)
        {
            var assessment = Evaluate(sheet, month);
            assessment.Faults.Should().BeEmpty();
            foreach (var station in Stations)
            {
                decimal? Value(int m, string item) => months.Of(station, m, item);
                var now = PlainArithmetic.Class(Value, month, month);
                var soFar = PlainArithmetic.Class(Value, 1, month);
                var worse = Enumerable.Range(1, month).Count(m => PlainArithmetic.Class(Value, m, m) > 3);
                var shown = month + "月 " + station;

                Field(assessment, "断面水质", station + "+当月", "类别").Should().Be(Name(now), shown);
                Field(assessment, "断面水质", station + "+累计", "类别").Should().Be(Name(soFar), shown);
                Field(assessment, "断面达标", station + "+累计", "达标").Should().Be(soFar is null ? null : soFar <= 3 ? "true" : "false", shown);
                Field(assessment, "不稳定达标", station, "超标月数").Should().Be(soFar <= 3 && worse > 0 ? worse.ToString(CultureInfo.InvariantCulture) : null, shown);

                // Both classes worse than Ⅲ, both fallen against the Ⅲ of the year before; the target is Ⅲ as well, so it is missed.
                var fall = now > 3 && soFar > 3 ? Math.Min(now.Value, soFar.Value) - 3 : 0;
                Field(assessment, "水质预警", station, "级别").Should().Be(fall switch { 0 => null, 1 => "二级", _ => "一级" }, shown);
                warned += fall > 0 ? 1 : 0;
                unstable += soFar <= 3 && worse > 0 ? 1 : 0;
            }
        }

        return (unstable, warned);
    }

    private static string? Name(int? rank) => rank is { } r ? PlainArithmetic.Names[r] : null;

    private static string? Field(Assessment assessment, string kind, string key, string field)
    {
        var found = assessment.Conclusions.Where(c => c.Kind.Name == kind && c.Key == key).ToList();
        found.Count.Should().BeLessThan(2);
        return found.Count == 0 ? null : found[0].Values.Single(v => v.Field.Name == field).Value.ToString()?.Trim('"');
    }

    private static StationMonths Months(int first = 1) => StationMonths.Read(Path.Combine(Shared.Data!, "cnemc_daily_stations", "daily_20200510_20210405.csv"), "徐州市", first);

    private FactSheet Sheet(StationMonths months, IReadOnlyDictionary<string, decimal>? before = null)
    {
        var result = new SheetReader(handbook.Loaded.Knowledge!).Read(months.Sheet(Stations, before ?? Before), SheetFormat.Yaml, "年.yaml");
        result.Diagnostics.Where(d => d.Severity == Feel.Diagnostics.Severity.Error).Select(d => d.ToString()).Should().BeEmpty();
        return result.Sheet!;
    }

    private Assessment Evaluate(FactSheet sheet, int month)
        => handbook.Engine.Evaluate(sheet, new EvaluationOptions
        {
            AsOf = new DateOnly(StationMonths.Year, month, 28).AddDays(12),
            Period = new DatePeriod(new DateOnly(StationMonths.Year, 1, 1), new DateOnly(StationMonths.Year, month, DateTime.DaysInMonth(StationMonths.Year, month))),
        });
}
