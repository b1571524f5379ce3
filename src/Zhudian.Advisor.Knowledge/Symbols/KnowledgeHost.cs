using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Tables.Evaluation;

namespace Zhudian.Advisor.Knowledge.Symbols;

/// <summary>
/// What the engine answers for the symbols of the knowledge base: it is the <see cref="EvaluationRun.Host"/> of every run over knowledge.
/// Symbols call it; it memoises, records for proofs, and applies completeness.
/// </summary>
public abstract class KnowledgeHost
{
    /// <summary>Value of a parameter on a day (null = 评估.评价日), after the sheet's choice of a contested point; unknown in a gap.</summary>
    public abstract Value Parameter(ParameterDef parameter, DateOnly? day, Frame frame);

    /// <summary>All rows of an entity or conclusion kind (a reference kind answers itself).</summary>
    public abstract ListValue Rows(EntityDef entity, Frame frame);

    /// <summary>Stored field of a row; the one place where reading a fact is recorded.</summary>
    public abstract Value Field(FieldDef field, in Value row, Frame frame);

    /// <summary>Stored number of a row; false when it holds none or somebody must see the reading: then <see cref="Field"/> tells.</summary>
    public virtual bool TryNumber(FieldDef field, in Value row, out decimal number)
    {
        number = 0m;
        return false;
    }

    /// <summary>The column of a field over rows of a source; null when each cell must be read through <see cref="Field"/>.</summary>
    public virtual NumberCells? Column(FieldDef field, RowSource source) => null;

    /// <summary>Records that cells of a column were read, as <see cref="Field"/> would have.</summary>
    public virtual void UseColumn(RowSource source)
    {
    }

    /// <summary>反向: rows of the field's entity whose reference is the given row.</summary>
    public abstract ListValue Inverse(FieldDef reference, in Value row, Frame frame);

    /// <summary>A derived quantity for a row (or null for functions) and arguments, memoised.</summary>
    public abstract Value Derived(DerivedDef derived, in Value row, ReadOnlySpan<Value> arguments, Frame frame);

    /// <summary>A derived quantity of a row without parameters.</summary>
    public virtual Value Derived(DerivedDef derived, in Value row, Frame frame) => Derived(derived, row, [], frame);

    /// <summary>A derived quantity of a row without parameters that has been computed and is a number; false sends the caller to <see cref="Derived(DerivedDef, in Value, Frame)"/>.</summary>
    public virtual bool TryNumber(DerivedDef derived, in Value row, out decimal number)
    {
        number = 0m;
        return false;
    }

    /// <summary>A decision table called with its inputs in order; day null = 评估.评价日.</summary>
    public abstract Value Table(TableFamily table, ReadOnlySpan<Value> inputs, DateOnly? day, Frame frame);

    /// <summary>Result of a table of one number on 评估.评价日, when it takes no more than looking it up; null sends the caller to <see cref="Table"/>.</summary>
    public virtual TableAnswer? Answer(TableFamily table, in decimal input) => null;

    /// <summary>A 令 name of the rule running in the frame.</summary>
    public abstract Value Let(LetDef let, Frame frame);
}
