using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Operators;
using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Feel.Values.Temporal;

namespace Zhudian.Advisor.Feel.Functions;

/// <summary>Constructors of dates and times (DMN 1.5 §10.3.4.1) and calendar built-ins (§10.3.4.9).</summary>
internal static class TemporalFunctions
{
    private static readonly string[] Days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    private static readonly string[] Months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    public static IReadOnlyList<FunctionSymbol> Pure { get; } =
    [
        new OverloadedFunction("date",
        [
            new BuiltIn("date", FeelType.Date, [P.Any("from")], (_, a) => DateFrom(a[0])),
            new BuiltIn("date", FeelType.Date, [P.Num("year"), P.Num("month"), P.Num("day")], (_, a) => DateOf(a[0], a[1], a[2])),
        ]),
        new OverloadedFunction("time",
        [
            new BuiltIn("time", FeelType.Time, [P.Any("from")], (_, a) => TimeFrom(a[0])),
            new BuiltIn("time", FeelType.Time, [P.Num("hour"), P.Num("minute"), P.Num("second"), new ParameterSpec("offset", FeelType.DaysTimeDuration, Optional: true)], (_, a) => TimeOf(a[0], a[1], a[2], a[3])),
        ]),
        new OverloadedFunction("date and time",
        [
            new BuiltIn("date and time", FeelType.DateTime, [P.Any("from")], (_, a) => DateTimeFrom(a[0])),
            new BuiltIn("date and time", FeelType.DateTime, [P.Any("date"), P.Any("time")], (_, a) => DateTimeOf(a[0], a[1])),
        ]),
        OfDate("day of year", FeelType.Number, d => Value.Of((decimal)d.DayOfYear)),
        OfDate("day of week", FeelType.String, d => Value.Of(Days[d.Weekday - 1])),
        OfDate("month of year", FeelType.String, d => Value.Of(Months[d.Month - 1])),
        OfDate("week of year", FeelType.Number, d => Value.Of((decimal)d.WeekOfYear)),
    ];

    /// <summary>Functions of the clock; not part of the knowledge library.</summary>
    public static IReadOnlyList<FunctionSymbol> Clock { get; } =
    [
        new BuiltIn("now", FeelType.DateTime, [], (f, _) => Value.Of(Now(f))),
        new BuiltIn("today", FeelType.Date, [], (f, _) => Value.Of(Now(f).Date)),
    ];

    private static FeelDateTime Now(Frame frame)
    {
        var now = frame.Run.Clock.GetLocalNow();
        FeelZone.TryOfOffset((int)now.Offset.TotalSeconds, out var zone);
        return new FeelDateTime(FeelDate.Of(now.Year, now.Month, now.Day), FeelTime.FromSecondOfDay((int)now.TimeOfDay.TotalSeconds, now.TimeOfDay.Ticks % TimeSpan.TicksPerSecond / (decimal)TimeSpan.TicksPerSecond, zone));
    }

    private static BuiltIn OfDate(string name, FeelType result, Func<FeelDate, Value> compute)
        => new(name, result, [P.Any("date")], (_, a) => a[0].IsNull ? Faults.NullOperand
            : (a[0].As<FeelDate>() ?? a[0].As<FeelDateTime>()?.Date) is { } date ? compute(date)
            : Faults.BadArgument(name, "date", a[0], "日期或日期时间"));

    private static Value Single(in Value value) => value.As<ListValue>() is { Count: 1, Gap: null } list ? list[0] : value;

    private static Value DateFrom(in Value argument)
    {
        var from = Single(argument);
        return from.IsNull ? Faults.NullOperand
            : (from.As<FeelDate>() ?? from.As<FeelDateTime>()?.Date ?? (from.AsText is { } text && FeelDate.TryParse(text, out var date) ? date : null)) is { } result ? Value.Of(result)
            : Faults.BadArgument("date", "from", from, "形如 2026-03-01 的文本、日期或日期时间");
    }

    private static Value DateOf(in Value year, in Value month, in Value day)
        => Whole(year) is { } y && Whole(month) is { } m && Whole(day) is { } d && FeelDate.TryCreate(y, m, d, out var date) ? Value.Of(date)
            : Faults.Of("FEL206", $"没有 {ValueText.Print(year)} 年 {ValueText.Print(month)} 月 {ValueText.Print(day)} 日这一天");

    private static int? Whole(in Value number)
        => number.AsNumber == decimal.Truncate(number.AsNumber) && Math.Abs(number.AsNumber) <= FeelDate.MaxYear ? (int)number.AsNumber : null;

    private static Value TimeFrom(in Value argument)
    {
        var from = Single(argument);
        var time = from.As<FeelTime>() ?? from.As<FeelDateTime>()?.Time ?? (from.As<FeelDate>() is null ? null : FeelTime.Midnight.In(FeelZone.Utc));
        return from.IsNull ? Faults.NullOperand
            : (time ?? (from.AsText is { } text && FeelTime.TryParse(text, out var parsed) ? parsed : null)) is { } result ? Value.Of(result)
            : Faults.BadArgument("time", "from", from, "形如 08:30:00 的文本、时间、日期或日期时间");
    }

    private static Value TimeOf(in Value hour, in Value minute, in Value second, in Value offset)
    {
        FeelZone? zone = null;
        if (offset.As<FeelDaysTimeDuration>() is { } span
            && (span.TotalSeconds() is not { } seconds || seconds != decimal.Truncate(seconds) || Math.Abs(seconds) > 86_400m || !FeelZone.TryOfOffset((int)seconds, out zone)))
        {
            return Faults.BadArgument("time", "offset", offset, "不超过 18 小时的期间");
        }

        return Whole(hour) is { } h && Whole(minute) is { } m && FeelTime.TryCreate(h, m, second.AsNumber, zone, out var time) ? Value.Of(time)
            : Faults.Of("FEL206", $"没有 {ValueText.Print(hour)} 时 {ValueText.Print(minute)} 分 {ValueText.Print(second)} 秒这一时刻");
    }

    private static Value DateTimeFrom(in Value argument)
    {
        var from = Single(argument);
        var result = from.As<FeelDateTime>() ?? (from.As<FeelDate>() is { } day ? new FeelDateTime(day, FeelTime.Midnight.In(FeelZone.Utc)) : null);
        return from.IsNull ? Faults.NullOperand
            : (result ?? (from.AsText is { } text && FeelDateTime.TryParse(text, out var parsed) ? parsed : null)) is { } value ? Value.Of(value)
            : Faults.BadArgument("date and time", "from", from, "形如 2026-03-01T08:30:00 的文本、日期或日期时间");
    }

    private static Value DateTimeOf(in Value date, in Value time)
    {
        if (date.IsNull || time.IsNull)
        {
            return Faults.NullOperand;
        }

        var day = Single(date).As<FeelDate>() ?? Single(date).As<FeelDateTime>()?.Date;
        return day is null ? Faults.BadArgument("date and time", "date", date, "日期或日期时间")
            : Single(time).As<FeelTime>() is { } hour ? Value.Of(new FeelDateTime(day, hour))
            : Faults.BadArgument("date and time", "time", time, "时间");
    }
}
