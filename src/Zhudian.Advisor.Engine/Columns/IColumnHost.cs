using Zhudian.Advisor.Engine.Evidence;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Engine.Columns;

/// <summary>What columns ask of the evaluation they belong to: its facts, its tables, and the general code where a column does not know.</summary>
internal interface IColumnHost
{
    /// <summary>Steps, limits and cancellation.</summary>
    EvaluationRun Run { get; }

    /// <summary>Joins evidence; null when none is kept.</summary>
    EvidencePool? Pool { get; }

    /// <summary>Rows of an entity.</summary>
    RowSource SourceOf(EntityDef entity);

    /// <summary>Whether some row's value of a field is set otherwise than the sheet says.</summary>
    bool Overrides(FieldDef field);

    /// <summary>Numbers of a field as the sheet stores them; null when it does not store them so.</summary>
    NumberCells? Column(FieldDef field, RowSource source);

    /// <summary>A worksheet as columns.</summary>
    TableColumns StoredOf(FactTable facts);

    /// <summary>For each row of a source the rows that point at it; null when they are not all known.</summary>
    ListColumn? ListsOf(FieldDef reference, RowSource target);

    /// <summary>The column of a quantity, computed now for the selected rows if it was not asked before; null when it has none.</summary>
    ColumnMemo? ColumnOf(DerivedDef derived, Selection selection);

    /// <summary>Value of a quantity for one row, its evidence and notes apart.</summary>
    Value Apart(DerivedDef derived, in Value row, out Gathered gathered);

    /// <summary>Value of code that needs no variables, its evidence and notes apart.</summary>
    Value Apart(CompiledExpression code, out Gathered gathered);

    /// <summary>A function applied to complete arguments; null when it fails, says more than a number or truth, or rests on more than its arguments.</summary>
    Value? Called(FunctionSymbol function, ReadOnlySpan<Value> arguments);

    /// <summary>The evidence of having used a fact of an origin; null when none is kept.</summary>
    EvidenceSet? OriginSet(FactOrigin origin);

    /// <summary>The edition of a table in force today when it is constant and its rows are one element; null otherwise.</summary>
    DecisionTable? ConstantTable(TableFamily table, out EvidenceSet? evidence);
}
