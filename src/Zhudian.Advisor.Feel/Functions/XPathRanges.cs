using System.Globalization;
using System.Text;

namespace Zhudian.Advisor.Feel.Functions;

/// <summary>Ranges of characters for .NET, which counts in UTF-16.</summary>
internal static class XPathRanges
{
    /// <summary>Adds a range of code points: up to U+FFFF to the content of the bracket, beyond as alternatives of surrogate pairs.</summary>
    public static void Add(int low, int high, StringBuilder content, List<string> beyond)
    {
        if (low <= 0xFFFF)
        {
            content.Append(CultureInfo.InvariantCulture, $"\\u{low:X4}");
            content.Append(low == high ? string.Empty : string.Create(CultureInfo.InvariantCulture, $"-\\u{Math.Min(high, 0xFFFF):X4}"));
        }

        // A range beyond U+FFFF: one alternative per leading surrogate that is cut, one for those taken whole.
        for (var from = Math.Max(low, 0x10000); from <= high;)
        {
            var lead = 0xD800 + ((from - 0x10000) >> 10);
            var to = Math.Min(high, 0x10000 + ((lead - 0xD800 + 1) << 10) - 1);
            var whole = (from & 0x3FF) == 0 && (to & 0x3FF) == 0x3FF;
            var lastLead = whole ? 0xD800 + ((high - 0x3FF - 0x10000) >> 10) : lead;
            lastLead = Math.Max(lead, lastLead);
            beyond.Add(string.Create(CultureInfo.InvariantCulture, $"[\\u{lead:X4}-\\u{lastLead:X4}][\\u{0xDC00 + (from & 0x3FF):X4}-\\u{0xDC00 + (to & 0x3FF):X4}]"));
            from = whole ? 0x10000 + ((lastLead - 0xD800 + 1) << 10) : to + 1;
        }
    }
}
