using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Operators;
using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Functions;

/// <summary>Aggregates over a list or over single arguments (DMN 1.5 §10.3.4.4). Over unknown items and incomplete lists they are unknown.</summary>
internal static class AggregateFunctions
{
    public static IReadOnlyList<FunctionSymbol> All { get; } =
    [
        new BuiltIn("count", FeelType.Number, [P.List()], (_, a) => Count(a[0].As<ListValue>()!)),
        Extreme("min", ComparisonOperator.Less),
        Extreme("max", ComparisonOperator.Greater),
        Over("sum", FeelType.Number, (_, list) => Sum("sum", list, mean: false)),
        Over("mean", FeelType.Number, (_, list) => Sum("mean", list, mean: true)),
        OfNumbers("product", n => n.Length == 0 ? Empty("product") : Value.Of(n.Aggregate(1m, (x, y) => x * y))),
        OfNumbers("median", Median),
        OfNumbers("stddev", Deviation),
        Over("mode", P.NumberList, (_, list) => ListItems.TryNumbers("mode", list, out var numbers, out var outcome) ? Mode(numbers) : outcome),
        Over("all", FeelType.Boolean, (_, list) => Junction("all", list, Truth.False)),
        Over("any", FeelType.Boolean, (_, list) => Junction("any", list, Truth.True)),
    ];

    private static OverloadedFunction Over(
        string name, FeelType result, Func<Frame, ListValue, Value> body, Func<IReadOnlyList<FeelType>, FeelType>? infer = null)
        => new(name,
        [
            new BuiltIn(name, result, [P.List()], (f, a) => body(f, a[0].As<ListValue>()!), infer),
            new BuiltIn(name, result, [(P.Any("n") with { Mode = ParameterMode.SelfHandling }).Many()], (f, a) => body(f, ListValue.Of(a.ToArray())), infer),
        ]);

    private static OverloadedFunction OfNumbers(string name, Func<decimal[], Value> compute)
        => Over(name, FeelType.Number, (_, list) => ListItems.TryNumbers(name, list, out var numbers, out var outcome) ? ListItems.Guard(name, () => compute(numbers)) : outcome);

    private static Value Empty(string name) => Faults.Remark("FEL210", $"{name} 的列表为空，没有结果");

    private static Value Count(ListValue list) => list.Gap is { } gap ? Value.Of(gap) : Value.Of((decimal)list.Count);

    private static OverloadedFunction Extreme(string name, ComparisonOperator better) => Over(name, FeelType.Any, (_, list) => Best(name, list, better), Infer.Element);

    private static Value Best(string name, ListValue list, ComparisonOperator better)
    {
        var missing = list.Gap;
        var best = Value.Null;
        var hasNull = false;
        for (var i = 0; i < list.Count; i++)
        {
            var item = list[i];
            if (item.IsNumber && best.IsNumber)
            {
                var order = item.AsNumber.CompareTo(best.AsNumber);
                best = better is ComparisonOperator.Greater ? (order > 0 ? item : best) : better is ComparisonOperator.Less ? (order < 0 ? item : best) : best;
                continue;
            }

            if (item.IsFault)
            {
                return item;
            }

            if (!item.IsDefinite)
            {
                missing = UnknownInfo.Merge(missing, item.Unknown);
                hasNull |= item.IsNull;
                continue;
            }

            switch (FeelOperators.Compare(item, best.IsNull ? item : best, better))
            {
                case Truth.Fault:
                    return Faults.NoOrder(item, best.IsNull ? item : best);
                case Truth.True:
                    best = item;
                    break;
                default:
                    best = best.IsNull ? item : best;
                    break;
            }
        }

        return missing is not null ? Value.Of(missing) : hasNull ? Faults.NullItem : list.Count == 0 ? Empty(name) : best;
    }

    // One pass without copies: sums are the commonest aggregate of rules.
    private static Value Sum(string name, ListValue list, bool mean)
    {
        var missing = list.Gap;
        var sum = 0m;
        var wrong = Value.Null;
        var hasNull = false;
        for (var i = 0; i < list.Count; i++)
        {
            var item = list[i];
            if (item.IsNumber)
            {
                if (!TryAdd(ref sum, item.AsNumber))
                {
                    return Faults.Overflow(name);
                }
            }
            else if (item.IsFault)
            {
                return item;
            }
            else if (item.IsUnknown)
            {
                missing = UnknownInfo.Merge(missing, item.Unknown);
            }
            else if (item.IsNull)
            {
                hasNull = true;
            }
            else
            {
                wrong = item;
            }
        }

        return !wrong.IsNull ? Faults.BadArgument(name, "list", wrong, "数的列表")
            : missing is not null ? Value.Of(missing)
            : hasNull ? Faults.NullItem
            : list.Count == 0 ? Empty(name)
            : Value.Of(mean ? sum / list.Count : sum);
    }

    internal static bool TryAdd(ref decimal sum, decimal number)
    {
        try
        {
            sum += number;
            return true;
        }
        catch (OverflowException)
        {
            return false;
        }
    }

    private static Value Median(decimal[] numbers)
    {
        if (numbers.Length == 0)
        {
            return Empty("median");
        }

        Array.Sort(numbers);
        var middle = numbers.Length / 2;
        return Value.Of(numbers.Length % 2 == 1 ? numbers[middle] : (numbers[middle - 1] + numbers[middle]) / 2m);
    }

    // Sample standard deviation, n - 1 (DMN 1.5 table 76).
    private static Value Deviation(decimal[] numbers)
    {
        if (numbers.Length < 2)
        {
            return Faults.Of("FEL206", "函数 stddev 的列表至少要有两个数");
        }

        var mean = numbers.Sum() / numbers.Length;
        return Value.Of(DecimalMath.Sqrt(numbers.Sum(n => (n - mean) * (n - mean)) / (numbers.Length - 1))!.Value);
    }

    private static Value Mode(decimal[] numbers)
    {
        if (numbers.Length == 0)
        {
            return Value.Of(ListValue.Empty);
        }

        var groups = numbers.GroupBy(n => n).ToList();
        var most = groups.Max(g => g.Count());
        return Value.Of(ListValue.Of([.. groups.Where(g => g.Count() == most).Select(g => g.Key).Order().Select(Value.Of)]));
    }

    // all: false wins; any: true wins; then fault, unknown, null.
    private static Value Junction(string name, ListValue list, Truth decisive)
    {
        var undecided = Value.Null;
        var missing = list.Gap;
        var hasNull = false;
        for (var i = 0; i < list.Count; i++)
        {
            var item = list[i];
            if (item.Kind == ValueKind.Boolean)
            {
                if (item.IsTrue == (decisive == Truth.True))
                {
                    return item;
                }
            }
            else if (item.IsUnknown)
            {
                missing = UnknownInfo.Merge(missing, item.Unknown);
            }
            else if (item.IsNull && !item.IsFault)
            {
                hasNull = true;
            }
            else
            {
                undecided = item.IsFault ? item : Faults.BadArgument(name, "list", item, "真假值的列表");
            }
        }

        return undecided.IsFault ? undecided : missing is not null ? Value.Of(missing) : hasNull ? Faults.NullItem : Value.Of(decisive == Truth.False);
    }
}
