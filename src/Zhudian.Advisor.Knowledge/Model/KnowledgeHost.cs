using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Tables;

namespace Zhudian.Advisor.Knowledge.Model;

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

    /// <summary>反向: rows of the field's entity whose reference is the given row.</summary>
    public abstract ListValue Inverse(FieldDef reference, in Value row, Frame frame);

    /// <summary>A derived quantity for a row (or null for functions) and arguments, memoised.</summary>
    public abstract Value Derived(DerivedDef derived, in Value row, ReadOnlySpan<Value> arguments, Frame frame);

    /// <summary>A decision table called with its inputs in order; day null = 评估.评价日.</summary>
    public abstract Value Table(TableFamily table, ReadOnlySpan<Value> inputs, DateOnly? day, Frame frame);

    /// <summary>Result of a table of one number on 评估.评价日, when it takes no more than looking it up; false sends the caller to <see cref="Table"/>.</summary>
    public virtual bool TryTable(TableFamily table, in Value input, out Value result)
    {
        result = default;
        return false;
    }

    /// <summary>A 令 name of the rule running in the frame.</summary>
    public abstract Value Let(LetDef let, Frame frame);
}
