using System.Collections.Immutable;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Reading;

namespace Zhudian.Advisor.Knowledge.Exchange;

/// <summary>A decision table as it stands in its file: the raw block and the prose of its heading.</summary>
/// <param name="Block">The block.</param>
/// <param name="Before">Prose between the attribute paragraph and the table; empty when there is none.</param>
/// <param name="After">Prose between the table and the next heading; empty when there is none.</param>
internal sealed record TableSource(RawTable Block, string Before, string After)
{
    /// <summary>Finds the block of an edition in the text of its file; null when the text is no longer that of the loaded file.</summary>
    public static TableSource? Find(DecisionTable edition, string text)
    {
        var at = edition.Info.Location;
        var file = MarkdownReader.Read(at.Path, text.AsMemory(), string.Empty, [], []);
        var block = file.Blocks.OfType<RawTable>().FirstOrDefault(b => b.Kind == RawBlockKind.DecisionTable && b.Location == at);
        if (block is null || block.Rows.Length != edition.Rows.Length)
        {
            return null;
        }

        var lines = new TextLines(text);
        var next = file.Headings.Where(h => h.Location.Line > block.Heading.Location.Line).Select(h => h.Location.Line).DefaultIfEmpty(lines.Count + 1).Min();
        var first = block.Heading.Level == 0 ? 1 : block.Heading.Location.Line + 1;
        var taken = file.Blocks.Where(b => b.Location.Line >= first && b.Location.Line < next).SelectMany(b => Lines(b, lines)).ToHashSet();
        var start = AfterAttributes(lines, first, next);
        return new TableSource(block, Prose(lines, start, at.Line, taken), Prose(lines, at.Line, next, taken));
    }

    private static int AfterAttributes(TextLines lines, int first, int next)
    {
        var at = first;
        while (at < next && lines[at - 1].Trim().IsEmpty)
        {
            at++;
        }

        while (at < next && HeadingScope.IsAttributeLine(lines[at - 1]))
        {
            at++;
        }

        return at;
    }

    private static IEnumerable<int> Lines(RawBlock block, TextLines lines)
    {
        var from = block.Location.Line;
        var to = block is RawTable table ? table.Rows.IsEmpty ? from + 1 : table.Rows[^1].Location.Line : FenceEnd(lines, from);
        return Enumerable.Range(from, to - from + 1);
    }

    private static int FenceEnd(TextLines lines, int from)
    {
        var opening = lines[from - 1].Trim();
        var mark = opening[0];
        var length = opening.IndexOfAnyExcept(mark) is var other and >= 0 ? other : opening.Length;
        for (var line = from + 1; line <= lines.Count; line++)
        {
            var text = lines[line - 1].Trim();
            if (text.Length >= length && text.IndexOfAnyExcept(mark) < 0)
            {
                return line;
            }
        }

        return lines.Count;
    }

    private static string Prose(TextLines lines, int from, int to, HashSet<int> taken)
    {
        var prose = new List<string>();
        for (var line = from; line < to; line++)
        {
            var text = taken.Contains(line) ? string.Empty : lines.Copy(line - 1).TrimEnd();
            if (text.Length > 0 || (prose.Count > 0 && prose[^1].Length > 0))
            {
                prose.Add(text);
            }
        }

        return string.Join('\n', prose).TrimEnd('\n');
    }
}
