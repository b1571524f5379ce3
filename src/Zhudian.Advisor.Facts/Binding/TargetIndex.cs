using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Facts.Reading;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Facts.Binding;

/// <summary>How a reference text finds its row: by key, else by 名称, else by 曾用名 (DOMAIN.md §1.1-3).</summary>
internal sealed class TargetIndex
{
    private readonly TableDraft? _draft;
    private readonly IReadOnlyDictionary<string, int> _byKey;
    private Dictionary<string, List<int>>? _byName;
    private Dictionary<string, List<int>>? _byFormer;

    public TargetIndex(TableDraft draft) => (_draft, _byKey) = (draft, draft.ByKey);

    public TargetIndex(RowSource rows) => _byKey = ReferenceKeys.Of(rows);

    public IEnumerable<string> Keys => _byKey.Keys;

    public bool TryKey(string text, out int row) => _byKey.TryGetValue(text, out row);

    /// <summary>Rows whose present name is the text.</summary>
    public IReadOnlyList<int> ByName(string text)
        => _draft is null ? [] : (_byName ??= Collect(SheetWords.NameField)).GetValueOrDefault(text) ?? [];

    /// <summary>Rows that once had this name.</summary>
    public IReadOnlyList<int> ByFormerName(string text)
        => _draft is null ? [] : (_byFormer ??= Collect(SheetWords.FormerNames)).GetValueOrDefault(text) ?? [];

    /// <summary>Whether the row was in force on a day; open ends and unknown ends count as in force.</summary>
    public bool InForce(int row, DateOnly day)
        => (Day(row, SheetWords.ValidFrom) is not { } from || from <= day) && (Day(row, SheetWords.ValidTo) is not { } to || day <= to);

    private DateOnly? Day(int row, string field)
        => _draft!.Entity.TryGetField(field, out var found) && _draft.Columns[found.Slot].States[row] == CellState.Known ? TemporalCells.DayOf(_draft.Columns[found.Slot].Plain(row)) : null;

    private Dictionary<string, List<int>> Collect(string fieldName)
    {
        var result = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        if (!_draft!.Entity.TryGetField(fieldName, out var field) || field.Type.Kind is not (DataKind.Text or DataKind.List))
        {
            return result;
        }

        var column = _draft.Columns[field.Slot];
        for (var row = 0; row < _draft.RowCount; row++)
        {
            if (column.States[row] == CellState.Known)
            {
                foreach (var name in Names(column.Plain(row)))
                {
                    (result.TryGetValue(name, out var rows) ? rows : result[name] = []).Add(row);
                }
            }
        }

        return result;
    }

    private static IEnumerable<string> Names(Value value)
        => value.As<ListValue>() is { } list ? Enumerable.Range(0, list.Count).Select(i => list[i].AsText!) : [value.AsText!];
}
