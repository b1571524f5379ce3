using System.Globalization;
using System.Text;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Feel.Values.Temporal;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Knowledge.Text;

/// <summary>
/// Text of a value for documents (RULES.md §10): half-even rounding with trailing zeros, units, Chinese dates, display names of enumerations,
/// lists joined with 、, 不适用 for null. Rounding is display only.
/// </summary>
public static class ValueFormatter
{
    private const int MaxItems = 200;
    private const int MaxDepth = 4;

    /// <summary>Formats a value; unknown prints <c>（缺：name）</c>, a fault <c>（无法计算）</c>.</summary>
    public static string Format(in Value value, ValueFormat format, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(format);
        var text = new StringBuilder();
        Append(text, value, format, name, 0);
        return text.ToString();
    }

    /// <summary>A number with the wanted digits, half-even, trailing zeros kept; no unit.</summary>
    public static string Number(decimal number, ValueFormat format)
    {
        ArgumentNullException.ThrowIfNull(format);
        if (format.Percent && Math.Abs(number) < 1e26m)
        {
            number *= 100;
        }

        if (format.Exact)
        {
            return number.ToString("0.############################", CultureInfo.InvariantCulture);
        }

        if (format.Decimals is { } decimals)
        {
            return Fixed(number, decimals);
        }

        // Rounding may add a digit before the point: 9.996 is 10.0 with three significant digits.
        var significant = format.Significant ?? 3;
        var wanted = format.Significant is not null;
        var first = RoundTo(number, DecimalsFor(number, significant, wanted));
        return Fixed(number, DecimalsFor(first == 0 ? number : first, significant, wanted), wanted);
    }

    internal static void Append(StringBuilder text, in Value value, ValueFormat format, string? name, int depth)
    {
        switch (value.Kind)
        {
            case ValueKind.Null:
                text.Append(value.IsFault ? "（无法计算）" : "不适用");
                break;
            case ValueKind.Unknown:
                text.Append("（缺：").Append(name ?? Names(value.Unknown!)).Append('）');
                break;
            case ValueKind.Boolean:
                text.Append(value.IsTrue ? '是' : '否');
                break;
            case ValueKind.Number:
                AppendNumber(text, value.AsNumber, format);
                break;
            case ValueKind.Enum:
                text.Append(value.As<EnumMember>()!.DisplayName);
                break;
            case ValueKind.String:
                text.Append(value.AsText);
                break;
            case ValueKind.Row:
                AppendRow(text, value, depth);
                break;
            case ValueKind.List:
                AppendList(text, value.As<ListValue>()!, format, depth);
                break;
            case ValueKind.Context:
                AppendContext(text, value.As<ContextValue>()!, format, depth);
                break;
            default:
                AppendTemporal(text, value, format);
                break;
        }
    }

    private static void AppendNumber(StringBuilder text, decimal number, ValueFormat format)
    {
        text.Append(Number(number, format));
        if (format.Percent)
        {
            text.Append('%');
        }
        else if (format.Unit is { Length: > 0 } unit)
        {
            // GB/T 15835, GB 3101: a space before the unit symbol, none before % and Chinese measure words.
            text.Append(NeedsSpace(unit) ? " " : string.Empty).Append(unit);
        }
    }

    private static bool NeedsSpace(string unit) => char.IsAsciiLetter(unit[0]) || unit[0] is 'μ' or '℃' or 'Ω';

    private static string Fixed(decimal number, int decimals, bool keepZeros = true)
    {
        var rounded = RoundTo(number, decimals);
        if (decimals < 0)
        {
            return rounded.ToString("0", CultureInfo.InvariantCulture);
        }

        rounded = rounded == 0 ? 0m : rounded;
        return rounded.ToString(keepZeros ? "F" + decimals.ToString(CultureInfo.InvariantCulture) : "0.############################", CultureInfo.InvariantCulture);
    }

    private static decimal RoundTo(decimal number, int decimals)
    {
        if (decimals >= 0)
        {
            return Math.Round(number, Math.Min(decimals, 28), MidpointRounding.ToEven);
        }

        var power = 1m;
        for (var i = 0; i > decimals; i--)
        {
            power *= 10;
        }

        return Math.Round(number / power, MidpointRounding.ToEven) * power;
    }

