using System.Globalization;
using System.Text;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Knowledge.Exchange;

/// <summary>Constants as text of standard FEEL (DMN 1.5 §10.3.1.2), which any engine reads the same.</summary>
internal static class FeelLiteral
{
    /// <summary>The text; null when the value has no literal (rows, unknown, faults, ranges).</summary>
    public static string? Of(in Value value)
    {
        switch (value.Kind)
        {
            case ValueKind.Null:
                return value.IsFault ? null : "null";
            case ValueKind.Boolean:
                return value.IsTrue ? "true" : "false";
            case ValueKind.Number:
                return value.AsNumber.ToString(ValueText.NumberFormat, CultureInfo.InvariantCulture);
            case ValueKind.String or ValueKind.Enum:
                return Quote(value.AsText!);
            case ValueKind.Date:
                return $"date(\"{value.Reference}\")";
            case ValueKind.DateTime:
                return $"date and time(\"{value.Reference}\")";
            case ValueKind.Time:
                return $"time(\"{value.Reference}\")";
            case ValueKind.YearMonth:
                return Quote(value.Reference!.ToString()!); // FEEL has no month; its text sorts as the months do
            case ValueKind.DaysTimeDuration or ValueKind.YearsMonthsDuration:
                return $"duration(\"{value.Reference}\")";
            case ValueKind.List:
                var items = value.As<ListValue>()!;
                var texts = Enumerable.Range(0, items.Count).Select(i => Of(items[i])).ToList();
                return texts.Contains(null) ? null : "[" + string.Join(", ", texts) + "]";
            default:
                return null;
        }
    }

    /// <summary>A string literal.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (var c in text)
        {
            quoted.Append(c switch { '"' => "\\\"", '\\' => "\\\\", '\n' => "\\n", '\r' => "\\r", '\t' => "\\t", _ => c.ToString() });
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>The text of a string literal that fills the whole of <paramref name="feel"/>; null for anything else.</summary>
    public static string? Unquote(string feel)
    {
        if (feel.Length < 2 || feel[0] != '"' || feel[^1] != '"')
        {
            return null;
        }

        var text = new StringBuilder();
        for (var i = 1; i < feel.Length - 1; i++)
        {
            if (feel[i] == '"')
            {
                return null;
            }

            if (feel[i] != '\\')
            {
                text.Append(feel[i]);
                continue;
            }

            if (++i == feel.Length - 1)
            {
                return null; // the closing quote was escaped
            }

            if (feel[i] is 'u' or 'U')
            {
                var digits = feel[i] == 'u' ? 4 : 6;
                if (i + digits >= feel.Length - 1 || !int.TryParse(feel.AsSpan(i + 1, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) || code > 0x10FFFF)
                {
                    return null;
                }

                text.Append(code is >= 0xD800 and <= 0xDFFF ? ((char)code).ToString() : char.ConvertFromUtf32(code));
                i += digits;
                continue;
            }

            text.Append(feel[i] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', var other => other });
        }

        return text.ToString();
    }
}
