using System.Collections.Immutable;

namespace Zhudian.Advisor.Reports.Publishing;

/// <summary>How a table is laid out: type size, share of the width per column, upright or landscape, alignment per column.</summary>
/// <param name="FontSize">Type size in points: 12 (小四), 10.5 (五号) or 9 (小五).</param>
/// <param name="Landscape">True when it needs landscape pages of its own.</param>
/// <param name="Shares">Shares of the table width, in ems of wanted width.</param>
/// <param name="Aligns">Alignment per column, none of them <see cref="ColumnAlignment.Auto"/>.</param>
internal sealed record TableShape(double FontSize, bool Landscape, ImmutableArray<double> Shares, ImmutableArray<ColumnAlignment> Aligns)
{
    /// <summary>Text width of an upright page, points (156 mm).</summary>
    public const double PortraitWidth = 442.2;

    /// <summary>Text width of a landscape page, points (225 mm).</summary>
    public const double LandscapeWidth = 637.8;

    // Cell insets of 0.35 em on both sides, and a little air.
    private const double Padding = 0.85;
    private const double LatinWidth = 0.57;
    private const double LongestColumn = 13;
    // A table of a few rows rather wraps its long columns than takes a landscape page of its own.
    private const int FewRows = 6;
    private const double Narrowed = 1.6;
    private static readonly double[] Sizes = [12, 10.5, 9];

    /// <summary>Decides the layout from the texts alone, so that all formats agree.</summary>
    public static TableShape Of(TableBlock table)
    {
        var columns = table.Header.Length;
        var shares = new double[columns];
        var aligns = new ColumnAlignment[columns];
        for (var c = 0; c < columns; c++)
        {
            var column = c;
            var widths = table.Rows.Select(r => Width(r[column])).ToList();
            var longest = widths.Count == 0 ? 0 : widths.Max();
            var head = Width(table.Header[c]);
            // A header may break into two or three lines; a body text wraps once it is longer than a dozen characters.
            var wanted = Math.Max(Math.Min(longest, LongestColumn + Math.Sqrt(Math.Max(0, longest - LongestColumn))), Math.Min(head, Math.Max(2, head / 2)));
            var words = Math.Max(LongestWord(table.Header[c]), table.Rows.Length == 0 ? 0 : table.Rows.Max(r => LongestWord(r[column])));
            shares[c] = Math.Max(wanted, Math.Min(words, LongestColumn)) + Padding;
            aligns[c] = table.Columns[c] != ColumnAlignment.Auto ? table.Columns[c] : longest > 9 ? ColumnAlignment.Left : ColumnAlignment.Center;
        }

        var total = shares.Sum();
        var size = Sizes.FirstOrDefault(s => total * s <= PortraitWidth);
        var landscape = table.Width == TableWidth.Landscape || (table.Width == TableWidth.Auto && size == 0 && columns > 6 && !(table.Rows.Length <= FewRows && total * Sizes[^1] <= PortraitWidth * Narrowed));
        if (landscape)
        {
            size = Sizes.Skip(1).FirstOrDefault(s => total * s <= LandscapeWidth);
        }

        size = size == 0 ? Sizes[^1] : size;
        Fit(shares, (landscape ? LandscapeWidth : PortraitWidth) / size);
        return new(size, landscape, [.. shares], [.. aligns]);
    }

    /// <summary>Narrows the wide columns only: a number or a name of four characters must not break.</summary>
    private static void Fit(double[] shares, double available)
    {
        for (var narrowest = 8.0; narrowest >= 2 && shares.Sum() > available; narrowest -= 1)
        {
            var kept = shares.Where(s => s <= narrowest).Sum();
            var wide = shares.Where(s => s > narrowest).Sum();
            if (wide == 0 || available - kept < shares.Count(s => s > narrowest) * narrowest)
            {
                continue;
            }

            var factor = (available - kept) / wide;
            for (var c = 0; c < shares.Length; c++)
            {
                shares[c] = shares[c] > narrowest ? Math.Max(narrowest, shares[c] * factor) : shares[c];
            }

            return;
        }
    }

    /// <summary>Width of a text on one line, in ems: a Latin character counts a half.</summary>
    private static double Width(ImmutableArray<DraftInline> cell)
    {
        double longest = 0, line = 0;
        foreach (var inline in cell)
        {
            if (inline is LineBreak)
            {
                longest = Math.Max(longest, line);
                line = 0;
            }
            else if (inline is TextRun run)
            {
                for (var i = 0; i < run.Text.Length; i++)
                {
                    var c = run.Text[i];
                    line += char.IsAscii(c) ? LatinWidth : char.IsLowSurrogate(c) ? 0 : 1;
                    // Typst puts a quarter em between Chinese and Latin.
                    line += i > 0 && (char.IsAsciiLetterOrDigit(c) && run.Text[i - 1] >= '\u2e80' || c >= '\u2e80' && char.IsAsciiLetterOrDigit(run.Text[i - 1])) ? 0.25 : 0;
                }
            }
        }

        return Math.Max(longest, line);
    }

    /// <summary>Longest stretch that cannot break: Latin words and numbers.</summary>
    private static double LongestWord(ImmutableArray<DraftInline> cell)
    {
        double longest = 0, word = 0;
        foreach (var c in cell.OfType<TextRun>().SelectMany(r => r.Text))
        {
            // A bracket stays with what it encloses: （mg/L） is one word.
            word = char.IsAscii(c) && c != ' ' ? word + LatinWidth : c is '（' or '）' ? word + 1 : 0;
            longest = Math.Max(longest, word);
        }

        return longest;
    }
}
