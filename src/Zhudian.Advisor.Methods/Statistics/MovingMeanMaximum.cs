using System.Globalization;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Functions;
using Zhudian.Advisor.Feel.Operators;
using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Methods.Statistics;

/// <summary>
/// <c>滑动均值最大(L, 式, 窗长, 窗内至少, 窗数至少, 限值)</c>: the largest moving mean over windows of so many consecutive items, e.g. the daily
/// maximum 8-hour mean of ozone (HJ 663-2013 6.1.2). The list holds one item per time step in order; a step without valid value is unknown (or null)
/// and must stand in its place. A window counts with at least 窗内至少 values. The result is definite with at least 窗数至少 windows, or when the
/// maximum already exceeds 限值 (null: never); else unknown, naming the missing steps. Unit: that of the expression.
/// </summary>
internal static class MovingMeanMaximum
{
    private const string Name = "滑动均值最大";

    public static FunctionSymbol Function { get; } = new BuiltIn(
        Name,
        FeelType.Number,
        [
            new ParameterSpec("列表", FeelType.ListOf(FeelType.Any)), new ParameterSpec("式", FeelType.Number, ParameterMode.PerItem), new ParameterSpec("窗长", FeelType.Number),
            new ParameterSpec("窗内至少", FeelType.Number), new ParameterSpec("窗数至少", FeelType.Number), new ParameterSpec("限值", FeelType.Number, Optional: true),
        ],
        (frame, a) => Of(frame, a[0].As<ListValue>()!, a[1], a[2], a[3].AsNumber, a[4].AsNumber, a[5]));

    private static Value Of(Frame frame, ListValue list, Value expression, Value length, decimal atLeast, decimal windows, Value limit)
    {
        if (length.AsNumber < 1m || length.AsNumber != decimal.Truncate(length.AsNumber))
        {
            return Faults.BadArgument(Name, "窗长", length, "正整数");
        }

        // A missing step in an incomplete list could stand anywhere, so no window is certain.
        if (list.Gap is { } gap)
        {
            return Value.Of(gap);
        }

        if (!PerItem.TryAll(frame, list, expression, out var values, out var fault))
        {
            return fault;
        }

        var bad = Array.FindIndex(values, v => v.IsDefinite && !v.IsNumber);
        if (bad >= 0)
        {
            return Faults.BadArgument(Name, "式", values[bad], "数");
        }

        var size = (int)Math.Min(length.AsNumber, int.MaxValue);
        var (valid, best) = Windows(values, size, atLeast);
        var missing = values.Aggregate((UnknownInfo?)null, (found, v) => UnknownInfo.Merge(found, v.Unknown));
        if (best is { } maximum && (valid >= windows || (limit.IsNumber && maximum > limit.AsNumber)))
        {
            if (missing is not null)
            {
                var known = values.Count(v => v.IsNumber);
                frame.Run.Recorder?.Note(new RecordedNote(NoteKind.Coverage, string.Create(CultureInfo.InvariantCulture, $"{Name} {known}/{values.Length}"), known, values.Length, missing.Items()));
            }

            return Value.Of(maximum);
        }

        var reason = string.Create(CultureInfo.InvariantCulture, $"有效滑动均值 {valid} 个，至少要 {windows:0} 个");
        return Value.Of(missing ?? new UnknownInfo(new MissingItem("规则:" + reason, reason, MissingReason.Rule)));
    }

    private static (int Valid, decimal? Best) Windows(Value[] values, int size, decimal atLeast)
    {
        var (sum, known, valid) = (0m, 0, 0);
        decimal? best = null;
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i].IsNumber)
            {
                (sum, known) = (sum + values[i].AsNumber, known + 1);
            }

            if (i >= size && values[i - size].IsNumber)
            {
                (sum, known) = (sum - values[i - size].AsNumber, known - 1);
            }

            if (i >= size - 1 && known > 0 && known >= atLeast)
            {
                valid++;
                best = best is { } b && b >= sum / known ? b : sum / known;
            }
        }

        return (valid, best);
    }
}
