using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Engine.Columns;

/// <summary>A worksheet as columns: its rows and those of its fields that were asked for. It follows from the sheet alone and stays with it; safe for all threads.</summary>
internal sealed class TableColumns(FactTable facts)
{
    private readonly ScalarColumn?[] _fields = new ScalarColumn?[facts.Entity.Fields.Length];
    private ListColumn? _all;

    /// <summary>All rows.</summary>
    public Domain Domain { get; } = Domain.Of(facts);

    /// <summary>All rows as the one list of one position.</summary>
    public ListColumn All => _all ??= new ListColumn([Form.Part], [0, facts.RowCount], Domain.Variable);

    /// <summary>The column of a field over all rows by its slot; null until it is kept. Racing threads keep equal ones.</summary>
    public ref ScalarColumn? this[int slot] => ref _fields[slot];
}
