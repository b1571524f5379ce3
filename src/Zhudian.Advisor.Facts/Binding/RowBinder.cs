using Zhudian.Advisor.Facts.Diagnostics;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Facts.Raw;
using Zhudian.Advisor.Facts.Reading;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Facts.Binding;

/// <summary>Reads the rows of one worksheet into a draft; folds wide rows to long ones (RULES.md §4 宽表).</summary>
internal sealed class RowBinder(TableDraft draft, ColumnTarget[] targets, CellReader cells, Findings findings)
{
    private readonly EntityDef _entity = draft.Entity;
    private readonly string[] _items = [.. targets.Where(t => t.Item is not null).Select(t => t.Item!).Distinct(StringComparer.Ordinal)];
    // Columns that mean the same field: in yaml and json each row may write its own unit, but only once.
    private readonly int[][] _same = SameOf(targets);
    private readonly bool[] _itemFields = ItemFields(draft.Entity, targets);
    private readonly QualifierBinder? _qualifier = draft.Entity.Qualifier is null ? null : new QualifierBinder(draft, findings);

    public void Bind(RawRow raw)
    {
        foreach (var same in _same)
        {
            if (same.Count(i => raw.Cell(i).Kind != RawKind.Absent) > 1)
            {
                findings.Error(FactCodes.DuplicateColumn, draft.Locate(raw.Position), $"{_entity.Name}的这一行把“{targets[same[0]].Item ?? targets[same[0]].Name}”写了两次（单位不同也是同一列）", "只留一处");
            }
        }

        var row = draft.AddRow(raw.Position, OriginOf(raw));
        for (var i = 0; i < targets.Length; i++)
        {
            if (targets[i] is { Item: null, Field: not null } target)
            {
                Put(row, target, raw.Cell(i));
            }
        }

        if (_items.Length > 0)
        {
            row = Fold(raw, row);
        }

        _qualifier?.Finish(row);
    }

    private static int[][] SameOf(ColumnTarget[] targets)
    {
        var same = new List<int[]>();
        for (var i = 0; i < targets.Length; i++)
        {
            List<int>? group = null;
            for (var j = 0; targets[i].Field is not null && j < targets.Length; j++)
            {
                if (ReferenceEquals(targets[j].Field, targets[i].Field) && targets[j].Item == targets[i].Item)
                {
                    if (j < i)
                    {
                        break; // its group is there already
                    }

                    (group ??= []).Add(j);
                }
            }

            if (group is { Count: > 1 })
            {
                same.Add([.. group]);
            }
        }

        return [.. same];
    }

    private static bool[] ItemFields(EntityDef entity, ColumnTarget[] targets)
    {
        var result = new bool[entity.Fields.Length];
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = IsItemField(entity, targets, entity.Fields[i]);
        }

