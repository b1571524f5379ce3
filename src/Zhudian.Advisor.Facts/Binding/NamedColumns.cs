using Zhudian.Advisor.Facts.Diagnostics;
using Zhudian.Advisor.Facts.Raw;
using Zhudian.Advisor.Facts.Reading;

namespace Zhudian.Advisor.Facts.Binding;

/// <summary>Access by heading to a worksheet of the format itself (口径, 数据来源); an unknown heading is an error.</summary>
internal sealed class NamedColumns
{
    private readonly Dictionary<string, int> _at = new(StringComparer.Ordinal);

    public NamedColumns(RawTable table, IReadOnlyCollection<string> known, SheetPlace place, Findings findings)
    {
        for (var i = 0; i < table.Headers.Count; i++)
        {
            var name = table.Headers[i].Text.Trim().Trim('*');
            if (!known.Contains(name, StringComparer.Ordinal))
            {
                findings.Error(FactCodes.UnknownColumn, place.LocateOrFile(table.Name, table.Headers[i].Position), $"“{table.Name}”没有“{name}”这一列", Suggestion.Hint(name, known));
            }
            else if (!_at.TryAdd(name, i))
            {
                findings.Error(FactCodes.DuplicateColumn, place.LocateOrFile(table.Name, table.Headers[i].Position), $"“{table.Name}”有两列“{name}”", "删去其中一列");
            }
        }
    }

    public RawCell Cell(RawRow row, string name) => _at.TryGetValue(name, out var at) ? row.Cell(at) : default;

    /// <summary>Text; null when empty or 无.</summary>
    public string? Text(RawRow row, string name) => CellReader.TextOf(Cell(row, name)) is { } text && text != "无" ? text : null;
}
