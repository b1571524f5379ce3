using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Functions;

/// <summary>缺 已知 缺省 缺失 已列 (RULES.md §8): the only functions that look at a gap or make one. Uses are noted for the proof (§9, Monotony).</summary>
internal static class GapFunctions
{
    public static IReadOnlyList<FunctionSymbol> All { get; } =
    [
        new BuiltIn("缺", FeelType.Boolean, [P.Any("x").Self()], (f, a) => Tested(f, a[0], whenUnknown: true)),
        new BuiltIn("已知", FeelType.Boolean, [P.Any("x").Self()], (f, a) => Tested(f, a[0], whenUnknown: false)),
        new BuiltIn("缺省", FeelType.Any, [P.Any("x").Self(), P.Any("v").Self(), P.Str("依据")], (f, a) => Default(f, a[0], a[1], a[2].AsText!), Infer.First),
        new BuiltIn("缺失", FeelType.Any, [P.Str("理由"), P.Str("列").Opt()], (_, a) => Missing(a[0].AsText!, a[1].IsNull ? string.Empty : a[1].AsText!)),
        new BuiltIn("已列", P.AnyList, [P.List("L")], (f, a) => Listed(f, a[0].As<ListValue>()!), Infer.SameList),
    ];

    /// <summary>Unknown because a validity rule is not met. A column such as 月监测.值 tells whom to ask and what to do next.</summary>
    internal static Value Missing(string reason, string column = "")
    {
        var dot = column.IndexOf('.', StringComparison.Ordinal);
        return Value.Of(new UnknownInfo(new MissingItem("规则:" + reason, reason, MissingReason.Rule, dot > 0 ? column[..dot] : string.Empty, string.Empty, dot > 0 ? column[(dot + 1)..] : string.Empty)));
    }

    private static Value Tested(Frame frame, in Value x, bool whenUnknown)
    {
        if (x.IsFault)
        {
            return x;
        }

        if (x.Unknown is { } missing)
        {
            frame.Run.Recorder?.GapTested(whenUnknown ? "缺" : "已知", missing);
        }

        return Value.Of(x.IsUnknown == whenUnknown);
    }

    private static Value Default(Frame frame, in Value x, in Value substitute, string basis)
    {
        if (!x.IsUnknown)
        {
            return x;
        }

        frame.Run.Recorder?.Note(new RecordedNote(NoteKind.Provisional, basis, 0, 1, x.Unknown!.Items()));
        return substitute;
    }

    // What is in hand, for registers that are never complete: texts say “已知的 3 家”. The gap goes into the proof.
    private static Value Listed(Frame frame, ListValue list)
    {
        if (list.Gap is not { } gap)
        {
            return Value.Of(list);
        }

        if (frame.Run.Recorder is { } recorder)
        {
            var missing = gap.Items();
            recorder.Note(new RecordedNote(NoteKind.GapTested, "已列", 0, missing.Count, missing));
        }

        if (!PerItem.TakeSteps(frame, list.Count, out var stop))
        {
            return stop;
        }

        var items = new Value[list.Count];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = list[i];
        }

        return Value.Of(ListValue.Of(items));
    }
}
