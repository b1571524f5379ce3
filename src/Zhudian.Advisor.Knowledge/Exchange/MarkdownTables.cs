using System.Globalization;
using System.Text;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Reading;

namespace Zhudian.Advisor.Knowledge.Exchange;

/// <summary>Decision tables as a rule file (RULES.md §§1, 2, 6).</summary>
internal static class MarkdownTables
{
    public static string Write(string name, IReadOnlyList<ImportedTable> tables)
    {
        var text = new StringBuilder("---\n标题: ").Append(Line(name)).Append("\n语言版本: 1\n---\n# ").Append(Line(name)).Append('\n');
        foreach (var table in tables)
        {
            foreach (var (enumeration, words) in table.Enumerations)
            {
                text.Append("\n## ").Append(enumeration).Append("\n| 枚举 | 次序 |\n|---|---|\n");
                for (var i = 0; i < words.Count; i++)
                {
                    text.Append("| ").Append(Cell(words[i])).Append(" | ").Append((i + 1).ToString(CultureInfo.InvariantCulture)).Append(" |\n");
                }
            }

            Append(text, table);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, ImportedTable table)
    {
        text.Append("\n## ").Append(Line(table.Title)).Append('\n');
        foreach (var (name, value) in table.Attributes)
        {
            text.Append(Line(name)).Append('：').Append(Line(value)).Append('\n');
        }

        text.Append('\n');
        Prose(text, table.Before);
        Row(text, [HitPolicyText.Of(table.Policy), .. table.Headers]);
        text.Append('|').Insert(text.Length, "---|", table.Headers.Count + 1).Append('\n');
        foreach (var row in table.Rows)
        {
            Row(text, row);
        }

        if (table.After.Length > 0)
        {
            text.Append('\n');
            Prose(text, table.After);
        }
    }

    private static void Row(StringBuilder text, IEnumerable<string> cells) => text.Append("| ").AppendJoin(" | ", cells.Select(Cell)).Append(" |\n");

    // The reader takes the slice between the pipes, \| for |, and one pair of backticks off (RULES.md §2).
    private static string Cell(string value)
    {
        var cell = Line(value).Replace("|", "\\|", StringComparison.Ordinal);
        var quoted = cell.Length > 1 && cell[0] == '`' && cell[^1] == '`';
        return quoted || cell.AsSpan().IndexOfAny('*', '_') >= 0 || (cell.StartsWith("= ", StringComparison.Ordinal) && cell.Contains('<', StringComparison.Ordinal)) ? $"`{cell}`" : cell;
    }

    private static string Line(string text) => text.AsSpan().IndexOfAny('\n', '\r', '\t') < 0 ? text : text.ReplaceLineEndings(" ").Replace('\t', ' ');

    // Prose that would be read as a heading, a block or an attribute is indented by four blanks: then it is prose for certain.
    private static void Prose(StringBuilder text, string prose)
    {
        if (prose.Length == 0)
        {
            return;
        }

        var findings = new List<Diagnostic>();
        var read = MarkdownReader.Read("p.md", ("# p\n核验：未核验\n\n" + prose).AsMemory(), string.Empty, findings, []);
        var plain = read.Blocks.IsEmpty && read.Headings.Length == 1 && findings.Count == 0;
        foreach (var line in prose.Split('\n'))
        {
            text.Append(plain || line.Length == 0 ? string.Empty : "    ").Append(line.TrimEnd()).Append('\n');
        }

        text.Append('\n');
    }
}
