using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Operators;
using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Functions;

/// <summary>Context built-ins (DMN 1.5 §10.3.4.10). A row is read as a context of its members.</summary>
internal static class ContextFunctions
{
    private static readonly string[] EntryNames = ["key", "value"];

    public static IReadOnlyList<FunctionSymbol> All { get; } =
    [
        new BuiltIn("get value", FeelType.Any, [P.Context("m"), P.Str("key")], (f, a) => TryGet(f, a[0], a[1].AsText!, out var value) ? value : Faults.Remark("FEL211", $"上下文没有名为 {a[1].AsText} 的项")),
        new BuiltIn("get entries", P.AnyList, [P.Context("m")], (f, a) => Entries(f, a[0])),
        new OverloadedFunction("context put",
        [
            // Positional calls take the first; a single key given by name must be a string.
            new BuiltIn("context put", FeelType.Context, [P.Context("context"), P.Any("keys"), P.Any("value").Self()], Put),
            new BuiltIn("context put", FeelType.Context, [P.Context("context"), P.Str("key"), P.Any("value").Self()], Put),
        ]),
        new BuiltIn("context merge", FeelType.Context, [P.List("contexts")], (f, a) => Merge(f, a[0].As<ListValue>()!)),
        new BuiltIn("context", FeelType.Context, [P.List("entries")], (f, a) => Build(f, a[0].As<ListValue>()!)),
    ];

    private static bool TryGet(Frame frame, in Value context, string name, out Value value)
    {
        if (context.As<ContextValue>() is { } entries)
        {
            return entries.TryGet(name, out value);
        }

        value = Value.Null;
        return context.As<RowSource>() is { } row && row.TryGetMember(frame, context, name, out value);
    }

    private static ContextValue Plain(Frame frame, in Value context)
    {
        if (context.As<ContextValue>() is { } entries)
        {
            return entries;
        }

        var row = context.As<RowSource>()!;
        var names = row.RowType.MemberNames.ToList();
        var values = new Value[names.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = TryGet(frame, context, names[i], out var value) ? value : Value.Null;
        }

        return new ContextValue([.. names], values);
    }

    private static Value Entries(Frame frame, in Value context)
    {
        var plain = Plain(frame, context);
        var items = new Value[plain.Names.Count];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = Value.Of(new ContextValue(EntryNames, [Value.Of(plain.Names[i]), plain.Values[i]]));
        }

        return Value.Of(ListValue.Of(items));
    }

    private static Value Put(Frame frame, ReadOnlySpan<Value> a)
    {
        if (a[1].AsText is { } key)
        {
            return Value.Of(With(Plain(frame, a[0]), key, a[2]));
        }

        return a[1].As<ListValue>() is { Count: > 0 } path ? PutAt(frame, a[0], path, 0, a[2])
            : a[1].IsNull ? Faults.NullOperand
            : Faults.BadArgument("context put", "key", a[1], "文本或非空的文本列表");
    }

    private static Value PutAt(Frame frame, in Value context, ListValue path, int depth, in Value value)
    {
        if (!context.IsDefinite || context.Kind is not (ValueKind.Context or ValueKind.Row))
        {
            return context.IsFault || context.IsUnknown ? context : Faults.BadArgument("context put", "keys", context, "通向上下文的名称");
        }

        if (path[depth].AsText is not { } key)
        {
            return path[depth].IsNull && !path[depth].IsFault ? Faults.NullOperand : Faults.BadArgument("context put", "keys", path[depth], "文本");
        }

        var plain = Plain(frame, context);
        if (depth == path.Count - 1)
        {
            return Value.Of(With(plain, key, value));
        }

        if (!plain.TryGet(key, out var inner))
        {
            return Faults.BadArgument("context put", "keys", path[depth], "已有的名称");
        }

        var changed = PutAt(frame, inner, path, depth + 1, value);
        return changed.Kind == ValueKind.Context ? Value.Of(With(plain, key, changed)) : changed;
    }

    private static ContextValue With(ContextValue context, string key, in Value value)
    {
        var names = context.Names.ToList();
        var values = context.Values.ToList();
        var at = names.IndexOf(key);
        if (at < 0)
        {
            names.Add(key);
            values.Add(value);
        }
        else
        {
            values[at] = value;
        }

        return new ContextValue([.. names], [.. values]);
    }

    private static Value Merge(Frame frame, ListValue contexts)
    {
        if (!ListItems.TryComplete(contexts, out var items, out var outcome))
        {
            return outcome;
        }

        var merged = new Dictionary<string, Value>(StringComparer.Ordinal);
        var order = new List<string>();
        foreach (var item in items)
        {
            if (item.Kind is not (ValueKind.Context or ValueKind.Row))
            {
                return item.IsNull ? Faults.NullOperand : Faults.BadArgument("context merge", "contexts", item, "上下文的列表");
            }

            var plain = Plain(frame, item);
            for (var i = 0; i < plain.Names.Count; i++)
            {
                if (!merged.ContainsKey(plain.Names[i]))
                {
                    order.Add(plain.Names[i]);
                }

                merged[plain.Names[i]] = plain.Values[i];
            }
        }

        return Value.Of(new ContextValue([.. order], [.. order.Select(n => merged[n])]));
    }

    private static Value Build(Frame frame, ListValue entries)
    {
        if (!ListItems.TryComplete(entries, out var items, out var outcome))
        {
            return outcome;
        }

        var names = new List<string>();
        var values = new List<Value>();
        foreach (var item in items)
        {
            if (item.Kind is not (ValueKind.Context or ValueKind.Row) || !TryGet(frame, item, "key", out var key) || !TryGet(frame, item, "value", out var value))
            {
                return item.IsNull ? Faults.NullOperand : Faults.BadArgument("context", "entries", item, "含 key 和 value 的上下文");
            }

            if (key.AsText is not { } name)
            {
                return key.IsNull && !key.IsFault ? Faults.NullOperand : key.IsUnknown || key.IsFault ? key : Faults.BadArgument("context", "entries", key, "文本的 key");
            }

            if (names.Contains(name))
            {
                return Faults.BadArgument("context", "entries", key, "不重复的 key");
            }

            names.Add(name);
            values.Add(value);
        }

        return Value.Of(new ContextValue([.. names], [.. values]));
    }
}
