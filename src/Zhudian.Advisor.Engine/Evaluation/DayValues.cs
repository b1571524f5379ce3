using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Feel.Values.Temporal;

namespace Zhudian.Advisor.Engine.Evaluation;

/// <summary>Days and periods as FEEL values.</summary>
internal static class DayValues
{
    public static Value Of(DateOnly day) => Value.Of(FeelDate.Of(day.Year, day.Month, day.Day));

    /// <summary>A closed range of dates.</summary>
    public static Value Of(DatePeriod period) => Value.Of(new RangeValue(Of(period.From), true, Of(period.To), true));
}
