using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Feel.Values.Temporal;

namespace Zhudian.Advisor.Feel.Operators;

/// <summary>Properties of dates, times, durations and ranges (DMN 1.5 table 65).</summary>
public static class TemporalProperties
{
    /// <summary>A property by its FEEL name (<c>year</c>, <c>time offset</c>, <c>start included</c> …); false when the value's kind has none of that name.</summary>
    public static bool TryGet(in Value value, string name, out Value property)
    {
        var found = value.Reference switch
        {
            FeelDate d => OfDate(d, name),
            FeelDateTime t => OfDate(t.Date, name) ?? OfTime(t.Time, t.Offset, name),
            FeelTime t => OfTime(t, t.Zone?.StandardOffset, name),
            FeelDaysTimeDuration d => OfDuration(d, name),
            FeelYearsMonthsDuration d => name switch { "years" => Value.Of((decimal)d.Years), "months" => Value.Of((decimal)d.Months), _ => null },
            FeelYearMonth m => name switch { "year" => Value.Of((decimal)m.Year), "month" => Value.Of((decimal)m.Month), _ => null },
            RangeValue r => OfRange(r, name),
            _ => (Value?)null,
        };
        property = found ?? Value.Null;
        return found is not null;
    }

    /// <summary>Static type of a property; false when the type has none of that name.</summary>
    public static bool TryGetType(FeelType type, string name, out FeelType property)
    {
        property = name switch
        {
            "time offset" => FeelType.DaysTimeDuration,
            "timezone" => FeelType.String,
            "start included" or "end included" => FeelType.Boolean,
            "start" or "end" => (type as RangeType)?.Element ?? FeelType.Any,
            _ => FeelType.Number,
        };
        return type is RangeType
            ? name is "start" or "end" or "start included" or "end included"
            : type == FeelType.Date ? IsDate(name)
            : type == FeelType.DateTime ? IsDate(name) || IsTime(name)
            : type == FeelType.Time ? IsTime(name)
            : type == FeelType.DaysTimeDuration ? name is "days" or "hours" or "minutes" or "seconds"
            : type == FeelType.YearsMonthsDuration ? name is "years" or "months"
            : type == FeelType.YearMonth && name is "year" or "month";
    }

    private static bool IsDate(string name) => name is "year" or "month" or "day" or "weekday";

    private static bool IsTime(string name) => name is "hour" or "minute" or "second" or "time offset" or "timezone";

    private static Value? OfDate(FeelDate date, string name) => name switch
    {
        "year" => Value.Of((decimal)date.Year),
        "month" => Value.Of((decimal)date.Month),
        "day" => Value.Of((decimal)date.Day),
        "weekday" => Value.Of((decimal)date.Weekday),
        _ => null,
    };

    private static Value? OfTime(FeelTime time, int? offset, string name) => name switch
    {
        "hour" => Value.Of((decimal)time.Hour),
        "minute" => Value.Of((decimal)time.Minute),
        "second" => Value.Of(time.Second),
        "time offset" => offset is { } seconds ? Value.Of(FeelDaysTimeDuration.OfSeconds(seconds)) : Value.Null,
        "timezone" => Value.Of(time.Zone?.Id),
        _ => null,
    };

    private static Value? OfDuration(FeelDaysTimeDuration duration, string name)
    {
        var (days, hours, minutes, seconds) = duration.Parts;
        return name switch
        {
            "days" => days.GetBitLength() > 95 ? Faults.Overflow("days") : Value.Of((decimal)days),
            "hours" => Value.Of((decimal)hours),
            "minutes" => Value.Of((decimal)minutes),
            "seconds" => Value.Of(seconds),
            _ => null,
        };
    }

    private static Value? OfRange(RangeValue range, string name) => name switch
    {
        "start" => range.Start,
        "end" => range.End,
        "start included" => Value.Of(range.StartIncluded),
        "end included" => Value.Of(range.EndIncluded),
        _ => null,
    };
}
