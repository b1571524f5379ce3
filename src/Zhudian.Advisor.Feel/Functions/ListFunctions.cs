using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Operators;
using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Functions;

/// <summary>List built-ins without the aggregates (DMN 1.5 §10.3.4.4). Positions are one-based, negative from the end.</summary>
internal static class ListFunctions
{
    public static IReadOnlyList<FunctionSymbol> All { get; } =
    [
        new BuiltIn("list contains", FeelType.Boolean, [P.List(), P.Any("element")], (_, a) => Contains(a[0].As<ListValue>()!, a[1])),
        new OverloadedFunction("sublist",
        [
            new BuiltIn("sublist", P.AnyList, [P.List(), P.Num("start position")], (_, a) => Sublist(a[0], a[1], null), Infer.SameList),
            new BuiltIn("sublist", P.AnyList, [P.List(), P.Num("start position"), P.Num("length")], (_, a) => Sublist(a[0], a[1], a[2].AsNumber), Infer.SameList),
        ]),
        new BuiltIn("append", P.AnyList, [P.List(), P.Any("item").Self().Many()], (f, a) => Joined(f, [a[0].As<ListValue>()!, ListValue.Of(a[1..].ToArray())]), Infer.SameList),
        new BuiltIn("concatenate", P.AnyList, [P.List().Many()], (f, a) => Joined(f, Lists(a)), Infer.SameList),
        new BuiltIn("union", P.AnyList, [P.List().Many()], (f, a) => Joined(f, Lists(a)) is var joined && joined.As<ListValue>() is { } all ? Distinct(all) : joined, Infer.SameList),
        new BuiltIn("distinct values", P.AnyList, [P.List()], (_, a) => Distinct(a[0].As<ListValue>()!), Infer.SameList),
        new BuiltIn("insert before", P.AnyList, [P.List(), P.Num("position"), P.Any("newItem").Self()], (_, a) => Edit("insert before", a[0], a[1], a[2], (items, i, value) => items.Insert(i, value)), Infer.SameList),
        new BuiltIn("remove", P.AnyList, [P.List(), P.Num("position")], (_, a) => Edit("remove", a[0], a[1], Value.Null, (items, i, _) => items.RemoveAt(i)), Infer.SameList),
        new OverloadedFunction("list replace",
        [
            new BuiltIn("list replace", P.AnyList, [P.List(), P.Any("position"), P.Any("newItem").Self()], Replace, Infer.SameList),
            new BuiltIn("list replace", P.AnyList, [P.List(), P.Function("match"), P.Any("newItem").Self()], Replace, Infer.SameList),
        ]),
        new BuiltIn("reverse", P.AnyList, [P.List()], (_, a) => Value.Of(ListValue.Of([.. Items(a[0]).Reverse()], a[0].As<ListValue>()!.Gap)), Infer.SameList),
        new BuiltIn("index of", P.NumberList, [P.List(), P.Any("match")], (_, a) => IndexOf(a[0].As<ListValue>()!, a[1])),
        new BuiltIn("flatten", P.AnyList, [P.List()], (f, a) => Flatten(f, a[0].As<ListValue>()!)),
        new OverloadedFunction("sort",
        [
            new BuiltIn("sort", P.AnyList, [P.List(), P.Function("precedes")], Sort, Infer.SameList),
            new BuiltIn("sort", P.AnyList, [P.List()], Sort, Infer.SameList),
        ]),
    ];

    internal static IEnumerable<Value> Items(Value value)
    {
        var list = value.As<ListValue>()!;
        for (var i = 0; i < list.Count; i++)
        {
            yield return list[i];
        }
    }

    internal static Value Contains(ListValue list, in Value element)
    {
        var missing = list.Gap;
        for (var i = 0; i < list.Count; i++)
        {
            var item = list[i];
            if (item.IsUnknown)
            {
                missing = UnknownInfo.Merge(missing, item.Unknown);
                continue;
            }

            switch (FeelOperators.Equal(item, element))
            {
                case Truth.True:
                    return Value.True;
                case Truth.Unknown:
                    missing = UnknownInfo.Merge(missing, UnknownInfo.Merge(Unknowns.Within(item), Unknowns.Within(element)));
                    break;
                default:
                    break;
            }
        }

        return missing is null ? Value.False : Value.Of(missing);
    }

    private static List<ListValue> Lists(ReadOnlySpan<Value> values)
    {
        var lists = new List<ListValue>(values.Length);
        foreach (var value in values)
        {
            lists.Add(value.As<ListValue>()!);
        }

        return lists;
    }

    private static Value Joined(Frame frame, IReadOnlyList<ListValue> lists)
    {
        var length = 0L;
        UnknownInfo? gap = null;
        foreach (var list in lists)
        {
            length += list.Count;
            gap = UnknownInfo.Merge(gap, list.Gap);
        }

        if (length > frame.Run.Limits.MaxListLength)
        {
            return Faults.Limit("列表长度");
        }

        var items = new Value[(int)length];
        var at = 0;
        foreach (var list in lists)
        {
            for (var i = 0; i < list.Count; i++)
            {
                items[at++] = list[i];
            }
        }

        return Value.Of(ListValue.Of(items, gap));
    }

