using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Feel.Values.Temporal;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Knowledge.Tables.Evaluation;

/// <summary>
/// The definite values of a column laid on a line, so that cells become intervals of numbers: numbers and times as they are, days and months
/// counted, words and texts numbered. On a discrete axis only whole numbers occur.
/// </summary>
internal abstract class ColumnAxis
{
    /// <summary>Only whole coordinates occur.</summary>
    public abstract bool IsDiscrete { get; }

    /// <summary>Which kinds of values have their own way to a region.</summary>
    public virtual AxisType Type => AxisType.Other;

    /// <summary>Place of a value on an axis with a <see cref="Universe"/> as an index; −1 when it is of another kind.</summary>
    public virtual int IndexOf(in Value value) => TryPlace(value, out var place) ? (int)place : -1;

    /// <summary>First and last coordinate; null when unbounded.</summary>
    public virtual (decimal First, decimal Last)? Universe => null;

    /// <summary>Place of a definite value; false when it is of another kind.</summary>
    public abstract bool TryPlace(in Value value, out decimal place);

    /// <summary>A value at a place, for witnesses; null when only the place is known.</summary>
    public abstract Value ValueAt(decimal place);

    /// <summary>Axis of an input, given all constants of its column; null when its type has no axis.</summary>
    public static ColumnAxis? For(FeelType type, DataType? declared, IEnumerable<Value> constants)
    {
        if (type is EnumType words)
        {
            return new WordAxis(words);
        }

        if (type == FeelType.Number)
        {
            return new NumberAxis(declared?.Kind is DataKind.Integer or DataKind.Year);
        }

        return type == FeelType.Boolean ? new BooleanAxis()
            : type == FeelType.String ? new TextAxis(constants)
            : type == FeelType.Date ? new DayAxis()
            : type == FeelType.YearMonth ? new MonthAxis()
            : type == FeelType.DateTime ? new TimeAxis()
            : null;
    }

    private sealed class NumberAxis(bool whole) : ColumnAxis
    {
        public override bool IsDiscrete => whole;

        public override AxisType Type => AxisType.Number;

        public override bool TryPlace(in Value value, out decimal place)
        {
            place = value.IsNumber ? value.AsNumber : 0;
            return value.IsNumber;
        }

        public override Value ValueAt(decimal place) => Value.Of(place);
    }

    private sealed class BooleanAxis : ColumnAxis
    {
        public override AxisType Type => AxisType.Boolean;

        public override bool IsDiscrete => true;

        public override (decimal First, decimal Last)? Universe => (0, 1);

        public override bool TryPlace(in Value value, out decimal place)
        {
            place = value.IsTrue ? 1 : 0;
            return value.Kind == ValueKind.Boolean;
        }

        public override Value ValueAt(decimal place) => Value.Of(place == 1);
    }

    private sealed class DayAxis : ColumnAxis
    {
        public override bool IsDiscrete => true;

        public override bool TryPlace(in Value value, out decimal place)
        {
            var day = value.As<FeelDate>();
            place = day?.EpochDay ?? 0;
            return day is not null;
        }

        public override Value ValueAt(decimal place) => Value.Of(FeelDate.FromEpochDay((long)place));
    }

    private sealed class MonthAxis : ColumnAxis
    {
        public override bool IsDiscrete => true;

        public override bool TryPlace(in Value value, out decimal place)
        {
            var month = value.As<FeelYearMonth>();
            place = month?.Index ?? 0;
            return month is not null;
        }

        public override Value ValueAt(decimal place)
            => FeelYearMonth.TryCreate((int)Math.Floor(place / 12), (int)(place - (Math.Floor(place / 12) * 12)) + 1, out var month) ? Value.Of(month) : Value.Null;
    }

    private sealed class TimeAxis : ColumnAxis
    {
        public override bool IsDiscrete => true;

        public override bool TryPlace(in Value value, out decimal place)
        {
            var time = value.As<FeelDateTime>();
            place = time?.EpochSecond ?? 0;
            return time is not null;
        }

        public override Value ValueAt(decimal place)
            => FeelDate.FromEpochDay((long)Math.Floor(place / 86400m)) is { } day
                ? Value.Of(new FeelDateTime(day, FeelTime.FromSecondOfDay((int)(place - (Math.Floor(place / 86400m) * 86400m)), 0m, null)))
                : Value.Null;
    }
}

/// <summary>Kinds of axes that <see cref="ColumnPartition"/> treats apart.</summary>
internal enum AxisType
{
    Number,
    Boolean,
    Other,
}