        return result;
    }

    private FactOrigin? OriginOf(RawRow raw)
    {
        var at = Array.FindIndex(targets, t => t.IsOrigin);
        if (at < 0 || raw.Cell(at) is not { IsEmpty: false } cell)
        {
            return null;
        }

        var origin = SheetWords.ReadOrigin(CellReader.TextOf(cell));
        if (origin is null)
        {
            findings.Error(FactCodes.Completeness, draft.Locate(cell.Position), $"来源“{cell.Shown}”不认识", "写 实测、填报、推估 或 示例");
        }

        return origin;
    }

    /// <summary>One row per item that is written; returns the last row, which the caller finishes.</summary>
    private int Fold(RawRow raw, int row)
    {
        var wide = _entity.Wide!;
        var itemColumn = draft.Columns[wide.Item.Slot];
        var isLong = itemColumn.States[row] != CellState.Blank;
        var first = true;
        foreach (var item in _items)
        {
            var present = false;
            var filled = false;
            for (var i = 0; i < targets.Length; i++)
            {
                if (string.Equals(targets[i].Item, item, StringComparison.Ordinal))
                {
                    present |= raw.Cell(i).Kind != RawKind.Absent;
                    filled |= !raw.Cell(i).IsEmpty;
                }
            }

            if (isLong && filled)
            {
                findings.Error(FactCodes.Shape, draft.Locate(raw.Position), $"这一行既写了“{wide.Item.Name}”，又写了“{item}”列", $"两种写法只用一种：宽表的行不写“{wide.Item.Name}”");
            }

            if (!present || isLong)
            {
                continue;
            }

            row = first ? row : CopyRow(raw, row);
            if (!first)
            {
                _qualifier?.Finish(row - 1);
            }

            first = false;
            PutItem(raw, row, item);
        }

        if (first && !isLong)
        {
            findings.Error(FactCodes.Shape, draft.Locate(raw.Position), $"这一行没有任何“{wide.Item.Name}”的列", "写上项目列，没有数据的项目留空");
        }

        return row;
    }

    private void PutItem(RawRow raw, int row, string item)
    {
        var wide = _entity.Wide!;
        ColumnTarget? header = null;
        foreach (var column in draft.Columns)
        {
            if (_itemFields[column.Field.Slot])
            {
                Reset(column, row);
            }
        }

        for (var i = 0; i < targets.Length; i++)
        {
            if (string.Equals(targets[i].Item, item, StringComparison.Ordinal))
            {
                header ??= targets[i];
                Put(row, targets[i], raw.Cell(i));
            }
        }

        if (header!.Position != 0)
        {
            draft.WideHeadings[header.Position] = header.Heading;
        }

        var value = draft.Columns[wide.Item.Slot];
        if (wide.Item.Type.Kind == DataKind.Enum && wide.Item.Type.Enum!.TryGet(item, out var member))
        {
            value.SetValue(row, CellState.Known, Value.Of(member), header.Position);
        }
        else
        {
            value.SetValue(row, CellState.Known, Value.Of(item), header.Position);
        }
    }

    /// <summary>Fields that some item column sets, and the mark and limit that follow the value: they must not leak from one item's row to the next.</summary>
    private static bool IsItemField(EntityDef entity, ColumnTarget[] targets, FieldDef field)
        => Array.Exists(targets, t => t.Item is not null && ReferenceEquals(t.Field, field))
            || (entity.Qualifier is { } q && (ReferenceEquals(field, q.Mark) || ReferenceEquals(field, q.DetectionLimit)) && !Array.Exists(targets, t => t.Item is null && ReferenceEquals(t.Field, field)));

    private static void Reset(ColumnDraft column, int row)
    {
        if (column.Numbers is not null)
        {
            column.SetNumber(row, CellState.Blank, 0, 0);
        }
        else
        {
            column.SetValue(row, CellState.Blank, default, 0);
        }
    }

    private int CopyRow(RawRow raw, int from)
    {
        var row = draft.AddRow(raw.Position, draft.Origins[from]);
        foreach (var column in draft.Columns)
        {
            column.Copy(from, row);
            if (!_itemFields[column.Field.Slot] && draft.Broken.Contains((from, column.Field.Slot)))
            {
                draft.Broken.Add((row, column.Field.Slot));
            }
        }

        return row;
    }

    private void Put(int row, ColumnTarget target, in RawCell cell)
    {
        if (cell.Kind == RawKind.Absent)
        {
            return;
        }

        var field = target.Field!;
        var column = draft.Columns[field.Slot];
        if (column.Numbers is not null)
        {
            PutNumber(row, target, column, cell);
            return;
        }

        var problem = cells.Read(field.Type, cell, out var state, out var value);
        column.SetValue(row, state, value, cell.Position);
        Report(problem, target, row, cell);
    }

    private void PutNumber(int row, ColumnTarget target, ColumnDraft column, in RawCell written)
    {
        var field = target.Field!;
        var cell = PercentCell.Resolve(written, field, out var mixed);
        if (mixed)
        {
            findings.Error(FactCodes.WrongUnit, draft.Locate(cell.Position), $"{_entity.Name}的“{target.Name}”写成了百分数，而这一列的单位是 {field.Unit ?? "随项目而定"}", "去掉百分号，按表头单位填数值");
        }

        var problem = CellReader.ReadNumber(field.Type.Kind, cell, out var read);
        if (problem is not null)
        {
            Report(problem, target, row, cell);
        }

        if (read.State == CellState.NotDetected && (_qualifier is null || !ReferenceEquals(_entity.Qualifier!.Value, field)))
        {
            findings.Error(
                FactCodes.NoPlaceForMark, draft.Locate(cell.Position), $"{_entity.Name}的“{target.Name}”写了“{cell.Shown}”，而这一列没有存放未检出与检出限的地方",
                "按本单位的规定折算后填数值并在来源写“推估”；或请规则责任人给该表加上“标记：值 → 标记, 检出限”");
            read = default;
            draft.Broken.Add((row, field.Slot));
        }

        var number = Scaled(read.Number, target, cell);
        column.SetNumber(row, read.State, number, cell.Position);
        if (read.State is CellState.Known or CellState.NotDetected && target.Unit is { } unit)
        {
            draft.PendingUnits.Add((row, field.Slot, unit, target.Position));
        }

        if (read.State == CellState.NotDetected && read.Limit is { } limit)
        {
            _qualifier!.LimitInCell(row, Scaled(limit, target, cell), target.Unit, target.Position, cell.Position);
        }
    }

    private decimal Scaled(decimal number, ColumnTarget target, in RawCell cell)
    {
        var (multiply, divide) = target.Scale;
        if (multiply == divide)
        {
            return number;
        }

        if (UnitConversion.TryScale(number, multiply, divide, out var scaled))
        {
            return scaled;
        }

        findings.Error(FactCodes.NotANumber, draft.Locate(cell.Position), $"“{cell.Shown}”换算单位后超出可表示的范围", "检查数值与表头单位");
        return 0;
    }

    private void Report(CellProblem? problem, ColumnTarget target, int row, in RawCell cell)
    {
        if (problem is not null)
        {
            draft.Broken.Add((row, target.Field!.Slot));
            findings.Error(problem.Code, draft.Locate(cell.Position), $"{_entity.Name}的“{target.Name}”：{problem.Message}", problem.Hint);
        }
    }
}
