using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Engine.Evaluation;

/// <summary>Told of every step while a proof is built: the same compiled code runs, only with someone listening.</summary>
internal interface IProofTracer
{
    /// <summary>A stored field was read.</summary>
    void Field(FieldDef field, in Value row, in Value value);

    /// <summary>A parameter was read; <paramref name="chosen"/> when the sheet chose a contested point.</summary>
    void Parameter(ParameterDef parameter, ParameterEdition? edition, DateOnly day, in Value value, bool chosen);

    /// <summary>The rows of an entity or kind were listed.</summary>
    void Rows(EntityDef entity, ListValue rows);

    /// <summary>An inverse list was read.</summary>
    void Inverse(FieldDef reference, in Value row, ListValue rows);

    /// <summary>A memoised step was used again; its identity is <paramref name="step"/>.</summary>
    void Reuse(object step);

    /// <summary>A derived quantity starts to be computed.</summary>
    void EnterDerived(DerivedDef derived, in Value row, ReadOnlySpan<Value> arguments);

    /// <summary>A 令 name starts to be computed.</summary>
    void EnterLet(LetDef let);

    /// <summary>A decision table starts to be evaluated.</summary>
    void EnterTable(DecisionTable table, ReadOnlySpan<Value> inputs);

    /// <summary>A row of the table being evaluated was hit, or might have been.</summary>
    void TableRow(DecisionTable table, TableRow row, Truth truth);

    /// <summary>The innermost step ends; gives its identity for <see cref="Reuse"/>.</summary>
    object Exit(in Value value);

    /// <summary>A function bridged a gap.</summary>
    void Note(RecordedNote note);
}
