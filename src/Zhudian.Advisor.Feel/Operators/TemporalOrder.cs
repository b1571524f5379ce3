using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Feel.Values.Temporal;

namespace Zhudian.Advisor.Feel.Operators;

/// <summary>
/// Equality and order of dates, times, durations, year-months and ranges. Times compare by whole seconds (DMN 1.5 §10.3.2.3.4 value_t; DMN TCK
/// 0068-feel-equality counts 10:30:00.0001 and 10:30:00.0002 as equal), zoned ones by instant. A local and a zoned time are unequal and have no order.
/// </summary>
internal static class TemporalOrder
{
    public static Truth Equal(in Value left, in Value right)
        => left.Kind is ValueKind.Time or ValueKind.DateTime
            ? TryCompare(left, right, out var order) && order == 0 ? Truth.True : Truth.False
            : left.Equals(right) ? Truth.True : Truth.False;

    public static bool TryCompare(in Value left, in Value right, out int order)
    {
        order = 0;
        switch (left.Reference, right.Reference)
        {
            case (FeelDate a, FeelDate b):
                order = a.EpochDay.CompareTo(b.EpochDay);
                return true;
            case (FeelTime a, FeelTime b):
                order = Seconds(a).CompareTo(Seconds(b));
                return a.Zone is null == b.Zone is null;
            case (FeelDateTime a, FeelDateTime b):
                order = a.EpochSecond.CompareTo(b.EpochSecond);
                return a.Time.Zone is null == b.Time.Zone is null;
            case (FeelDaysTimeDuration a, FeelDaysTimeDuration b):
                order = a.CompareTo(b);
                return true;
            case (FeelYearsMonthsDuration a, FeelYearsMonthsDuration b):
                order = a.TotalMonths.CompareTo(b.TotalMonths);
                return true;
            case (FeelYearMonth a, FeelYearMonth b):
                order = a.Index.CompareTo(b.Index);
                return true;
            default:
                return false;
        }
    }

    internal static int Seconds(FeelTime time) => time.SecondOfDay - (time.Zone?.StandardOffset ?? 0);
}
