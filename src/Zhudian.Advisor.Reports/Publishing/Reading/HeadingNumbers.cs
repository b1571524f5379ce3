using System.Globalization;
using System.Text.RegularExpressions;

namespace Zhudian.Advisor.Reports.Publishing.Reading;

/// <summary>Counts headings as GB/T 9704-2012 §7.3.3 says: 一、 （一） 1. （1）.</summary>
internal sealed partial class HeadingNumbers
{
    /// <summary>Deepest level of an official document.</summary>
    public const int Levels = 4;

    private readonly int[] _counts = new int[Levels + 1];
    private int _appendices;

    /// <summary>The number of the next heading at this level.</summary>
    public string Next(int level)
    {
        _counts[level]++;
        Array.Clear(_counts, level + 1, Levels - level);
        var n = _counts[level];
        return level switch
        {
            1 => Chinese(n) + "、",
            2 => "（" + Chinese(n) + "）",
            3 => n.ToString(CultureInfo.InvariantCulture) + ".",
            _ => "（" + n.ToString(CultureInfo.InvariantCulture) + "）",
        };
    }

    /// <summary>Passes an unnumbered heading: the levels below it count anew.</summary>
    public string Skip(int level)
    {
        Array.Clear(_counts, level + 1, Levels - level);
        return string.Empty;
    }

    /// <summary>Starts the next appendix; the levels below count anew.</summary>
    public string NextAppendix()
    {
        Array.Clear(_counts);
        return "附件" + (++_appendices).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Length of a number typed by hand at the start of a heading, or 0.</summary>
    public static int TypedNumber(string text) => Typed().Match(text) is { Success: true } match ? match.Length : 0;

    /// <summary>Chinese numeral of 1 … 9999 as used in headings (十一, 二十, 一百零三).</summary>
    public static string Chinese(int n)
    {
        if (n is <= 0 or > 9999)
        {
            return n.ToString(CultureInfo.InvariantCulture);
        }

        const string digits = "零一二三四五六七八九";
        string[] units = ["", "十", "百", "千"];
        var text = string.Empty;
        var zero = false;
        for (var power = 3; power >= 0; power--)
        {
            var digit = n / (int)Math.Pow(10, power) % 10;
            if (digit == 0)
            {
                zero = text.Length > 0;
                continue;
            }

            text += (zero ? "零" : string.Empty) + digits[digit] + units[power];
            zero = false;
        }

        return text.StartsWith("一十", StringComparison.Ordinal) ? text[1..] : text;
    }

    [GeneratedRegex(@"^(第?[一二三四五六七八九十百]+[、章节][ 　]*|[（(][一二三四五六七八九十百]+[）)][ 　]*|[0-9]{1,2}[.．、](?![0-9])[ 　]*|[（(][0-9]{1,2}[）)][ 　]*)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Typed();
}
