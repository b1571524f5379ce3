using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Engine.Columns;

/// <summary>Contexts with the same entries: a column per entry, made when it is asked for.</summary>
internal sealed class RecordColumn : Column
{
    private readonly Column?[] _entries;
    private readonly Func<int, Column>? _make;

    /// <summary>Contexts of entries that are there; anything where the form is not part.</summary>
    public RecordColumn(Form[] forms, string[] names, Column[] entries)
        : this(forms, names, entries, null)
    {
    }

    /// <summary>Contexts whose entries are made one by one.</summary>
    public RecordColumn(Form[] forms, string[] names, Func<int, Column> make)
        : this(forms, names, new Column?[names.Length], make)
    {
    }

    private RecordColumn(Form[] forms, string[] names, Column?[] entries, Func<int, Column>? make)
        : base(forms) => (Names, _entries, _make) = (names, entries, make);

    /// <summary>Names of the entries.</summary>
    public string[] Names { get; }

    /// <summary>The column of an entry; anything where the form is not part.</summary>
    public Column Entry(int index) => _entries[index] ??= _make!(index);

    /// <summary>The same contexts under other forms.</summary>
    public RecordColumn Under(Form[] forms) => new(forms, Names, _entries, _make);

    /// <inheritdoc/>
    public override Column Gather(ReadOnlySpan<int> positions)
    {
        var chosen = positions.ToArray();
        var result = new RecordColumn(new Form[chosen.Length], Names, entry => Entry(entry).Gather(chosen));
        GatherOthers(positions, result);
        return result;
    }

    /// <inheritdoc/>
    protected override Value Make(int position)
    {
        var values = new Value[Names.Length];
        for (var entry = 0; entry < values.Length; entry++)
        {
            values[entry] = Entry(entry)[position];
        }

        return Value.Of(new ContextValue(Names, values));
    }
}