    // Unless asked for, significant digits never cut the integer part of a number: 1,234 sections are not 1,230.
    private static int DecimalsFor(decimal number, int significant, bool cut)
    {
        var magnitude = Math.Abs(number);
        if (magnitude == 0)
        {
            return 0;
        }

        var integerDigits = 0;
        for (var rest = magnitude; rest >= 1; rest /= 10)
        {
            integerDigits++;
        }

        if (integerDigits > 0)
        {
            return cut ? significant - integerDigits : Math.Max(0, significant - integerDigits);
        }

        var zeros = 0;
        for (var rest = magnitude * 10; rest < 1; rest *= 10)
        {
            zeros++;
        }

        return Math.Min(28, zeros + significant);
    }

    private static string Names(UnknownInfo unknown)
    {
        var names = unknown.Items().Select(i => i.Field.Length > 0 ? i.Field : i.Text).Distinct(StringComparer.Ordinal).ToList();
        return names.Count <= 3 ? string.Join("、", names) : string.Join("、", names.Take(3)) + "等" + names.Count.ToString(CultureInfo.InvariantCulture) + "项";
    }

    // A row prints its 显示名 or 名称 when it has one, else its key.
    private static void AppendRow(StringBuilder text, in Value row, int depth)
    {
        var source = row.As<RowSource>()!;
        if (row.RowIndex < 0)
        {
            // a row that may still be reported (RULES.md §9, Completeness): it has no key yet
            text.Append("未报的").Append(source.RowType.Name);
            return;
        }

        if (source.RowType is Model.EntityRowType { Entity: var entity } && depth < MaxDepth)
        {
            foreach (var name in (ReadOnlySpan<string>)["显示名", "名称"])
            {
                if (entity.TryGetField(name, out var field) && source.Get(row.RowIndex, field.Slot) is { IsDefinite: true } display)
                {
                    Append(text, display, ValueFormat.Default, null, depth + 1);
                    return;
                }
            }
        }

        text.Append(source.KeyOf(row.RowIndex));
    }

    private static void AppendList(StringBuilder text, ListValue list, ValueFormat format, int depth)
    {
        if (depth >= MaxDepth)
        {
            text.Append('…');
            return;
        }

        for (var i = 0; i < list.Count && i < MaxItems; i++)
        {
            text.Append(i == 0 ? string.Empty : "、");
            Append(text, list[i], format, null, depth + 1);
        }

        text.Append(list.Count == 0 ? "无" : list.Count > MaxItems ? "…" : string.Empty);
        if (list.Gap is not null)
        {
            text.Append("（名单不全）");
        }
    }

    private static void AppendContext(StringBuilder text, ContextValue context, ValueFormat format, int depth)
    {
        if (depth >= MaxDepth)
        {
            text.Append('…');
            return;
        }

        for (var i = 0; i < context.Names.Count; i++)
        {
            text.Append(i == 0 ? string.Empty : "，").Append(context.Names[i]).Append(' ');
            Append(text, context.Values[i], format, null, depth + 1);
        }
    }

    private static void AppendTemporal(StringBuilder text, in Value value, ValueFormat format)
    {
        switch (value.Reference)
        {
            case FeelDate date when format.YearMonth:
                AppendMonth(text, date.Year, date.Month);
                break;
            case FeelDate date:
                AppendDate(text, date);
                break;
            case FeelYearMonth month:
                AppendMonth(text, month.Year, month.Month);
                break;
            case FeelDateTime time:
                AppendDate(text, time.Date);
                text.Append(CultureInfo.InvariantCulture, $" {time.Time.Hour:00}:{time.Time.Minute:00}");
                break;
            case RangeValue range:
                Append(text, range.Start, format, null, MaxDepth);
                text.Append('至');
                Append(text, range.End, format, null, MaxDepth);
                break;
            default:
                text.Append(value.Reference);
                break;
        }
    }

    private static void AppendMonth(StringBuilder text, int year, int month) => text.Append(CultureInfo.InvariantCulture, $"{year}年{month}月");

    private static void AppendDate(StringBuilder text, FeelDate date) => text.Append(CultureInfo.InvariantCulture, $"{date.Year}年{date.Month}月{date.Day}日");
}
