using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Operators;
using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Functions;

/// <summary><c>matches</c>, <c>replace</c> and <c>split</c> (DMN 1.5 §10.3.4.3; XPath and XQuery Functions 3.1 §5.6).</summary>
internal static class RegexFunctions
{
    public static IReadOnlyList<FunctionSymbol> All { get; } =
    [
        new BuiltIn("matches", FeelType.Boolean, [P.Str("input"), P.Str("pattern"), P.Str("flags").Opt()], (_, a) => Matches(a[0].AsText!, a[1], a[2])),
        new BuiltIn("replace", FeelType.String, [P.Str("input"), P.Str("pattern"), P.Str("replacement"), P.Str("flags").Opt()], (f, a) => Replace(f, a[0].AsText!, a[1], a[2], a[3])),
        new BuiltIn("split", FeelType.ListOf(FeelType.String), [P.Str("string"), P.Str("delimiter")], (_, a) => Split(a[0].AsText!, a[1])),
    ];

    private static Value Matches(string input, in Value pattern, in Value flags)
        => With("matches", pattern, flags, regex => Value.Of(regex.IsMatch(input)));

    private static Value Split(string input, in Value delimiter)
        => With("split", delimiter, Value.Null, regex =>
        {
            if (regex.IsMatch(string.Empty))
            {
                return Faults.Of("FEL212", "split 的分隔式能匹配空文本，无法分割");
            }

            var parts = new List<Value>();
            var from = 0;
            for (var match = regex.Match(input); match.Success; match = match.NextMatch())
            {
                parts.Add(Value.Of(input[from..match.Index]));
                from = match.Index + match.Length;
            }

            parts.Add(Value.Of(input[from..]));
            return Value.Of(ListValue.Of([.. parts]));
        });

    private static Value Replace(Frame frame, string input, in Value pattern, in Value replacement, in Value flags)
    {
        var text = replacement.AsText!;
        var literal = flags.AsText?.Contains('q', StringComparison.Ordinal) ?? false;
        var max = frame.Run.Limits.MaxTextLength;
        return With("replace", pattern, flags, regex =>
        {
            if (regex.IsMatch(string.Empty))
            {
                return Faults.Of("FEL212", "replace 的匹配式能匹配空文本，无法替换");
            }

            var result = new StringBuilder();
            var from = 0;
            for (var match = regex.Match(input); match.Success; match = match.NextMatch())
            {
                result.Append(input, from, match.Index - from);
                if (literal)
                {
                    result.Append(text);
                }
                else if (!Expand(result, text, match))
                {
                    return Faults.Of("FEL212", $"replace 的替换文本 {text} 无效", "$ 后写组号，本身写作 \\$；\\ 本身写作 \\\\");
                }

                from = match.Index + match.Length;
                if (result.Length > max)
                {
                    return Faults.Limit("文本长度");
                }
            }

            return literal || Expand(new StringBuilder(), text, null)
                ? Value.Of(result.Append(input, from, input.Length - from).ToString())
                : Faults.Of("FEL212", $"replace 的替换文本 {text} 无效", "$ 后写组号，本身写作 \\$；\\ 本身写作 \\\\");
        });
    }

    // $N takes as many digits as there are groups for (fn:replace); a group that took no part is empty.
    private static bool Expand(StringBuilder result, string replacement, Match? match)
    {
        for (var i = 0; i < replacement.Length; i++)
        {
            var c = replacement[i];
            if (c is not ('$' or '\\'))
            {
                result.Append(c);
                continue;
            }

            if (++i >= replacement.Length)
            {
                return false;
            }

            if (c == '\\')
            {
                if (replacement[i] is not ('$' or '\\'))
                {
                    return false;
                }

                result.Append(replacement[i]);
                continue;
            }

            if (!char.IsAsciiDigit(replacement[i]))
            {
                return false;
            }

            var groups = (match?.Groups.Count ?? 1) - 1;
            var number = replacement[i] - '0';
            while (i + 1 < replacement.Length && char.IsAsciiDigit(replacement[i + 1]) && (number * 10) + replacement[i + 1] - '0' <= groups)
            {
                number = (number * 10) + replacement[++i] - '0';
            }

            result.Append(number <= groups && match is not null ? match.Groups[number].Value : string.Empty);
        }

        return true;
    }

    private static Value With(string function, in Value pattern, in Value flags, Func<Regex, Value> use)
    {
        if (XPathRegex.TryCreate(pattern.AsText!, flags.AsText ?? string.Empty) is not { } regex)
        {
            return Faults.Of("FEL212", string.Create(CultureInfo.InvariantCulture, $"函数 {function} 的匹配式 {pattern.AsText} 或标志 {flags.AsText} 无效"), "按 XPath 正则表达式书写；标志只有 s m i x q");
        }

        try
        {
            return use(regex);
        }
        catch (RegexMatchTimeoutException)
        {
            return Faults.Limit("正则匹配时间");
        }
    }
}
