using Zhudian.Advisor.Facts.Binding;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Facts.Reading;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Facts.Writing;

/// <summary>
/// Writes a wide table (宽表：项目 → 值) with a column per item, as people fill it, when nothing is lost: rows stand in blocks of the same items
/// in the same order, only item, value, mark and limit differ within a block, and every mark and limit is the one a reader would set.
/// </summary>
internal sealed class WidePage
{
    private readonly FactTable _table;
    private readonly EntityDef _entity;
    private readonly List<FieldDef> _plain;
    private readonly List<string> _items = [];

    private WidePage(FactTable table)
    {
        _table = table;
        _entity = table.Entity;
        var q = _entity.Qualifier;
        _plain = [.. _entity.Fields.Where(f => f != _entity.Wide!.Item && f != _entity.Wide.Value && f != q?.Mark && f != q?.DetectionLimit)];
    }

    /// <summary>Plain fields, items in order and the first row of each block; null when the table has to be written long.</summary>
    public static (IReadOnlyList<FieldDef> Plain, IReadOnlyList<(string Name, string? Unit)> Items, int Blocks)? Of(FactTable table)
    {
        if (table.Entity.Wide is not { } wide || table.RowCount == 0 || (table.Entity.Qualifier is { } q && q.Value != wide.Value))
        {
            return null;
        }

        var page = new WidePage(table);
        return page.FindItems() && page.Blocks()
            ? (page._plain, [.. page._items.Select(i => (i, ItemUnits.Of(table.Entity, i) ?? wide.Value.Unit))], table.RowCount / page._items.Count)
            : null;
    }

    /// <summary>The cell of one row's value, mark and limit together.</summary>
    public static PageCell Cell(FactTable table, int row)
    {
        var slot = table.Entity.Wide!.Value.Slot;
        return table.StateOf(row, slot) switch
        {
            CellState.Known => new PageCell(Number: table.Get(row, slot).AsNumber),
            CellState.NotDetected when table.Entity.Qualifier is { } q && table.StateOf(row, q.DetectionLimit.Slot) == CellState.Known
                => new PageCell(NumberText.Of(table.Get(row, q.DetectionLimit.Slot).AsNumber) + "L"),
            CellState.NotDetected => new PageCell("未检出"),
            CellState.NotApplicable => new PageCell("无"),
            CellState.NotMonitored => new PageCell("未监测"),
            CellState.Invalid => new PageCell("无效"),
            _ => default,
        };
    }

    private string? ItemOf(int row)
    {
        var value = _table.Get(row, _entity.Wide!.Item.Slot);
        return _entity.Wide.Item.Type.Kind switch
        {
            DataKind.Enum => value.AsText,
            DataKind.Reference when value.As<RowSource>() is { } source && ReferenceEquals(source, _entity.Wide.Item.Type.Target!.ReferenceRows) => source.KeyOf(value.RowIndex),
            _ => null,
        };
    }

    private bool FindItems()
    {
        for (var row = 0; row < _table.RowCount && SamePlain(0, row); row++)
        {
            if (ItemOf(row) is not { } item || _items.Contains(item, StringComparer.Ordinal) || _entity.Fields.Any(f => f.Name == item || f.DisplayName == item))
            {
                return false;
            }

            _items.Add(item);
        }

        return _table.RowCount % _items.Count == 0;
    }

    private bool Blocks()
    {
        for (var row = 0; row < _table.RowCount; row++)
        {
            var first = row - (row % _items.Count);
            if (ItemOf(row) != _items[row - first] || !SamePlain(first, row) || !Derivable(row))
            {
                return false;
            }
        }

        return true;
    }

    private bool SamePlain(int first, int row)
        => first == row || (_table.OriginOf(first) == _table.OriginOf(row)
            && _plain.TrueForAll(f => _table.StateOf(first, f.Slot) == _table.StateOf(row, f.Slot) && (_table.StateOf(row, f.Slot) != CellState.Known || _table.Get(first, f.Slot).Equals(_table.Get(row, f.Slot)))));

    /// <summary>Whether a reader sets this mark and this limit from the value cell alone.</summary>
    private bool Derivable(int row)
    {
        var value = _table.StateOf(row, _entity.Wide!.Value.Slot);
        if (_entity.Qualifier is not { } q)
        {
            return value != CellState.NotDetected;
        }

        var limit = _table.StateOf(row, q.DetectionLimit.Slot);
        var limitFits = value switch
        {
            CellState.NotDetected => limit == CellState.Blank || (limit == CellState.Known && _table.Get(row, q.DetectionLimit.Slot).AsNumber > 0),
            CellState.Blank => limit == CellState.Blank,
            _ => limit == CellState.NotApplicable,
        };
        var mark = _table.StateOf(row, q.Mark.Slot);
        return limitFits && value switch
        {
            CellState.Blank => mark == CellState.Blank,
            CellState.NotApplicable => mark == CellState.NotApplicable,
            _ => QualifierBinder.WordFor(q.Mark.Type.Enum!, value) is { } word ? mark == CellState.Known && ReferenceEquals(_table.Get(row, q.Mark.Slot).Reference, word) : mark == CellState.Blank,
        };
    }
}
