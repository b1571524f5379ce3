using Zhudian.Advisor.Facts.Diagnostics;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Facts.Reading;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Facts.Binding;

/// <summary>Turns reference texts into rows, and makes the keys of all tables (a key may contain references).</summary>
internal sealed class ReferenceResolver(IReadOnlyDictionary<string, TableDraft> drafts, bool strict, Findings findings)
{
    private readonly Dictionary<EntityDef, TargetIndex?> _indexes = [];
    private readonly HashSet<TableDraft> _busy = [];
    private readonly HashSet<(ColumnDraft, string)> _reported = [];

    // References to worksheets the sheet does not have: one message each, not one per row.
    private SortedDictionary<string, (SourceLocation First, HashSet<(TableDraft, int)> Rows)>? _absent;

    public void Resolve()
    {
        foreach (var draft in drafts.Values)
        {
            MakeKeys(draft);
        }

        foreach (var draft in drafts.Values)
        {
            foreach (var column in draft.Columns)
            {
                ResolveColumn(draft, column);
            }
        }

        if (_absent is not null)
        {
            ReportAbsent(_absent);
        }
    }

    private void ReportAbsent(SortedDictionary<string, (SourceLocation First, HashSet<(TableDraft, int)> Rows)> absent)
    {
        foreach (var (target, (first, rows)) in absent)
        {
            findings.Error(FactCodes.Dangling, first, $"缺少“{target}”工作表：{rows.Count} 行引用了它，第一处在这里", $"补上“{target}”工作表，编号与这些行所写的一致");
        }
    }

    private void AddAbsent(string target, TableDraft draft, ColumnDraft column, int row)
    {
        _absent ??= new(StringComparer.Ordinal);
        if (!_absent.TryGetValue(target, out var seen))
        {
            _absent[target] = seen = (draft.Locate(row, column.Field.Slot), []);
        }

        seen.Rows.Add((draft, row));
    }

