using System.Globalization;
using System.Text.RegularExpressions;
using Zhudian.Advisor.Engine.Model;
using Zhudian.Advisor.Reports.Drafting;
using Zhudian.Advisor.Templates.Rendering;
using static Zhudian.Advisor.Templates.Summary.Words;

namespace Zhudian.Advisor.Templates.Summary;

/// <summary>Where the city's waters stand, for the summary: sections, lakes, targets, the most urgent waters, drinking water, black-odour water, ecology.</summary>
internal static partial class SituationLines
{
    private const int Most = 3;

    public static IEnumerable<Sentence?> Quality(DraftModel model)
    {
        var whole = model.Of("区域水质", "层级", "全市").FirstOrDefault(c => Cell(c, "时段") == "累计");
        var left = UnassessedSections.Of(model);
        yield return whole is null ? null : Sentence.Of(
            $"{Cell(whole, "名称")}累计评价断面{Cell(whole, "评价断面数")}个，优良{Cell(whole, "优良数")}个，占{Cell(whole, "优良比例")}%，劣Ⅴ类占{Cell(whole, "劣Ⅴ比例")}%，总体{Cell(whole, "等级")}"
            + (left.Count > 0 ? $"；{Cell(whole, "断面数")}个中没有评价的{left.Count}个：{UnassessedSections.Told(left)}。" : "。"), [whole]);
        var total = model.Of("断面达标", "时段", "累计").ToList();
        var failing = total.Where(c => No(c, "达标")).ToList();
        var unstable = model.Of("不稳定达标").ToList();
        var partial = total.Where(c => Yes(c, "达标") && No(c, "含总磷")).ToList();
        yield return Sentence.Of(
            (failing.Count > 0 ? $"累计没有达到下达目标的断面{failing.Count}个：{Some(failing.Select(c => Cell(c, "断面")))}" : "有目标且可评价的断面累计均达到目标")
            + (partial.Count > 0 ? $"；判为达标而未含总磷的{partial.Count}个：{Some(partial.Select(c => Cell(c, "断面")))}" : string.Empty)
            + $"；累计达标而有月份差于目标的{unstable.Count}个。",
            total.Count == 0 ? [] : (failing.Count > 0 ? failing.Concat(partial) : total).Concat(unstable));
        var lakes = model.Of("湖库营养", "时段", "累计").ToList();
        yield return Sentence.Of(string.Join("，", lakes.Select(c => $"{Cell(c, "湖库")}{Cell(c, "状态")}")) + "。", lakes);
        var progress = model.Of("目标进展").ToList();
        var behind = progress.Where(c => No(c, "达到")).ToList();
        yield return Sentence.Of(
            $"下达目标可比的{progress.Count}项，没有达到{behind.Count}项"
            + (behind.Count > 0 ? "：" + string.Join("、", behind.GroupBy(c => DraftNotes.RemarkOf(c), StringComparer.Ordinal).Select(g =>
                string.Join("、", g.Select(c => $"{Cell(c, "对象")}{Cell(c, "指标")}（{Cell(c, "现状文")}，目标{Cell(c, "目标文")}）")) + $"（{g.Key}）")) : string.Empty) + "。", progress);
        var lost = model.Of("年底测算").Where(c => Cell(c, "难度") == "无余量").ToList();
        yield return Sentence.Of($"{Some(lost.Select(c => Cell(c, "断面") + Cell(c, "项目")))}按现有数据全年已不可能达到目标。", lost);
        var baseline = model.Of("基线差距").ToList();
        yield return Sentence.Of($"攻坚战行动方案已到期，只作基线，可比{baseline.Count}项中{baseline.Count(c => No(c, "达到"))}项未达到。", baseline);
    }

    public static IEnumerable<Sentence?> Urgent(DraftModel model)
    {
        var ranked = model.Of("紧迫河湖", "结论", "建议列入").OrderBy(c => Number(c, "名次") ?? decimal.MaxValue).ToList();
        var tied = ranked.Skip(Most).Select(c => Cell(c, "名称")).ToList();
        yield return Sentence.Of(
            string.Join("、", ranked.Take(Most).Select(c => $"{Cell(c, "名称")}（{Heaviest(Cell(c, "成立准则"))}）"))
            + (tied.Count > 0 ? $"；{Some(tied)}与末位同分，由人取舍。" : "。"), ranked);
        var all = model.Of("问题汇总").ToList();
        yield return Sentence.Of(
            $"督察、警示片、投诉等问题{model.Of("问题台账").Count()}个，未了结{all.Sum(c => Number(c, "未了结数") ?? 0):0}个，逾期{all.Sum(c => Number(c, "逾期数") ?? 0):0}个。", all);
    }

    public static IEnumerable<Sentence?> Life(DraftModel model)
    {
        var sources = model.Of("水源地水质").ToList();
        var bad = sources.Where(c => No(c, "达标")).ToList();
        yield return Sentence.Of(
            $"有监测的水源地{sources.Count}个，" + (bad.Count > 0 ? $"有超标月份的{bad.Count}个。" : "已测的月份均达标。"), sources);
        var zones = model.Of("水源地保护区问题").ToList();
        yield return Sentence.Of($"水源地保护区待核实的问题{zones.Count}项。", zones);
        var black = model.Of("黑臭分级").ToList();
        var still = black.Where(c => Cell(c, "程度") != "无黑臭").ToList();
        yield return Sentence.Of($"有监测的黑臭水体{black.Count}个，" + (still.Count > 0 ? $"仍为黑臭的{still.Count}个。" : "均为无黑臭。"), black);
        var harmed = model.Of("水生态受损").ToList();
        yield return Sentence.Of($"水生态疑似受损的断面{harmed.Count}个：{Some(harmed.Select(c => Cell(c, "断面")))}。", harmed);
    }

    /// <summary>The criterion that gave most points of a text such as 达标不稳定（2）、富营养（3）; the first of equals.</summary>
    private static string Heaviest(string criteria)
        => Criterion().Matches(criteria).OrderByDescending(m => int.Parse(m.Groups["points"].Value, CultureInfo.InvariantCulture)).Select(m => m.Groups["name"].Value).FirstOrDefault() ?? criteria;

    [GeneratedRegex("(?<name>[^、（）]+)（(?<points>[0-9]{1,4})）", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Criterion();
}
