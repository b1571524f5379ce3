using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Feel.Values.Temporal;

namespace Zhudian.Advisor.Feel.Operators;

/// <summary>
/// Arithmetic of dates, times and durations (DMN 1.5 tables 45–48; the whole matrix is DMN TCK 0100-arithmetic); null when the kinds do not go
/// together. A date among date-times is midnight UTC; a date plus a span of time is the day reached.
/// </summary>
internal static class TemporalArithmetic
{
    private const int SecondsPerDay = 86_400;

    public static Value? Add(in Value left, in Value right) => (left.Reference, right.Reference) switch
    {
        (FeelDaysTimeDuration a, FeelDaysTimeDuration b) => Value.Of(a.Add(b)),
        (FeelYearsMonthsDuration a, FeelYearsMonthsDuration b) => Fit(FeelYearsMonthsDuration.Of((decimal)a.TotalMonths + b.TotalMonths)),
        (FeelDaysTimeDuration or FeelYearsMonthsDuration, { } point) => Shift(point, left.Reference!, 1),
        ({ } point, FeelDaysTimeDuration or FeelYearsMonthsDuration) => Shift(point, right.Reference!, 1),
        _ => null,
    };

    public static Value? Subtract(in Value left, in Value right) => (left.Reference, right.Reference) switch
    {
        (FeelDaysTimeDuration a, FeelDaysTimeDuration b) => Value.Of(a.Add(b.Negate())),
        (FeelYearsMonthsDuration a, FeelYearsMonthsDuration b) => Fit(FeelYearsMonthsDuration.Of((decimal)a.TotalMonths - b.TotalMonths)),
        (FeelYearMonth a, FeelYearMonth b) => Value.Of(new FeelYearsMonthsDuration(a.Index - b.Index)),
        (FeelTime a, FeelTime b) => a.Zone is null != b.Zone is null ? null : Value.Of(FeelDaysTimeDuration.OfSeconds(TemporalOrder.Seconds(a) - TemporalOrder.Seconds(b)).Add(Fraction(a, b))),
        (FeelDate or FeelDateTime, FeelDate or FeelDateTime) => Between(Instant(left), Instant(right)),
        ({ } point, FeelDaysTimeDuration or FeelYearsMonthsDuration) => Shift(point, right.Reference!, -1),
        _ => null,
    };

    public static Value? Multiply(in Value left, in Value right) => (left.Reference, right.Reference) switch
    {
        (FeelDaysTimeDuration a, null) when right.IsNumber => Fit(a.Multiply(right.AsNumber)),
        (null, FeelDaysTimeDuration b) when left.IsNumber => Fit(b.Multiply(left.AsNumber)),
        (FeelYearsMonthsDuration a, null) when right.IsNumber => Scale(a, right.AsNumber),
        (null, FeelYearsMonthsDuration b) when left.IsNumber => Scale(b, left.AsNumber),
        _ => null,
    };

    public static Value? Divide(in Value left, in Value right)
    {
        switch (left.Reference, right.Reference)
        {
            case (FeelDaysTimeDuration a, FeelDaysTimeDuration b):
                return b.Sign == 0 ? Faults.DivisionByZero() : a.Ratio(b) is { } ratio ? Value.Of(ratio) : Faults.Overflow("除法");
            case (FeelYearsMonthsDuration a, FeelYearsMonthsDuration b):
                return b.TotalMonths == 0 ? Faults.DivisionByZero() : Value.Of((decimal)a.TotalMonths / b.TotalMonths);
            case (FeelDaysTimeDuration a, null) when right.IsNumber:
                return right.AsNumber == 0m ? Faults.DivisionByZero() : Value.Of(a.Divide(right.AsNumber));
            case (FeelYearsMonthsDuration a, null) when right.IsNumber:
                return right.AsNumber == 0m ? Faults.DivisionByZero() : Quotient(a.TotalMonths, right.AsNumber);
            default:
                return null;
        }
    }

    public static Value? Negate(in Value operand) => operand.Reference switch
    {
        FeelDaysTimeDuration d => Value.Of(d.Negate()),
        FeelYearsMonthsDuration d => Value.Of(new FeelYearsMonthsDuration(-d.TotalMonths)),
        _ => null,
    };

    public static Value? Abs(in Value operand) => operand.Reference switch
    {
        FeelDaysTimeDuration d => Value.Of(d.Sign < 0 ? d.Negate() : d),
        FeelYearsMonthsDuration d => Value.Of(new FeelYearsMonthsDuration(Math.Abs(d.TotalMonths))),
        _ => null,
    };

    private static Value? Shift(ReferenceValue point, ReferenceValue span, int sign) => (point, span) switch
    {
        (FeelDateTime p, FeelDaysTimeDuration d) => Fit(p.Plus(sign < 0 ? d.Negate() : d)),
        (FeelDateTime p, FeelYearsMonthsDuration d) => Fit(p.PlusMonths(sign * d.TotalMonths)),
        (FeelDate p, FeelDaysTimeDuration d) => Fit(new FeelDateTime(p, FeelTime.Midnight).Plus(sign < 0 ? d.Negate() : d)?.Date),
        (FeelDate p, FeelYearsMonthsDuration d) => Fit(p.PlusMonths(sign * d.TotalMonths)),
        (FeelYearMonth p, FeelYearsMonthsDuration d) => Fit(p.Plus(sign * d.TotalMonths)),
        (FeelTime p, FeelDaysTimeDuration d) => Turn(p, sign < 0 ? d.Negate() : d),
        _ => null,
    };

    private static Value Turn(FeelTime time, FeelDaysTimeDuration span)
    {
        var (whole, fraction) = span.Add(FeelDaysTimeDuration.OfSeconds(time.SecondOfDay, time.Fraction)).Split();
        var second = (int)(whole % SecondsPerDay);
        return Value.Of(FeelTime.FromSecondOfDay(second < 0 ? second + SecondsPerDay : second, fraction, time.Zone));
    }

    private static FeelDateTime Instant(in Value value)
        => value.As<FeelDateTime>() ?? new FeelDateTime(value.As<FeelDate>()!, FeelTime.Midnight.In(FeelZone.Utc));

    private static Value? Between(FeelDateTime left, FeelDateTime right)
        => left.Time.Zone is null != right.Time.Zone is null ? null : Value.Of(FeelDaysTimeDuration.OfSeconds(left.EpochSecond - right.EpochSecond).Add(Fraction(left.Time, right.Time)));

    private static FeelDaysTimeDuration Fraction(FeelTime left, FeelTime right) => FeelDaysTimeDuration.OfSeconds(0, left.Fraction - right.Fraction);

    private static Value Scale(FeelYearsMonthsDuration duration, decimal factor)
    {
        try
        {
            return Fit(FeelYearsMonthsDuration.Of(duration.TotalMonths * factor));
        }
        catch (OverflowException)
        {
            return Faults.Overflow("期间运算");
        }
    }

    private static Value Quotient(long months, decimal divisor)
    {
        try
        {
            return Fit(FeelYearsMonthsDuration.Of(months / divisor));
        }
        catch (OverflowException)
        {
            return Faults.Overflow("期间运算");
        }
    }

    private static Value Fit(ReferenceValue? result) => result is null ? Faults.Overflow("日期或期间运算") : Value.Of(result);
}
