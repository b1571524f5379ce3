using System.Text.RegularExpressions;
using Zhudian.Advisor.Engine.Model;
using Zhudian.Advisor.Reports.Drafting;
using Zhudian.Advisor.Templates.Rendering;
using static Zhudian.Advisor.Templates.Summary.Words;

namespace Zhudian.Advisor.Templates.Summary;

/// <summary>Why, and how much to cut, for the summary: causes with their grade, sources of the load, tracing, capacity and what cannot be said.</summary>
internal static partial class CauseLines
{
    private const string Phosphorus = "总磷";
    private const string None = "无";

    public static IEnumerable<Sentence?> Causes(DraftModel model)
    {
        foreach (var effect in model.Of("成因判定").GroupBy(c => Cell(c, "效应"), StringComparer.Ordinal).OrderBy(g => g.Key != Phosphorus).ThenBy(g => g.Key, StringComparer.Ordinal))
        {
            var likely = effect.Where(IsLikely).ToList();
            var open = effect.GroupBy(c => Cell(c, "断面")).Where(g => !g.Any(IsLikely)).ToList();
            var known = string.Join("；", likely.GroupBy(c => Cell(c, "判定"), StringComparer.Ordinal).Select(v => $"{v.Key}的有{string.Join("、", v.GroupBy(c => Cell(c, "断面")).Select(g => $"{g.Key}{string.Join("与", g.Select(c => Cell(c, "候选")))}"))}"));
            var most = open.Select(g => g.FirstOrDefault(c => Cell(c, "负荷占比").Contains("第1位", StringComparison.Ordinal))).OfType<Conclusion>().ToList();
            var clashes = effect.Where(c => Cell(c, "不一致") != None).ToList();
            yield return Sentence.Of(
                $"{effect.Key}：{(known.Length > 0 ? known : "还没有很可能以上的主因")}{(open.Count > 0 ? $"；{Some(open.Select(g => g.Key))}还分不出来" : string.Empty)}"
                + (most.Count > 0 ? $"，其中负荷占比最大的是{Placed(most, Largest)}" : string.Empty)
                + string.Concat(clashes.GroupBy(c => Clash(Cell(c, "不一致")), StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
                    .Select(g => $"；{g.Key}：{Placed(g, c => $"{Cell(c, "候选")}{Share(c)}")}")) + "。",
                likely.Concat(open.SelectMany(g => g)).Concat(clashes).Distinct());
        }

        var sources = model.Of("源类负荷", "层级", "全市").Where(c => Yes(c, "总磷主要")).OrderByDescending(c => Number(c, "总磷占比") ?? 0).ToList();
        yield return Sentence.Of("填报的总磷入河负荷主要来自" + string.Join("、", sources.Select(c => $"{Cell(c, "源类")}（{Cell(c, "总磷占比")}%）")) + "。", sources);
    }

    public static IEnumerable<Sentence?> Tracing(DraftModel model)
    {
        var first = model.Of("重点核查对象", "次序", "先查").ToList();
        yield return Sentence.Of($"沿程溯源列出核查对象{model.Of("重点核查对象").Count()}个，先查{Some(first.Select(c => Cell(c, "断面")))}以上的{first.Count}个，不认定责任。", first);
    }

    public static IEnumerable<Sentence?> Cuts(DraftModel model)
    {
        var none = model.Of("不作分配").ToList();
        yield return Sentence.Of($"断面均值已达标的{none.Count}个控制单元不分配削减量，负荷不增加。", none);
        foreach (var lake in model.Of("湖库削减").Where(c => Number(c, "需削减") > 0))
        {
            yield return Sentence.Of($"{Cell(lake, "湖库")}需削减总磷{Cell(lake, "需削减")} t/a（{Cell(lake, "低")}—{Cell(lake, "高")}）。", [lake]);
        }

        var inlets = model.Of("入湖控制", "判断", "高于控制值").ToList();
        yield return Sentence.Of($"{Some(inlets.Select(c => Cell(c, "断面")))}入湖总磷高于由湖体目标反推的{Some(inlets.Select(c => Cell(c, "控制值")))} mg/L。", inlets);
        var doubts = model.Of("目标存疑").Select(c => (Name: Cell(c, "控制单元"), From: c)).Concat(model.Of("湖库目标存疑").Select(c => (Name: Cell(c, "湖库"), From: c))).ToList();
        yield return Sentence.Of($"{Some(doubts.Select(d => d.Name))}磷背景没有查清，不定削减吨数。", doubts.Select(d => d.From));
        var gaps = model.Of("容量缺项").Select(c => (Name: Cell(c, "控制单元"), From: c)).Concat(model.Of("湖库容量缺项").Select(c => (Name: Cell(c, "湖库"), From: c))).ToList();
        yield return Sentence.Of($"另有{gaps.Count}处缺水文或参数，容量算不出来。", gaps.Select(g => g.From));
    }

    /// <summary>Sections of which the same is said come before it together: 荷溪桥、荷汀闸城镇生活（占 12.4%）.</summary>
    private static string Placed(IEnumerable<Conclusion> causes, Func<Conclusion, string> told)
        => string.Join("、", causes.GroupBy(told, StringComparer.Ordinal).Select(g => $"{Some(g.Select(c => Cell(c, "断面")))}{g.Key}"));

    /// <summary>The candidate that holds most of the load and is no more than 可能, with the kinds of evidence that are missing (their clues stand in the chapter on causes).</summary>
    private static string Largest(Conclusion cause)
        => $"{Cell(cause, "候选")}（{Before(Cell(cause, "负荷占比"), '（')}{(Cell(cause, "缺资料") is var lack && lack != None ? $"，缺{Brackets().Replace(lack, string.Empty)}" : string.Empty)}）";

    /// <summary>What disagrees, without the figures: 证据与负荷不一致：其他证据支持…（占 …） is told as 证据与负荷不一致（其他证据支持…）.</summary>
    private static string Clash(string text)
        => Before(text, '（').Split('：', 2) is [var head, var how] ? $"{head}（{how}）" : text;

    private static string Share(Conclusion cause) => Cell(cause, "负荷占比") is var share && share != None ? $"（{Before(share, '（')}）" : string.Empty;

    private static string Before(string text, char mark) => text.Split(mark)[0];

    [GeneratedRegex("（[^（）]*）", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Brackets();

    private static bool IsLikely(Conclusion conclusion) => Cell(conclusion, "判定") is "诊断成立" or "很可能";
}
