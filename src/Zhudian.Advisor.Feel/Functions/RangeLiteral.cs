using System.Globalization;
using Zhudian.Advisor.Feel.Operators;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Feel.Values.Temporal;

namespace Zhudian.Advisor.Feel.Functions;

/// <summary>Reads the text of <c>range(from)</c> (DMN 1.5 grammar rule 66): both ends literals of one kind, nothing computed.</summary>
internal static class RangeLiteral
{
    private const int MaxText = 1000;

    /// <summary>The range; null when the text is none, or its ends are of different kinds or in the wrong order.</summary>
    public static Value? Read(string text)
    {
        var trimmed = text.Trim();
        if (trimmed.Length is < 5 or > MaxText || trimmed[0] is not ('[' or '(' or ']') || trimmed[^1] is not (']' or ')' or '['))
        {
            return null;
        }

        var body = trimmed[1..^1];
        var dots = Dots(body);
        if (dots < 0 || End(body[..dots].Trim()) is not { } low || End(body[(dots + 2)..].Trim()) is not { } high)
        {
            return null;
        }

        var range = RangeOperators.Create(low, trimmed[0] == '[', high, trimmed[^1] == ']');
        return range.IsFault ? null : range;
    }

    private static int Dots(string body)
    {
        var quoted = false;
        for (var i = 0; i + 1 < body.Length; i++)
        {
            quoted ^= body[i] == '"' && (i == 0 || body[i - 1] != '\\');
            if (!quoted && body[i] == '.' && body[i + 1] == '.')
            {
                return i;
            }
        }

        return -1;
    }

    private static Value? End(string text)
    {
        const NumberStyles styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        if (text.Length == 0)
        {
            return null;
        }

        if (Quoted(text) is { } plain)
        {
            return Value.Of(plain);
        }

        if (text[0] == '@')
        {
            return Quoted(text[1..]) is { } at && TemporalLiteral.TryParse(at, out var literal) ? literal : null;
        }

        var open = text.IndexOf('(', StringComparison.Ordinal);
        if (open > 0 && text[^1] == ')')
        {
            return Quoted(text[(open + 1)..^1].Trim()) is { } argument ? Constructed(text[..open].Trim(), argument) : null;
        }

        return decimal.TryParse(text, styles, CultureInfo.InvariantCulture, out var number) ? Value.Of(number) : null;
    }

    private static Value? Constructed(string function, string argument) => function switch
    {
        "date" => FeelDate.TryParse(argument, out var date) ? Value.Of(date) : null,
        "time" => FeelTime.TryParse(argument, out var time) ? Value.Of(time) : null,
        "date and time" => FeelDateTime.TryParse(argument, out var dateTime) ? Value.Of(dateTime) : null,
        "duration" => FeelYearsMonthsDuration.TryParse(argument, out var months) ? Value.Of(months) : FeelDaysTimeDuration.TryParse(argument, out var span) ? Value.Of(span) : null,
        _ => null,
    };

    private static string? Quoted(string text)
        => text.Length >= 2 && text[0] == '"' && text[^1] == '"' && text.IndexOf('"', 1) == text.Length - 1 ? text[1..^1] : null;
}
