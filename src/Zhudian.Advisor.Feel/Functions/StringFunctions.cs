using System.Text;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Operators;
using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Functions;

/// <summary>String built-ins (DMN 1.5 §10.3.4.3) but for regular expressions. Positions and lengths count Unicode code points.</summary>
internal static class StringFunctions
{
    public static IReadOnlyList<FunctionSymbol> All { get; } =
    [
        new BuiltIn("substring", FeelType.String, [P.Str("string"), P.Num("start position"), P.Num("length").Opt()], (_, a) => Substring(a[0].AsText!, a[1], a[2])),
        new BuiltIn("string length", FeelType.Number, [P.Str("string")], (_, a) => Value.Of((decimal)CountCodePoints(a[0].AsText!))),
        new BuiltIn("upper case", FeelType.String, [P.Str("string")], (_, a) => Value.Of(a[0].AsText!.ToUpperInvariant())),
        new BuiltIn("lower case", FeelType.String, [P.Str("string")], (_, a) => Value.Of(a[0].AsText!.ToLowerInvariant())),
        Match("substring before", FeelType.String, (s, m) => Value.Of(s.IndexOf(m, StringComparison.Ordinal) is var i && i < 0 ? string.Empty : s[..i])),
        Match("substring after", FeelType.String, (s, m) => Value.Of(s.IndexOf(m, StringComparison.Ordinal) is var i && i < 0 ? string.Empty : s[(i + m.Length)..])),
        Match("contains", FeelType.Boolean, (s, m) => Value.Of(s.Contains(m, StringComparison.Ordinal))),
        Match("starts with", FeelType.Boolean, (s, m) => Value.Of(s.StartsWith(m, StringComparison.Ordinal))),
        Match("ends with", FeelType.Boolean, (s, m) => Value.Of(s.EndsWith(m, StringComparison.Ordinal))),
        new BuiltIn("string join", FeelType.String, [P.List(), P.Str("delimiter").Opt()], (f, a) => Join(f, a[0].As<ListValue>()!, a[1].AsText ?? string.Empty)),
    ];

    private static BuiltIn Match(string name, FeelType result, Func<string, string, Value> compute)
        => new(name, result, [P.Str("string"), P.Str("match")], (_, a) => compute(a[0].AsText!, a[1].AsText!));

    private static int CountCodePoints(string text) => text.Length - text.Where((c, i) => i > 0 && char.IsLowSurrogate(c) && char.IsHighSurrogate(text[i - 1])).Count();

    // Offsets of code points and the end.
    private static List<int> Offsets(string text)
    {
        var offsets = new List<int>(text.Length + 1);
        for (var i = 0; i < text.Length; i += char.IsSurrogatePair(text, i) ? 2 : 1)
        {
            offsets.Add(i);
        }

        offsets.Add(text.Length);
        return offsets;
    }

    private static Value Substring(string text, in Value start, in Value length)
    {
        var offsets = Offsets(text);
        var count = offsets.Count - 1;
        var position = decimal.Truncate(start.AsNumber);
        if (position == 0m || (length.IsNumber && length.AsNumber < 0m))
        {
            return Faults.BadArgument("substring", position == 0m ? "start position" : "length", position == 0m ? start : length, position == 0m ? "不为 0 的整数" : "不小于 0 的整数");
        }

        var from = position > 0m ? Math.Min(position - 1m, count) : Math.Max(count + position, 0m);
        var to = length.IsNumber ? Math.Min(from + decimal.Truncate(length.AsNumber), count) : count;
        return Value.Of(text[offsets[(int)from]..offsets[(int)to]]);
    }

    private static Value Join(Frame frame, ListValue list, string delimiter)
    {
        if (!ListItems.TryComplete(list, out var items, out var outcome))
        {
            return outcome;
        }

        var text = new StringBuilder();
        var first = true;
        foreach (var item in items)
        {
            if (item.IsNull)
            {
                continue;
            }

            if (item.AsText is not { } part)
            {
                return Faults.BadArgument("string join", "list", item, "文本的列表");
            }

            text.Append(first ? string.Empty : delimiter).Append(part);
            first = false;
            if (text.Length > frame.Run.Limits.MaxTextLength)
            {
                return Faults.Limit("文本长度");
            }
        }

        return Value.Of(text.ToString());
    }
}
