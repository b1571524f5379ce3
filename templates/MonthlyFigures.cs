using System.Collections.Immutable;
using System.Globalization;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Reports.Charts;
using Zhudian.Advisor.Reports.Drafting;

namespace Zhudian.Advisor.Templates;

/// <summary>Monthly series of an item against the section's own target limit; months without an audited value stay gaps.</summary>
internal static class MonthlyFigures
{
    /// <summary>Figures of the sections that have a problem with their target, worst first; at most <paramref name="most"/>.</summary>
    public static IEnumerable<ChartSpec> For(DraftModel model, string item, int most)
    {
        var concerned = model.Of("断面达标", "时段", "累计").Where(c => DraftModel.Get(c, "达标").IsFalse)
            .Concat(model.Of("不稳定达标").OrderByDescending(c => DraftModel.Get(c, "超标月数") is { IsNumber: true } n ? n.AsNumber : 0))
            .Select(c => DraftModel.Get(c, "断面")).Where(r => r.Kind == ValueKind.Row).Distinct();
        return concerned.Select(r => Figure(model, new FactRow(model.Assessment, r), item)).OfType<ChartSpec>().Take(most);
    }

    private static ChartSpec? Figure(DraftModel model, FactRow section, string item)
    {
        var period = model.Sheet.Period;
        var years = new[] { period.To.Year - 1, period.To.Year };
        var series = years.Select(y => new ChartSeries($"{y}年", Months(section, item, y))).Where(s => s.Values.Any(v => v is not null)).ToImmutableArray();
        if (series.Length == 0)
        {
            return null;
        }

        var limit = Number(section.Call("目标限值", Value.Of(item)));
        var targets = limit is null ? [] : ImmutableArray.Create(new ChartTarget($"{section["目标类别"]}限值", [limit]));
        var current = series[^1].Values;
        var known = current.Count(v => v is not null);
        var over = limit is null ? 0 : current.Count(v => v > limit);
        var name = section["名称"];
        var alt = string.Create(CultureInfo.InvariantCulture, $"{name}断面{item}月值折线图，{series[^1].Name}有值 {known} 个月，其中高于目标限值 {over} 个月；缺测月份断开。");
        return new ChartSpec(ChartKind.Line, $"{name}断面{item}月值", "mg/L", [.. Enumerable.Range(1, 12).Select(m => $"{m}月")], series, targets, alt) { Digits = 3 };
    }

    private static ImmutableArray<double?> Months(FactRow section, string item, int year)
        => [.. Enumerable.Range(1, 12).Select(m => Number(section.Call("月值", Value.Of(item), Value.Of((decimal)year), Value.Of((decimal)m))))];

    private static double? Number(Value value) => value.IsNumber ? (double)value.AsNumber : null;
}
