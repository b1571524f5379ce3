using System.Collections.Immutable;
using Zhudian.Advisor.Feel.Diagnostics;

namespace Zhudian.Advisor.Testing.Coverage;

/// <summary>What a coverage item is about.</summary>
public enum CoverageKind
{
    /// <summary>A rule: fired at least once.</summary>
    Rule,

    /// <summary>An atom of 当 (no <c>and</c>, <c>or</c>, <c>not</c> inside): seen true and seen false.</summary>
    Condition,

    /// <summary>A 无: seen to hold and seen refuted by a row.</summary>
    Absence,

    /// <summary>A row of a decision table: matched at least once.</summary>
    TableRow,
}

/// <summary>One thing cases can reach, and whether they did.</summary>
/// <param name="Kind">Kind.</param>
/// <param name="Owner">编号 of the rule, or name of the table.</param>
/// <param name="Text">The atom as written, the row id, the heading of the rule.</param>
/// <param name="Location">file:line:column.</param>
/// <param name="BothWays">Whether it must be seen false as well. An equality that finds rows through an index is a look-up: it is never seen false.</param>
/// <param name="SeenTrue">Fired, matched, or true at least once.</param>
/// <param name="SeenFalse">False at least once.</param>
public sealed record CoverageItem(CoverageKind Kind, string Owner, string Text, SourceLocation Location, bool BothWays, bool SeenTrue, bool SeenFalse)
{
    /// <summary>Number of outcomes wanted: 1 or 2.</summary>
    public int Wanted => BothWays ? 2 : 1;

    /// <summary>Number of wanted outcomes seen.</summary>
    public int Seen => (SeenTrue ? 1 : 0) + (BothWays && SeenFalse ? 1 : 0);

    /// <summary>Everything wanted was seen.</summary>
    public bool Covered => Seen == Wanted;

    /// <summary>What no case showed, in Chinese; empty when covered.</summary>
    public string Gap => Covered ? string.Empty : Kind switch
    {
        CoverageKind.Rule => "没有用例使它得出结论",
        CoverageKind.TableRow => "没有用例命中",
        _ => !BothWays || SeenFalse ? "没有用例使它成立" : SeenTrue ? "没有用例使它不成立" : "成立与不成立都没有用例",
    };
}

/// <summary>What the cases of a knowledge base reach.</summary>
/// <param name="Items">All items, ordered by file, line and column.</param>
/// <param name="Cases">Cases run.</param>
/// <param name="FailedCases">Cases that failed: what they reach counts, but proves little.</param>
public sealed record CoverageReport(ImmutableArray<CoverageItem> Items, int Cases, int FailedCases)
{
    /// <summary>Items not covered, in order.</summary>
    public IEnumerable<CoverageItem> Uncovered => Items.Where(i => !i.Covered);

    /// <summary>Outcomes wanted and seen over items of the given kinds (all when none is given).</summary>
    public (int Seen, int Wanted) Count(params ReadOnlySpan<CoverageKind> kinds)
    {
        var (seen, wanted) = (0, 0);
        foreach (var item in Items)
        {
            if (kinds.IsEmpty || kinds.Contains(item.Kind))
            {
                seen += item.Seen;
                wanted += item.Wanted;
            }
        }

        return (seen, wanted);
    }
}
