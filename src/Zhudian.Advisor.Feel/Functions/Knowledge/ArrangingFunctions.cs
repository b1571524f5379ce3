using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Operators;
using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Functions;

/// <summary>排序 前 分组 累计前 (RULES.md §8). An incomplete list stays incomplete; what depends on its order is unknown.</summary>
internal static class ArrangingFunctions
{
    private static readonly string[] GroupNames = ["键", "项"];

    public static IReadOnlyList<FunctionSymbol> All { get; } =
    [
        new BuiltIn("排序", P.AnyList, [P.List("L"), P.Per("键", FeelType.Any).Many()], (f, a) => Sort(f, a[0].As<ListValue>()!, a[1..]), Infer.SameList),
        new BuiltIn("前", P.AnyList, [P.List("L"), P.Num("n")], (_, a) => First(a[0].As<ListValue>()!, a[1]), Infer.SameList),
        new BuiltIn("分组", P.AnyList, [P.List("L"), P.Per("键", FeelType.Any)], (f, a) => Group(f, a[0].As<ListValue>()!, a[1]), GroupType),
        new BuiltIn("累计前", P.AnyList, [P.List("L"), P.Per("量", FeelType.Number), P.Num("份额"), new ParameterSpec("含越过", FeelType.Boolean, Optional: true)],
            (f, a) => Leading(f, a[0].As<ListValue>()!, a[1], a[2], !a[3].IsFalse), Infer.SameList),
    ];

    private static ListType GroupType(IReadOnlyList<FeelType> types)
        => FeelType.ListOf(new ContextType(new Dictionary<string, FeelType>(StringComparer.Ordinal) { ["键"] = types.Count > 1 ? types[1] : FeelType.Any, ["项"] = Infer.SameList(types) }));

    private static Value Sort(Frame frame, ListValue list, ReadOnlySpan<Value> keys)
    {
        var columns = new Value[keys.Length][];
        UnknownInfo? missing = null;
        for (var k = 0; k < columns.Length; k++)
        {
            if (!PerItem.TryAll(frame, list, keys[k], out columns[k], out var fault))
            {
                return fault;
            }

            foreach (ref readonly var key in columns[k].AsSpan())
            {
                missing = UnknownInfo.Merge(missing, key.Unknown);
            }
        }

        if (missing is not null)
        {
            return Value.Of(missing);
        }

        var order = new Value[list.Count];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = Value.Of((decimal)i);
        }

        var stop = ListItems.Sort(frame, order, (left, right) => CompareKeys(columns, (int)left.AsNumber, (int)right.AsNumber));
        if (stop is { } stopped)
        {
            return stopped;
        }

        var sorted = new Value[order.Length];
        for (var i = 0; i < sorted.Length; i++)
        {
            sorted[i] = list[(int)order[i].AsNumber];
        }

        return Value.Of(ListValue.Of(sorted, list.Gap));
    }

    private static (int Order, Value? Stop) CompareKeys(Value[][] columns, int left, int right)
    {
        foreach (var column in columns)
        {
            var (a, b) = (column[left], column[right]);
            if (a.IsNull || b.IsNull)
            {
                if (a.IsNull != b.IsNull)
                {
                    return (a.IsNull ? 1 : -1, null);
                }

                continue;
            }

            if (!FeelOperators.TryOrder(a, b, out var order))
            {
                return (0, Faults.NoOrder(a, b));
            }

            if (order != 0)
            {
                return (order, null);
            }
        }

        return (0, null);
    }

    private static Value First(ListValue list, in Value n)
    {
        if (n.AsNumber < 0m)
        {
            return Faults.BadArgument("前", "n", n, "不小于 0 的整数");
        }

        if (list.Gap is { } gap)
        {
            return Value.Of(gap);
        }

        var items = new Value[(int)Math.Min(decimal.Truncate(n.AsNumber), list.Count)];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = list[i];
        }

        return Value.Of(ListValue.Of(items));
    }

    private static Value Group(Frame frame, ListValue list, in Value expression)
    {
        if (!PerItem.TryAll(frame, list, expression, out var keys, out var fault))
        {
            return fault;
        }

        UnknownInfo? missing = null;
        foreach (ref readonly var key in keys.AsSpan())
        {
            missing = UnknownInfo.Merge(missing, key.Unknown);
        }

        if (missing is not null)
        {
            return Value.Of(missing);
        }

        var groups = new List<Value>();
        var counts = new List<int>();
        var places = new int[keys.Length];
        var simple = new Dictionary<Value, int>();
        for (var i = 0; i < keys.Length; i++)
        {
            var at = Find(groups, simple, keys[i]);
            if (at < 0)
            {
                at = groups.Count;
                groups.Add(keys[i]);
                counts.Add(0);
                simple.TryAdd(Plain(keys[i]), at);
            }

            places[i] = at;
            counts[at]++;
        }

        var items = counts.ConvertAll(c => new Value[c]);
        for (var i = keys.Length - 1; i >= 0; i--)
        {
            items[places[i]][--counts[places[i]]] = list[i];
        }

        var result = new Value[groups.Count];
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = Value.Of(new ContextValue(GroupNames, [groups[i], Value.Of(ListValue.Of(items[i], list.Gap))]));
        }

        return Value.Of(ListValue.Of(result, list.Gap));
    }

    // An enumeration word and the string of its literal are one key.
    private static Value Plain(in Value key) => key.AsText is { } text ? Value.Of(text) : key;

    private static int Find(List<Value> groups, Dictionary<Value, int> simple, in Value key)
    {
        if (simple.TryGetValue(Plain(key), out var at))
        {
            return at;
        }

        if (key.Kind is ValueKind.Number or ValueKind.String or ValueKind.Enum or ValueKind.Boolean or ValueKind.Null)
        {
            return -1;
        }

        var wanted = key;
        return groups.FindIndex(g => FeelOperators.Equal(g, wanted) == Truth.True);
    }

    private static Value Leading(Frame frame, ListValue list, in Value expression, in Value share, bool includeCrossing)
    {
        if (share.AsNumber is < 0m or > 1m)
        {
            return Faults.BadArgument("累计前", "份额", share, "0 到 1 之间的数（80 % 写 0.8）");
        }

        if (!PerItem.TryAll(frame, list, expression, out var amounts, out var fault))
        {
            return fault;
        }

        if (amounts.Aggregate(list.Gap, (found, amount) => UnknownInfo.Merge(found, amount.Unknown)) is { } missing)
        {
            return Value.Of(missing);
        }

        if (Array.FindIndex(amounts, a => !a.IsNull && (!a.IsNumber || a.AsNumber < 0m)) is var bad and >= 0)
        {
            return Faults.BadArgument("累计前", "量", amounts[bad], "不小于 0 的数");
        }

        var order = Enumerable.Range(0, amounts.Length).Where(i => amounts[i].IsNumber).OrderByDescending(i => amounts[i].AsNumber).ToArray();
        var part = share.AsNumber;
        return ListItems.Guard("累计前", () =>
        {
            var goal = order.Sum(i => amounts[i].AsNumber) * part;
            return Value.Of(ListValue.Of([.. Prefix(order, amounts, goal, includeCrossing).Select(i => list[i])]));
        });
    }

    private static IEnumerable<int> Prefix(int[] order, Value[] amounts, decimal goal, bool includeCrossing)
    {
        var reached = 0m;
        foreach (var i in order)
        {
            if (reached >= goal || (!includeCrossing && reached + amounts[i].AsNumber > goal))
            {
                yield break;
            }

            reached += amounts[i].AsNumber;
            yield return i;
        }
    }
}
