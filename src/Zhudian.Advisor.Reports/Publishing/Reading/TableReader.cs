using System.Collections.Immutable;
using System.Globalization;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Zhudian.Advisor.Feel.Diagnostics;
using MarkdigParagraph = Markdig.Syntax.ParagraphBlock;

namespace Zhudian.Advisor.Reports.Publishing.Reading;

/// <summary>Reads a pipe table with the caption paragraph above it.</summary>
internal sealed class TableReader(DraftLimits limits, InlineReader inlines, Action<Severity, string, int, string, string?> report)
{
    private int _tables;

    /// <summary>The length of the caption mark (表：) of a paragraph, or null when it is no caption.</summary>
    public static int? Caption(MarkdigParagraph paragraph)
        => paragraph.Inline?.FirstChild is LiteralInline literal && literal.Content.AsSpan() is ['表', '：' or ':', ..] ? 2 : null;

    /// <summary>Reads the table; null after an error.</summary>
    public TableBlock? Read(Table table, MarkdigParagraph? caption, int line)
    {
        var rows = table.OfType<TableRow>().ToList();
        var header = rows.FirstOrDefault(r => r.IsHeader);
        if (header is null)
        {
            report(Severity.Error, "PUB032", line, "表格没有表头行", "第一行写列名，第二行写 |---|---|");
            return null;
        }

        var count = header.Count(Written);
        var body = rows.Where(r => !r.IsHeader).ToList();
        if (count > limits.Columns || body.Count > limits.Rows)
        {
            report(Severity.Error, "PUB004", line, $"表格过大：{body.Count} 行 × {count} 列，最多 {limits.Rows} 行 × {limits.Columns} 列", "拆成几张表，或移到附件");
            return null;
        }

        for (var i = 0; i < body.Count; i++)
        {
            // Markdig pads short rows and widens the header for long ones; a long row means a stray bar.
            if (body[i].Count(Written) > count)
            {
                report(Severity.Error, "PUB033", body[i].Line - table.Line + line, $"表格这一行有 {body[i].Count(Written)} 格，表头只有 {count} 格", "单元格里的竖线写成 \\|");
                return null;
            }
        }

        var (text, unit, width) = ReadCaption(caption, line);
        var number = caption is null ? string.Empty : "表" + (++_tables).ToString(CultureInfo.InvariantCulture);
        return new(
            number,
            text,
            unit,
            width,
            [.. Enumerable.Range(0, count).Select(i => Alignment(table, i))],
            Cells(header, count, line),
            [.. body.Select(row => Cells(row, count, row.Line - table.Line + line))],
            line);
    }

    private (ImmutableArray<DraftInline> Text, string? Unit, TableWidth Width) ReadCaption(MarkdigParagraph? caption, int line)
    {
        if (caption is null)
        {
            return ([], null, TableWidth.Auto);
        }

        var text = inlines.Read(caption.Inline, line);
        if (text is [TextRun first, ..])
        {
            var rest = first.Text[2..].TrimStart();
            text = rest.Length == 0 ? text.RemoveAt(0) : text.SetItem(0, first with { Text = rest });
        }

        if (text.Length == 0)
        {
            report(Severity.Error, "PUB031", line, "表题没有文字", null);
        }

        var attributes = BlockAttributes.Of(caption);
        var width = attributes switch
        {
            not null when attributes.Classes.Contains("横向") => TableWidth.Landscape,
            not null when attributes.Classes.Contains("纵向") => TableWidth.Portrait,
            _ => TableWidth.Auto,
        };
        return (text, attributes?.Values.GetValueOrDefault("单位"), width);
    }

    private ImmutableArray<ImmutableArray<DraftInline>> Cells(TableRow row, int count, int line)
    {
        var cells = ImmutableArray.CreateBuilder<ImmutableArray<DraftInline>>(count);
        foreach (var cell in row.OfType<TableCell>().Take(count))
        {
            cells.Add(cell.Count > 0 && cell[0] is LeafBlock leaf ? inlines.Read(leaf.Inline, line) : []);
        }

        while (cells.Count < count)
        {
            cells.Add([]);
        }

        return cells.ToImmutable();
    }

    /// <summary>A cell that stands in the text; those Markdig adds have no content block.</summary>
    private static bool Written(Block cell) => cell is TableCell { Count: > 0 };

    private static ColumnAlignment Alignment(Table table, int column)
        => column >= table.ColumnDefinitions.Count ? ColumnAlignment.Auto : table.ColumnDefinitions[column].Alignment switch
        {
            TableColumnAlign.Left => ColumnAlignment.Left,
            TableColumnAlign.Center => ColumnAlignment.Center,
            TableColumnAlign.Right => ColumnAlignment.Right,
            _ => ColumnAlignment.Auto,
        };
}