    private void MakeKeys(TableDraft draft)
    {
        if (draft.Keys is not null || !_busy.Add(draft))
        {
            return;
        }

        foreach (var field in draft.Entity.Key.Where(f => f.Type.Kind == DataKind.Reference))
        {
            ResolveColumn(draft, draft.Columns[field.Slot]);
        }

        var keys = new string[draft.RowCount];
        List<(int Row, int First)>? twice = null;
        for (var row = 0; row < keys.Length; row++)
        {
            keys[row] = MakeKey(draft, row);
            if (!draft.ByKey.TryAdd(keys[row], row))
            {
                // A key that is not known cannot be said to repeat: its own cell is already reported.
                if (strict && !KeyKnown(draft, row))
                {
                    continue;
                }

                if (strict && draft.ByKey[keys[row]] is var other && !KeyKnown(draft, other))
                {
                    draft.ByKey[keys[row]] = row;
                }
                else if (strict)
                {
                    (twice ??= []).Add((row, draft.ByKey[keys[row]]));
                }
                else
                {
                    keys[row] += "#" + (row + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
                    draft.ByKey.TryAdd(keys[row], row);
                }
            }
        }

        draft.Keys = keys;
        if (twice is not null)
        {
            Twice(draft, keys, twice);
        }
    }

    /// <summary>One message for a written row that repeats another one, however many rows were folded from it.</summary>
    private void Twice(TableDraft draft, string[] keys, List<(int Row, int First)> twice)
    {
        var slot = draft.Entity.Key.Length > 0 ? draft.Entity.Key[0].Slot : -1;
        foreach (var same in twice.GroupBy(t => draft.RowPositions[t.Row] is var at and not 0 ? (at, draft.RowPositions[t.First]) : (-1 - t.Row, 0L)))
        {
            var (row, first) = same.First();
            var more = same.Count() > 1 ? $"等 {same.Count()} 项" : string.Empty;
            findings.Error(
                FactCodes.DuplicateKey, draft.Locate(row, slot), $"{draft.Entity.Name}“{keys[row]}”{more}重复，前面已有一行（{draft.Locate(first, slot)}）",
                $"键是 {string.Join("、", draft.Entity.Key.Select(f => f.Name))}，合起来不得重复：删去一行，或改正编号");
        }
    }

    private static bool KeyKnown(TableDraft draft, int row) => draft.Entity.Key.All(f => draft.Columns[f.Slot].States[row] == CellState.Known);

    private string MakeKey(TableDraft draft, int row)
    {
        var parts = new string[draft.Entity.Key.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            var field = draft.Entity.Key[i];
            var column = draft.Columns[field.Slot];
            if (column.States[row] != CellState.Known)
            {
                if (strict && !draft.Broken.Contains((row, field.Slot)) && !draft.SharesCell(row, field.Slot))
                {
                    findings.Error(FactCodes.KeyMissing, draft.Locate(row, field.Slot), $"{draft.Entity.Name}的“{field.DisplayName}”是键，不能空着", "填上；不是一行数据的说明文字请移出表格");
                }

                // A reference that leads nowhere still names the row in messages.
                parts[i] = parts.Length == 1 ? "#" + (row + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)
                    : strict && column.IsReference && draft.Broken.Contains((row, field.Slot)) ? column.Values![row].AsText ?? "?" : "?";
                continue;
            }

            parts[i] = column.IsReference ? column.Targets is { } targets && targets[row] >= 0 ? KeyOfTarget(field, targets[row]) : column.Values![row].AsText! : KeyText.Of(field.Type, column.Plain(row));
            if (strict && parts.Length > 1 && field.Type.Kind == DataKind.Text && parts[i].Contains('+') && !draft.SharesCell(row, field.Slot))
            {
                findings.Error(FactCodes.KeyMissing, draft.Locate(row, field.Slot), $"{draft.Entity.Name}的“{field.DisplayName}”是键的一部分，不能含“+”：“{parts[i]}”", "换一个符号");
            }
        }

        return string.Join('+', parts);
    }

    private string KeyOfTarget(FieldDef field, int target)
        => field.Type.Target!.ReferenceRows is { } rows ? rows.KeyOf(target) : drafts[field.Type.Target.Name].Keys![target];

    private void ResolveColumn(TableDraft draft, ColumnDraft column)
    {
        if (column.Field.Type is { Kind: DataKind.List, Element.Kind: DataKind.Reference })
        {
            ResolveLists(draft, column);
            return;
        }

        if (!column.IsReference || column.Targets is not null)
        {
            return;
        }

        var target = column.Field.Type.Target!;
        var targets = column.Targets = new int[draft.RowCount];
        Array.Fill(targets, -1);
        var index = IndexOf(target);
        for (var row = 0; row < targets.Length; row++)
        {
            if (column.States[row] == CellState.Known)
            {
                targets[row] = Find(draft, column, row, index, column.Values![row].AsText!);
                if (targets[row] < 0)
                {
                    column.States[row] = CellState.Blank;
                    draft.Broken.Add((row, column.Field.Slot));
                }
            }
        }
    }

    private void ResolveLists(TableDraft draft, ColumnDraft column)
    {
        var target = column.Field.Type.Element!.Target!;
        var index = IndexOf(target);
        RowSource? source = target.ReferenceRows ?? (drafts.TryGetValue(target.Name, out var t) ? t.Table : null);
        for (var row = 0; row < draft.RowCount; row++)
        {
            if (column.States[row] == CellState.Known && column.Values![row].As<ListValue>() is { } list)
            {
                var rows = Enumerable.Range(0, list.Count).Select(i => Find(draft, column, row, index, list[i].AsText!)).ToArray();
                column.States[row] = Array.TrueForAll(rows, r => r >= 0) ? CellState.Known : CellState.Blank;
                column.Values[row] = column.States[row] == CellState.Known ? Value.Of(ListValue.Of([.. rows.Select(r => Value.Row(source!, r))])) : default;
                if (column.States[row] != CellState.Known)
                {
                    draft.Broken.Add((row, column.Field.Slot));
                }
            }
        }
    }

    private TargetIndex? IndexOf(EntityDef target)
    {
        if (_indexes.TryGetValue(target, out var index))
        {
            return index;
        }

        if (target.ReferenceRows is { } rows)
        {
            return _indexes[target] = new TargetIndex(rows);
        }

        if (!drafts.TryGetValue(target.Name, out var draft))
        {
            return _indexes[target] = null;
        }

        MakeKeys(draft);
        return draft.Keys is null ? new TargetIndex(draft) : _indexes[target] = new TargetIndex(draft);
    }

    private int Find(TableDraft draft, ColumnDraft column, int row, TargetIndex? index, string text)
    {
        if (index is null || index.TryKey(text, out var found))
        {
            return index is null ? -1 : index.TryKey(text, out found) ? found : -1;
        }

        var target = (column.Field.Type.Target ?? column.Field.Type.Element!.Target!).Name;
        var former = index.ByName(text) is { Count: > 0 } named ? (Rows: named, Word: "名称") : (Rows: index.ByFormerName(text), Word: "曾用名");
        if (former.Rows.Count > 0)
        {
            return Choose(draft, column, row, index, text, target, former.Rows, former.Word);
        }

        if (!strict && drafts.TryGetValue(target, out var absent) && !absent.Present)
        {
            findings.Lint(FactCodes.ReferenceNotReported, draft.Locate(row, column.Field.Slot), $"{target}未报，引用“{text}”按未知读");
            return -1;
        }

        if (drafts.TryGetValue(target, out var there) && !there.Present)
        {
            AddAbsent(target, draft, column, row);
        }
        else if (_reported.Add((column, text)))
        {
            findings.Error(FactCodes.Dangling, draft.Locate(row, column.Field.Slot), $"{draft.Entity.Name}的“{column.Field.DisplayName}”引用的{target}“{text}”不存在", Suggestion.Hint(text, [.. index.Keys]));
        }

        return -1;
    }

    private int Choose(TableDraft draft, ColumnDraft column, int row, TargetIndex index, string text, string target, IReadOnlyList<int> rows, string word)
    {
        var keys = drafts[target].Keys;
        var candidates = rows.Count > 1 && DayOfRow(draft, row) is { } day ? [.. rows.Where(r => index.InForce(r, day))] : rows;
        if (candidates.Count == 1)
        {
            if (_reported.Add((column, text)))
            {
                findings.Lint(FactCodes.FormerName, draft.Locate(row, column.Field.Slot), $"“{text}”是{target}“{keys?[candidates[0]]}”的{word}，按它读", "改写成编号，免得改名后认错");
            }

            return candidates[0];
        }

        if (_reported.Add((column, text)))
        {
            findings.Error(
                FactCodes.AmbiguousReference, draft.Locate(row, column.Field.Slot), $"有 {rows.Count} 个{target}的{word}是“{text}”：{string.Join("、", rows.Select(r => keys?[r]))}", "写编号，不写名称；或填启用日期、停用日期以按日期区分");
        }

        return -1;
    }

    /// <summary>The first date, month or year of the referring row.</summary>
    private static DateOnly? DayOfRow(TableDraft draft, int row)
    {
        foreach (var column in draft.Columns)
        {
            if (column.States[row] != CellState.Known)
            {
                continue;
            }

            if (column.Field.Type.Kind is DataKind.Date or DataKind.YearMonth or DataKind.DateTime && TemporalCells.DayOf(column.Plain(row)) is { } day)
            {
                return day;
            }

            if (column.Field.Type.Kind == DataKind.Year)
            {
                return new DateOnly((int)column.Numbers![row], 1, 1);
            }
        }

        return null;
    }
}
