using Zhudian.Advisor.Facts.Diagnostics;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Facts.Reading;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Units;

namespace Zhudian.Advisor.Facts.Binding;

/// <summary>Keeps value, mark and detection limit of a row in step (RULES.md §4 标记); contradictions are errors, nothing is dropped silently.</summary>
internal sealed class QualifierBinder(TableDraft draft, Findings findings)
{
    private readonly ColumnDraft _value = draft.Columns[draft.Entity.Qualifier!.Value.Slot];
    private readonly ColumnDraft _mark = draft.Columns[draft.Entity.Qualifier!.Mark.Slot];
    private readonly ColumnDraft _limit = draft.Columns[draft.Entity.Qualifier!.DetectionLimit.Slot];
    private (int Row, decimal Limit, Unit? Unit, long Header, long Position)? _inCell;

    /// <summary>The word that a reader sets for a state; null for blank, or when the enumeration has none.</summary>
    public static EnumMember? WordFor(EnumType marks, CellState state)
    {
        foreach (var (word, meaning) in Words)
        {
            if (meaning == state && marks.TryRead(word, out var member))
            {
                return member;
            }
        }

        return null;
    }

    /// <summary>A limit written inside the value cell of the row being read.</summary>
    public void LimitInCell(int row, decimal limit, Unit? unit, long header, long position) => _inCell = (row, limit, unit, header, position);

    /// <summary>Called once a row, after all its cells.</summary>
    public void Finish(int row)
    {
        FinishLimit(row);
        if (_mark.States[row] == CellState.Known)
        {
            FollowMark(row, StateOf(_mark.Values![row].As<EnumMember>()!));
        }
        else if (_mark.States[row] == CellState.Blank)
        {
            SetMark(row);
        }

        if (_limit.States[row] == CellState.Blank && _value.States[row] is not (CellState.NotDetected or CellState.Blank))
        {
            _limit.SetNumber(row, CellState.NotApplicable, 0, _value.Positions[row]);
        }
    }

    private CellState? StateOf(EnumMember mark)
    {
        foreach (var (word, state) in Words)
        {
            if (mark.Type.TryRead(word, out var member) && ReferenceEquals(member, mark))
            {
                return state;
            }
        }

        return null;
    }

    private static IEnumerable<(string Word, CellState State)> Words
        => SheetWords.Detected.Select(w => (w, CellState.Known)).Concat([("未检出", CellState.NotDetected), ("未监测", CellState.NotMonitored), ("无效", CellState.Invalid)]);

    private void FinishLimit(int row)
    {
        if (_inCell is not { } found || found.Row != row)
        {
            return;
        }

        _inCell = null;
        if (_limit.States[row] is CellState.Blank or CellState.NotApplicable)
        {
            _limit.SetNumber(row, CellState.Known, found.Limit, found.Position);
            if (found.Unit is not null)
            {
                draft.PendingUnits.Add((row, _limit.Field.Slot, found.Unit, found.Header));
            }
        }
        else if (_limit.Numbers![row] != found.Limit)
        {
            findings.Error(FactCodes.MarkContradicts, draft.Locate(row, _value.Field.Slot), $"{draft.Entity.Name}的“{Name(row)}”里写的检出限与“检出限”列不同", "两处写成同一个数（同一单位），或只写一处");
        }
    }

    private void FollowMark(int row, CellState? mark)
    {
        var value = _value.States[row];
        if (mark is null || mark == value)
        {
            return;
        }

        if (value == CellState.Blank)
        {
            if (mark == CellState.Known)
            {
                findings.Lint(FactCodes.MarkWithoutValue, draft.Locate(row, _value.Field.Slot), $"{draft.Entity.Name}的“{Name(row)}”标记写“{_mark.Values![row].AsText}”而没有数值", "补上数值；没有数据时标记留空或写“未监测”");
                return;
            }

            _value.SetNumber(row, mark.Value, 0, _mark.Positions[row]);
        }
        else if (mark == CellState.Invalid && value == CellState.Known)
        {
            findings.Lint(FactCodes.NumberDropped, draft.Locate(row, _value.Field.Slot), $"{draft.Entity.Name}的“{Name(row)}”{_value.Numbers![row]} 标记为无效，按无效读，不参与任何计算");
            _value.SetNumber(row, CellState.Invalid, 0, _value.Positions[row]);
        }
        else
        {
            var hint = mark == CellState.NotDetected ? "未检出时值写 0.01L 一类，或把检出限填到“检出限”列、值留空" : "改正标记或数值中的一个";
            findings.Error(FactCodes.MarkContradicts, draft.Locate(row, _value.Field.Slot), $"{draft.Entity.Name}的标记写“{_mark.Values![row].AsText}”，与“{Name(row)}”相矛盾", hint);
        }
    }

    private string Name(int row) => draft.NameOf(row, _value.Field);

    private void SetMark(int row)
    {
        var state = _value.States[row];
        var position = _value.Positions[row];
        if (state == CellState.NotApplicable)
        {
            _mark.SetValue(row, CellState.NotApplicable, default, position);
            return;
        }

        if (WordFor(_mark.Field.Type.Enum!, state) is { } word)
        {
            _mark.SetValue(row, CellState.Known, Value.Of(word), position);
        }
    }
}
