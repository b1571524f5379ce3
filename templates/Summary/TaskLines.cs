using Zhudian.Advisor.Engine.Model;
using Zhudian.Advisor.Reports.Drafting;
using Zhudian.Advisor.Templates.Rendering;
using static Zhudian.Advisor.Templates.Summary.Words;

namespace Zhudian.Advisor.Templates.Summary;

/// <summary>What to do and what to measure first, for the summary: only what conclusions say; measures and money are left to the editors.</summary>
internal static class TaskLines
{
    public static IEnumerable<Sentence?> Tasks(DraftModel model)
    {
        var units = model.Of("优先控制单元", "级别", "优先").ToList();
        var towns = model.Of("面源优先区", "级别", "一级优先").ToList();
        yield return Sentence.Of(
            string.Join("，", units.GroupBy(c => Cell(c, "首先"), StringComparer.Ordinal).Select(g => $"{Some(g.Select(c => Cell(c, "控制单元")))}{g.Key}"))
            + (towns.Count > 0 ? $"；面源先治{Some(towns.Select(c => $"{Cell(c, "乡镇")}（{Cell(c, "首要源")}）"))}。" : "。"), units.Concat(towns));
        var plans = model.Of("一口一策").ToList();
        var late = model.Of("整治逾期").ToList();
        yield return Sentence.Of($"排污口建议{Counted(plans.Select(c => Cell(c, "建议方式")), "个")}，由有权部门确定{(late.Count > 0 ? $"；逾期{late.Count}个" : string.Empty)}。", plans.Concat(late));
        var points = model.Of("三磷问题").ToList();
        yield return Sentence.Of(
            $"三磷核查不符合{points.Count}项，涉及企业{points.Select(c => Cell(c, "企业")).Distinct(StringComparer.Ordinal).Count()}家，逾期{points.Count(c => Yes(c, "逾期"))}项。", points);
    }

    public static IEnumerable<Sentence?> Measurements(DraftModel model)
    {
        var plan = model.Of("补测建议").ToList();
        var kinds = plan.GroupBy(c => Cell(c, "事项"), StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).ToList();
        var causes = plan.Where(c => Cell(c, "可改变").Contains("证据", StringComparison.Ordinal)).ToList();
        yield return Sentence.Of($"先测能分出成因真假的：{string.Join("、", causes.GroupBy(c => Cell(c, "事项"), StringComparer.Ordinal).Select(g => $"{g.Key}{g.Count()}处"))}。", causes);
        yield return Sentence.Of($"补测共{plan.Count}项，点位多的为{string.Join("、", kinds.Take(4).Select(g => $"{g.Key}{g.Count()}处"))}。", plan);
    }
}
