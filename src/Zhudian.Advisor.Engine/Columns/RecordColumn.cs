using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Engine.Columns;

/// <summary>Contexts with the same entries: a column per entry.</summary>
internal sealed class RecordColumn(Form[] forms, string[] names, Column[] entries) : Column(forms)
{
    /// <summary>Names of the entries.</summary>
    public string[] Names => names;

    /// <summary>A column per entry; anything where the form is not part.</summary>
    public Column[] Entries => entries;

    /// <inheritdoc/>
    public override Column Gather(ReadOnlySpan<int> positions)
    {
        var gathered = new Column[entries.Length];
        for (var i = 0; i < entries.Length; i++)
        {
            gathered[i] = entries[i].Gather(positions);
        }

        var result = new RecordColumn(new Form[positions.Length], names, gathered);
        GatherOthers(positions, result);
        return result;
    }

    /// <inheritdoc/>
    protected override Value Make(int position) => Value.Of(new ContextValue(names, Array.ConvertAll(entries, e => e[position])));
}
