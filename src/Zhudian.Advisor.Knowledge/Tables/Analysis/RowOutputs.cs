using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Knowledge.Tables.Analysis;

/// <summary>Comparison of the outputs of two rows: constants by value, expressions and templates by text.</summary>
internal static class RowOutputs
{
    /// <summary>Certainly equal on every input.</summary>
    public static bool Same(DecisionTable table, int first, int second)
        => table.Rows[first].Outputs.Zip(table.Rows[second].Outputs, Same).All(same => same);

    /// <summary>Certainly different on every input: two different constants.</summary>
    public static bool Differ(DecisionTable table, int first, int second)
        => table.Rows[first].Outputs.Zip(table.Rows[second].Outputs, (a, b) => a.Constant is { } x && b.Constant is { } y && !x.Equals(y)).Any(differ => differ);

    private static bool Same(ValueSlot left, ValueSlot right)
        => left.Constant is { } x && right.Constant is { } y ? x.Equals(y) : left.Constant is null && right.Constant is null && string.Equals(left.Text.Text, right.Text.Text, StringComparison.Ordinal);
}
