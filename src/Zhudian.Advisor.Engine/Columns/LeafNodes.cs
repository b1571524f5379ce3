using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Engine.Columns;

/// <summary>A constant.</summary>
internal sealed class ConstantNode : ColumnNode
{
    private ConstantColumn? _last;

    /// <summary>A constant that is no fault.</summary>
    public ConstantNode(Value value)
    {
        Value = value;
        if (value.IsNumber && ScaledNumbers.TryScale(value.AsNumber, out var scaled, out var digits))
        {
            (IsScaled, Scaled, Digits) = (true, scaled, digits);
        }
    }

    /// <summary>The constant.</summary>
    public Value Value { get; }

    /// <summary>Whether it is a number of few digits.</summary>
    public bool IsScaled { get; }

    /// <summary>Such a number in steps of 10^-<see cref="Digits"/>.</summary>
    public long Scaled { get; }

    /// <summary>Its decimals.</summary>
    public int Digits { get; }

    /// <inheritdoc/>
    public override Column Evaluate(ColumnRun run, Domain domain, Selection selection)
    {
        // Nobody changes a column of constants, and sheets of one city have the same numbers of rows.
        var last = _last;
        return last is not null && last.Count == domain.Count ? last : _last = ConstantColumn.Of(this, domain.Count);
    }
}

/// <summary>A value that is the same for all rows: parameters, quantities without an entity. Read once, by the general code.</summary>
internal sealed class SameForAllNode(CompiledExpression code) : ColumnNode
{
    /// <inheritdoc/>
    public override Column? Evaluate(ColumnRun run, Domain domain, Selection selection)
    {
        if (selection.Count == 0)
        {
            return new ScalarColumn(new Form[domain.Count]);
        }

        var value = run.Host.Apart(code, out var gathered);
        if (value.IsFault || gathered.Notes is not null)
        {
            return null;
        }

        run.Account.Use(gathered.Evidence, domain, selection);
        return ConstantColumn.Of(new ConstantNode(value), domain.Count);
    }
}

/// <summary>A quantity without an entity: where there is one position only, the column it has; else read once.</summary>
internal sealed class GlobalNode(DerivedDef derived, CompiledExpression code) : ColumnNode
{
    private readonly SameForAllNode _same = new(code);

    /// <inheritdoc/>
    public override Column? Evaluate(ColumnRun run, Domain domain, Selection selection)
    {
        if (domain.Outer is not null || domain.Count != 1 || selection.Count != 1 || run.Host.ColumnOf(derived, selection) is not { IsComplete: true } memo)
        {
            return _same.Evaluate(run, domain, selection);
        }

        run.Account.Use(memo, domain, selection);
        return memo.Values;
    }
}

/// <summary>All rows of a worksheet that is reported completely; only where there is one position: elsewhere it would be a product of tables.</summary>
internal sealed class RowsNode(EntityDef entity) : ColumnNode
{
    /// <inheritdoc/>
    public override Column? Evaluate(ColumnRun run, Domain domain, Selection selection)
        => domain.Count == 1 && run.Host.SourceOf(entity) is FactTable { AllRows.Gap: null } facts ? run.Host.StoredOf(facts).All : null;
}

/// <summary>Something read from a variable; a variable of an outer domain is read there and spread over the positions inside.</summary>
internal abstract class VariableNode(int slot) : ColumnNode
{
    /// <inheritdoc/>
    public sealed override Column? Evaluate(ColumnRun run, Domain domain, Selection selection)
    {
        if (domain.Slot == slot)
        {
            return Read(run, domain, selection);
        }

        return domain.Outer is { } outer && Evaluate(run, outer, domain.Project(selection)) is { } column && Fits(column, domain.OuterOf) ? column.Gather(domain.OuterOf) : null;
    }

    // A list of the row outside, spread over its items, would be a product of tables.
    private static bool Fits(Column column, int[] owners)
    {
        if (column is not ListColumn lists)
        {
            return true;
        }

        var count = 0L;
        foreach (var owner in owners)
        {
            count += lists.Starts[owner + 1] - lists.Starts[owner];
        }

        return count <= ColumnRun.MostPositions;
    }

    /// <summary>Reads it in the domain that sets the variable.</summary>
    protected abstract Column? Read(ColumnRun run, Domain domain, Selection selection);
}

/// <summary>The variable itself.</summary>
internal sealed class LocalNode(int slot) : VariableNode(slot)
{
    /// <inheritdoc/>
    protected override Column Read(ColumnRun run, Domain domain, Selection selection) => domain.Variable;
}

/// <summary>An entry of contexts.</summary>
internal sealed class EntryNode(int slot, string name) : VariableNode(slot)
{
    /// <inheritdoc/>
    protected override Column? Read(ColumnRun run, Domain domain, Selection selection)
    {
        if (domain.Variable is not RecordColumn records || Array.IndexOf(records.Names, name) is not (>= 0 and var entry))
        {
            return null;
        }

        for (var k = 0; k < selection.Count; k++)
        {
            if (records.Forms[selection[k]] != Form.Part)
            {
                return null;
            }
        }

        return records.Entry(entry);
    }
}

/// <summary>反向: the lists of rows that point at each row.</summary>
internal sealed class InverseNode(int slot, FieldDef reference) : VariableNode(slot)
{
    /// <inheritdoc/>
    protected override Column? Read(ColumnRun run, Domain domain, Selection selection)
    {
        if (domain.Variable is not RowColumn rows || run.Host.ListsOf(reference, rows.Source) is not { } lists)
        {
            return null;
        }

        if (rows.IsIdentity)
        {
            return lists;
        }

        var numbers = new int[rows.Count];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = rows.RowAt(i);
        }

        return lists.Gather(numbers);
    }
}
