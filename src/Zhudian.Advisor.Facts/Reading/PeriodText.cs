using Zhudian.Advisor.Facts.Model;

namespace Zhudian.Advisor.Facts.Reading;

/// <summary>Periods as people write them.</summary>
public static class PeriodText
{
    /// <summary>
    /// Reads <c>2026-01-01..2026-10-31</c>, <c>2026-01..2026-10</c> or <c>2026-10</c> (one month), both ends included;
    /// null when it is none of these or runs backward.
    /// </summary>
    public static DatePeriod? Parse(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var at = text.IndexOf("..", StringComparison.Ordinal);
        var (low, high) = at < 0 ? (text, text) : (text[..at].Trim(), text[(at + 2)..].Trim());
        var fromDay = TemporalCells.TryDate(low, out var from) || TemporalCells.TryMonth(low, out from);
        var toDay = TemporalCells.TryDate(high, out var to);
        if (!toDay && TemporalCells.TryMonth(high, out to))
        {
            (toDay, to) = (true, to.AddMonths(1).AddDays(-1));
        }

        return fromDay && toDay && from <= to ? new DatePeriod(from, to) : null;
    }
}
