using Zhudian.Advisor.Facts.Diagnostics;


namespace Zhudian.Advisor.Facts.Raw;

/// <summary>Collects rows of named cells (yaml, json) into a table whose headings are the names in order of first appearance.</summary>
internal sealed class RowAccumulator(RawTable table, SheetPlace place, Findings findings)
{
    private readonly Dictionary<string, int> _at = new(StringComparer.Ordinal);
    private RawCell[] _row = [];
    private long _position;

    public void Begin(long position)
    {
        _position = position;
        _row = new RawCell[_at.Count];
    }

    public void Cell(string name, long position, RawCell cell)
    {
        if (!_at.TryGetValue(name, out var at))
        {
            at = _at.Count;
            _at.Add(name, at);
            table.Headers.Add(new RawHeader(name, position));
        }

        if (at >= _row.Length)
        {
            Array.Resize(ref _row, Math.Max(_at.Count, at + 1));
        }

        if (_row[at].Kind != RawKind.Absent)
        {
            findings.Error(FactCodes.DuplicateColumn, place.LocateOrFile(table.Name, position), $"同一行里“{name}”写了两次", "只留一处");
        }

        _row[at] = cell;
    }

    public void End() => table.Rows.Add(new RawRow(_position, _row));
}
