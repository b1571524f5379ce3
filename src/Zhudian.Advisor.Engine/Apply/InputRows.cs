using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Engine.Apply;

/// <summary>Rows of inputs by column name, whatever the cells are.</summary>
internal abstract class InputRows
{
    public abstract int Count { get; }

    /// <summary>Whether there is such a column at all.</summary>
    public abstract bool HasColumn(string name);

    /// <summary>Whether the row says anything in the column.</summary>
    public abstract bool Has(int row, string name);

    /// <summary>The cell as a fact cell: text, or a typed value.</summary>
    public abstract Value Cell(int row, string name);

    /// <summary>The cell as a value of a static type.</summary>
    public abstract Value Read(int row, string name, FeelType type);
}

/// <summary>Text cells of a CSV: blank = unknown.</summary>
internal sealed class TextRows(IReadOnlyList<IReadOnlyDictionary<string, string>> rows) : InputRows
{
    public override int Count => rows.Count;

    public override bool HasColumn(string name) => rows[0].ContainsKey(name);

    public override bool Has(int row, string name) => rows[row].TryGetValue(name, out var text) && text.Trim().Length > 0;

    public override Value Cell(int row, string name) => Value.Of(rows[row][name].Trim());

    public override Value Read(int row, string name, FeelType type) => InputReader.Read(rows[row].GetValueOrDefault(name), type, name, row);
}

/// <summary>Typed values.</summary>
internal sealed class ValueRows(IReadOnlyList<IReadOnlyDictionary<string, Value>> rows) : InputRows
{
    public override int Count => rows.Count;

    public override bool HasColumn(string name) => rows[0].ContainsKey(name);

    public override bool Has(int row, string name) => rows[row].TryGetValue(name, out var value) && !value.IsUnknown;

    public override Value Cell(int row, string name) => rows[row][name];

    public override Value Read(int row, string name, FeelType type)
        => !rows[row].TryGetValue(name, out var value) ? InputReader.Read(null, type, name, row)
        : value.Kind == ValueKind.String && type is EnumType or RecordType ? InputReader.Read(value.AsText, type, name, row)
        : value;
}
