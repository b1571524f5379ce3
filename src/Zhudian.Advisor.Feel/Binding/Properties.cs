using Zhudian.Advisor.Feel.Types;

namespace Zhudian.Advisor.Feel.Binding;

/// <summary>Static types of the properties of dates, times, durations and ranges (DMN 1.5 tables 65–66).</summary>
internal static class Properties
{
    private static readonly string[] DateNames = ["year", "month", "day", "weekday"];
    private static readonly string[] TimeNames = ["hour", "minute", "second", "time offset", "timezone"];

    public static FeelType? TypeOf(FeelType owner, string name)
    {
        if (owner is RangeType range)
        {
            return name switch { "start" or "end" => range.Element, "start included" or "end included" => FeelType.Boolean, _ => null };
        }

        return !NamesOf(owner).Contains(name, StringComparer.Ordinal) ? null
            : name switch { "time offset" => FeelType.DaysTimeDuration, "timezone" => FeelType.String, _ => FeelType.Number };
    }

    public static IReadOnlyList<string> NamesOf(FeelType owner) => owner switch
    {
        RangeType => ["start", "end", "start included", "end included"],
        _ when ReferenceEquals(owner, FeelType.Date) => DateNames,
        _ when ReferenceEquals(owner, FeelType.Time) => TimeNames,
        _ when ReferenceEquals(owner, FeelType.DateTime) => [.. DateNames, .. TimeNames],
        _ when ReferenceEquals(owner, FeelType.DaysTimeDuration) => ["days", "hours", "minutes", "seconds"],
        _ when ReferenceEquals(owner, FeelType.YearsMonthsDuration) => ["years", "months"],
        _ => [],
    };
}
