using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Knowledge.Building;
using Zhudian.Advisor.Knowledge.Reading;

namespace Zhudian.Advisor.Knowledge.Vocabulary;

/// <summary>Columns of a table with a fixed set of them: unknown, repeated and missing ones are reported once, cells are then read by name.</summary>
internal sealed class TableColumns
{
    private readonly Dictionary<string, int> _columns = new(StringComparer.Ordinal);

    /// <summary>Checks the header. The names of inherited attributes (依据 核验 …) and 备注 are always allowed.</summary>
    public TableColumns(RawTable table, KnowledgeBuilder builder, ReadOnlySpan<string> required, ReadOnlySpan<string> optional)
    {
        foreach (var cell in table.Header)
        {
            var known = required.Contains(cell.Text) || optional.Contains(cell.Text) || AttributeReader.Inherited.Contains(cell.Text) || string.Equals(cell.Text, "备注", StringComparison.Ordinal);
            if (!known)
            {
                string[] allowed = [.. required, .. optional, .. AttributeReader.Inherited];
                builder.Report(VocabularyDiagnostics.UnknownColumn(cell.Location, cell.Text, table.Header[0].Text, allowed));
            }
            else if (!_columns.TryAdd(cell.Text, 0))
            {
                builder.Report(VocabularyDiagnostics.RepeatedColumn(cell.Location, cell.Text));
            }
        }

        for (var i = table.Header.Length - 1; i >= 0; i--)
        {
            if (_columns.ContainsKey(table.Header[i].Text))
            {
                _columns[table.Header[i].Text] = i;
            }
        }

        foreach (var name in required)
        {
            if (!_columns.ContainsKey(name))
            {
                builder.Report(VocabularyDiagnostics.MissingColumn(table.Location, table.Header[0].Text, name));
                Complete = false;
            }
        }
    }

    /// <summary>All required columns are there.</summary>
    public bool Complete { get; } = true;

    /// <summary>The cell of a column; null when there is no such column, it is empty or <c>-</c>.</summary>
    public RawCell? Get(RawRow row, string column) => _columns.TryGetValue(column, out var index) && !row[index].IsBlank ? row[index] : null;

    /// <summary>Text of the cell, or empty.</summary>
    public string Text(RawRow row, string column) => Get(row, column)?.Text ?? string.Empty;

    /// <summary>Splits a cell at <c>；</c> or <c>;</c> into trimmed pieces with their places.</summary>
    public static List<SourceText> List(SourceText source)
    {
        var pieces = new List<SourceText>();
        var text = source.Text;
        var from = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i == text.Length || text[i] is '；' or ';')
            {
                var piece = text.AsSpan(from, i - from);
                var lead = piece.Length - piece.TrimStart().Length;
                piece = piece.Trim();
                if (!piece.IsEmpty)
                {
                    var at = source.Locate(from + lead);
                    pieces.Add(SourceText.From(piece.ToString(), at.Path, at.Line, at.Column));
                }

                from = i + 1;
            }
        }

        return pieces;
    }
}
