using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Facts.Tables;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Facts.Binding;

/// <summary>A column while it is being read; exactly the list its kind needs is used.</summary>
internal sealed class ColumnDraft(FieldDef field)
{
    public FieldDef Field { get; } = field;

    public List<CellState> States { get; } = [];

    public List<long> Positions { get; } = [];

    /// <summary>数, 整数, 年.</summary>
    public List<decimal>? Numbers { get; } = field.Type.Kind is DataKind.Number or DataKind.Integer or DataKind.Year ? [] : null;

    /// <summary>Everything else; references hold the text of the key until they are resolved.</summary>
    public List<Value>? Values { get; } = field.Type.Kind is DataKind.Number or DataKind.Integer or DataKind.Year ? null : [];

    /// <summary>Row in the target table, once resolved.</summary>
    public int[]? Targets { get; set; }

    public bool IsReference => Field.Type.Kind == DataKind.Reference;

    public void AddBlank()
    {
        States.Add(CellState.Blank);
        Positions.Add(0);
        Numbers?.Add(0);
        Values?.Add(default);
    }

    public void SetNumber(int row, CellState state, decimal number, long position)
    {
        States[row] = state;
        Positions[row] = position;
        Numbers![row] = number;
    }

    public void SetValue(int row, CellState state, Value value, long position)
    {
        States[row] = state;
        Positions[row] = position;
        Values![row] = value;
    }

    public void Copy(int from, int to)
    {
        States[to] = States[from];
        Positions[to] = Positions[from];
        if (Numbers is not null)
        {
            Numbers[to] = Numbers[from];
        }
        else
        {
            Values![to] = Values[from];
        }
    }

    /// <summary>Value of a known cell that is no reference.</summary>
    public Value Plain(int row) => Numbers is not null ? Value.Of(Numbers[row]) : Values![row];

    public FactColumn Freeze(RowSource? target)
    {
        var (states, positions) = (States.ToArray(), Positions.ToArray());
        if (Numbers is not null)
        {
            return new NumberColumn([.. Numbers], states, positions);
        }

        if (IsReference)
        {
            return new ReferenceColumn(Targets!, target!, states, positions);
        }

        return Field.Type.Kind == DataKind.Enum
            ? new EnumColumn([.. Values!.Select(v => v.As<EnumMember>())], states, positions)
            : new ValueColumn([.. Values!], states, positions);
    }
}
