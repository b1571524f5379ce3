using System.Collections.Immutable;
using Zhudian.Advisor.Feel.Operators;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Knowledge.Conditions;

/// <summary>What conditions joined by <c>and</c> leave of one quantity: bounds, and the values it may still have when they can be listed.</summary>
internal sealed class QuantityBounds
{
    private (Value Value, bool Closed)? _low;
    private (Value Value, bool Closed)? _high;
    private ImmutableList<Value>? _allowed;
    private ImmutableList<CellInterval> _excluded = [];
    private bool? _null;

    /// <summary>Starts with everything of a type: words of an enumeration, true and false, any number.</summary>
    public QuantityBounds(FeelType type, IEnumerable<string>? words)
        => _allowed = type is EnumType list ? [.. list.Members.Where(m => words is null || words.Contains(m.Text, StringComparer.Ordinal)).Select(Value.Of)]
            : type == FeelType.Boolean ? [Value.False, Value.True]
            : words?.Select(Value.Of).ToImmutableList();

    /// <summary>Takes a condition in; false when nothing is left.</summary>
    public bool Take(CellShape shape)
    {
        if (shape.Negated)
        {
            // not(x) of a range would leave two pieces; only single values are taken out.
            _excluded = shape.Intervals.All(i => i.IsPoint) ? _excluded.AddRange(shape.Intervals) : _excluded;
            _allowed = _allowed?.RemoveAll(v => !Within(v));
            return !IsEmpty();
        }

        if (_null == true)
        {
            return false;
        }

        _null = false;
        if (_allowed is { } listed)
        {
            _allowed = listed.RemoveAll(v => !shape.Intervals.Any(i => Inside(v, i)));
        }
        else if (shape.Intervals.All(i => i.IsPoint))
        {
            _allowed = [.. shape.Intervals.Select(i => i.Low!.Value).Where(Within)];
        }
        else
        {
            Narrow(shape);
        }

        _allowed = _allowed?.RemoveAll(v => !Within(v));
        return !IsEmpty();
    }

    /// <summary>Takes <c>= null</c> (or <c>!= null</c>) in; false when nothing is left.</summary>
    public bool TakeNull(bool isNull)
    {
        var clash = _null is { } known && known != isNull;
        _null = isNull;
        return !clash;
    }

    private void Narrow(CellShape shape)
    {
        // The hull of a union: enough to find what cannot overlap at all.
        var fitting = shape.Intervals.Where(Overlaps).ToList();
        if (fitting.Count == 0)
        {
            _allowed = [];
            return;
        }

        if (fitting.TrueForAll(i => i.Low is not null))
        {
            var (low, closed) = fitting.Select(i => (i.Low!.Value, i.LowClosed)).Aggregate((a, b) => Order(a.Value, b.Value) is < 0 or 0 && (Order(a.Value, b.Value) != 0 || a.LowClosed) ? a : b);
            if (_low is not { } known || Order(low, known.Value) > 0 || (Order(low, known.Value) == 0 && !closed))
            {
                _low = (low, closed);
            }
        }

        if (fitting.TrueForAll(i => i.High is not null))
        {
            var (high, closed) = fitting.Select(i => (i.High!.Value, i.HighClosed)).Aggregate((a, b) => Order(a.Value, b.Value) is > 0 or 0 && (Order(a.Value, b.Value) != 0 || a.HighClosed) ? a : b);
            if (_high is not { } known || Order(high, known.Value) < 0 || (Order(high, known.Value) == 0 && !closed))
            {
                _high = (high, closed);
            }
        }
    }

    private bool IsEmpty()
        => _allowed is { Count: 0 }
            || (_low is { } low && _high is { } high && (Order(low.Value, high.Value) > 0 || (Order(low.Value, high.Value) == 0 && !(low.Closed && high.Closed && Within(low.Value)))));

    private bool Within(Value value)
        => !_excluded.Exists(e => Inside(value, e))
            && (_low is not { } low || Order(value, low.Value) is var l && (l > 0 || (l == 0 && low.Closed)))
            && (_high is not { } high || Order(value, high.Value) is var h && (h < 0 || (h == 0 && high.Closed)));

    private bool Overlaps(CellInterval interval)
        => !(interval.High is { } end && _low is { } low && (Order(end, low.Value) < 0 || (Order(end, low.Value) == 0 && !(interval.HighClosed && low.Closed))))
            && !(interval.Low is { } start && _high is { } high && (Order(start, high.Value) > 0 || (Order(start, high.Value) == 0 && !(interval.LowClosed && high.Closed))));

    private static bool Inside(Value value, CellInterval interval)
        => interval.IsPoint ? Same(value, interval.Low!.Value)
            : (interval.Low is not { } low || Order(value, low) is var l && (l > 0 || (l == 0 && interval.LowClosed)))
                && (interval.High is not { } high || Order(value, high) is var h && (h < 0 || (h == 0 && interval.HighClosed)));

    private static bool Same(Value left, Value right) => left.AsText is { } text ? text == right.AsText : left.Equals(right);

    // Values that have no order together count as equal: then nothing is concluded from them.
    private static int Order(Value left, Value right) => FeelOperators.TryOrder(left, right, out var order) ? Math.Sign(order) : 0;
}