    private static Value Sublist(in Value source, in Value start, decimal? length)
    {
        if (!ListItems.TryComplete(source.As<ListValue>()!, out var items, out var outcome) && outcome.IsFault)
        {
            return outcome;
        }

        if (source.As<ListValue>()!.Gap is { } gap)
        {
            return Value.Of(gap);
        }

        var index = ListItems.Index(start.AsNumber, items.Length);
        var count = length is null ? items.Length - index : decimal.Truncate(length.Value);
        return index < 0 || count < 0m || index + count > items.Length
            ? Faults.BadArgument("sublist", "start position", start, $"列表（{items.Length} 项）之内的位置和长度")
            : Value.Of(ListValue.Of(items[index..(index + (int)count)]));
    }

    private static Value Edit(string function, in Value source, in Value position, in Value item, Action<List<Value>, int, Value> edit)
    {
        if (source.As<ListValue>()!.Gap is { } gap)
        {
            return Value.Of(gap);
        }

        var items = Items(source).ToList();
        var index = ListItems.Index(position.AsNumber, items.Count);
        if (index < 0)
        {
            return Faults.BadArgument(function, "position", position, $"1 到 {items.Count} 或其负数");
        }

        edit(items, index, item);
        return Value.Of(ListValue.Of([.. items]));
    }

    private static Value Replace(Frame frame, ReadOnlySpan<Value> a)
    {
        if (a[1].IsNumber)
        {
            return Edit("list replace", a[0], a[1], a[2], (items, i, value) => items[i] = value);
        }

        if (a[1].As<FunctionValue>() is not { } match)
        {
            return a[1].IsNull ? Faults.NullOperand : Faults.BadArgument("list replace", "position", a[1], "数或函数");
        }

        var items = Items(a[0]).ToArray();
        var pair = new Value[2];
        for (var i = 0; i < items.Length; i++)
        {
            (pair[0], pair[1]) = (items[i], a[2]);
            var found = match.Invoke(frame, pair);
            if (!found.IsTrue && !found.IsFalse)
            {
                return found.IsFault || found.IsUnknown ? found : Faults.NotBoolean(found);
            }

            items[i] = found.IsTrue ? a[2] : items[i];
        }

        return Value.Of(ListValue.Of(items, a[0].As<ListValue>()!.Gap));
    }

    private static Value Distinct(ListValue list)
    {
        if (!ListItems.TryComplete(list, out var items, out var outcome))
        {
            return outcome;
        }

        // Numbers, texts and rows of one table are equal exactly when their values are; the rest asks FEEL's equality.
        var table = Array.Find(items, i => i.Kind == ValueKind.Row).Reference;
        var oneTable = Array.TrueForAll(items, i => i.Kind != ValueKind.Row || ReferenceEquals(i.Reference, table));
        var kept = new List<Value>();
        var simple = new HashSet<Value>();
        foreach (var item in items)
        {
            var hashed = item.IsNumber || item.AsText is not null || (oneTable && item.Kind == ValueKind.Row);
            var known = hashed ? !simple.Add(item.AsText is { } text ? Value.Of(text) : item) : kept.Exists(k => FeelOperators.Equal(k, item) == Truth.True);
            if (!known)
            {
                kept.Add(item);
            }
        }

        return Value.Of(ListValue.Of([.. kept]));
    }

    private static Value IndexOf(ListValue list, in Value match)
    {
        if (!ListItems.TryComplete(list, out var items, out var outcome))
        {
            return outcome;
        }

        var found = new List<Value>();
        for (var i = 0; i < items.Length; i++)
        {
            if (FeelOperators.Equal(items[i], match) == Truth.True)
            {
                found.Add(Value.Of(i + 1m));
            }
        }

        return Value.Of(ListValue.Of([.. found]));
    }

    private static Value Flatten(Frame frame, ListValue list)
    {
        var items = new List<Value>();
        UnknownInfo? gap = null;
        var stack = new Stack<(ListValue List, int Next)>();
        stack.Push((list, 0));
        while (stack.TryPop(out var top))
        {
            gap = UnknownInfo.Merge(gap, top.List.Gap);
            for (var i = top.Next; i < top.List.Count; i++)
            {
                if (top.List[i].As<ListValue>() is { } inner)
                {
                    stack.Push((top.List, i + 1));
                    stack.Push((inner, 0));
                    break;
                }

                items.Add(top.List[i]);
                if (items.Count > frame.Run.Limits.MaxListLength)
                {
                    return Faults.Limit("列表长度");
                }
            }
        }

        return Value.Of(ListValue.Of([.. items], gap));
    }

    private static Value Sort(Frame frame, ReadOnlySpan<Value> a)
    {
        if (!ListItems.TryComplete(a[0].As<ListValue>()!, out var items, out var outcome))
        {
            return outcome;
        }

        var precedes = a.Length > 1 ? a[1].As<FunctionValue>() : null;
        var pair = new Value[2];
        var stop = ListItems.Sort(frame, items, (left, right) =>
        {
            if (precedes is null)
            {
                return FeelOperators.TryOrder(left, right, out var order) ? (order, null) : (0, Faults.NoOrder(left, right));
            }

            // Stability: the right item goes first only when it precedes the left one and not the other way round.
            (pair[0], pair[1]) = (right, left);
            var first = precedes.Invoke(frame, pair);
            return first.IsTrue ? (1, null) : first.IsFalse ? (-1, null) : (0, first.IsFault || first.IsUnknown ? first : Faults.NotBoolean(first));
        });
        return stop ?? Value.Of(ListValue.Of(items));
    }
}
