using System.Collections.Immutable;
using Zhudian.Advisor.Engine.Model;
using Zhudian.Advisor.Reports.Charts;
using Zhudian.Advisor.Reports.Drafting;

namespace Zhudian.Advisor.Templates;

/// <summary>Bars of the phosphorus load by source.</summary>
internal static class LoadFigure
{
    /// <summary>The figure; null when no load is known.</summary>
    public static ChartSpec? For(IReadOnlyList<Conclusion> loads)
    {
        var known = loads.Where(c => DraftModel.Get(c, "总磷").IsNumber).OrderByDescending(c => DraftModel.Get(c, "总磷").AsNumber).ToList();
        if (known.Count == 0)
        {
            return null;
        }

        var values = known.Select(c => (double?)DraftModel.Get(c, "总磷").AsNumber).ToImmutableArray();
        return new ChartSpec(
            ChartKind.Bar, "全市分源总磷入河负荷", "t/a", [.. known.Select(c => DraftModel.Text(c, "源类"))], [new ChartSeries("总磷入河量", values)], [],
            "全市分源总磷入河负荷柱状图，由大到小：" + string.Join("、", known.Select(c => DraftModel.Text(c, "源类") + DraftModel.Text(c, "总磷") + " t/a")) + "。") { Digits = 2 };
    }
}
