using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Knowledge.Tables.Evaluation;

/// <summary>Faults of running tables (TAB100–TAB109): the knowledge is broken on these inputs.</summary>
internal static class TableFaults
{
    public static Value NoRow(DecisionTable table, ReadOnlySpan<Value> inputs)
        => Of("TAB100", table.Info.Location, $"表“{table.Info.Name}”没有一行符合输入（{Inputs(table, inputs)}）", "补上缺的行，或用“缺省：”写明没有行符合时的值");

    public static Value TwoRows(DecisionTable table, int first, int second)
        => Of("TAB101", table.Rows[second].Location, $"U 表“{table.Info.Name}”的行 {table.Rows[first].Id} 与 {table.Rows[second].Id} 同时符合", "改写单元格使两行不重叠，或换用 F、P、C 等命中策略");

    public static Value Differing(DecisionTable table, int first, int second)
        => Of("TAB102", table.Rows[second].Location, $"表“{table.Info.Name}”的行 {table.Rows[first].Id} 与 {table.Rows[second].Id} 同时符合而结果不同", "A 表要求同时符合的行结果相同");

    public static Value TwoOfGroup(DecisionTable table, string group, int first, int second)
        => Of("TAB103", table.Rows[second].Location, $"C+ 表“{table.Info.Name}”同一组“{group}”的行 {table.Rows[first].Id} 与 {table.Rows[second].Id} 同时符合", "一组之内至多一行可以符合");

    public static Value NotANumber(DecisionTable table, int row, in Value value)
        => Of("TAB104", table.Rows[row].Location, $"表“{table.Info.Name}”行 {table.Rows[row].Id} 的输出 {value} 不能汇总", "C+、C<、C> 表的输出应为数");

    public static Value WrongKind(DecisionTable table, int row, int column, in Value value)
        => Of("TAB105", table.Rows[row].Location, $"表“{table.Info.Name}”的输入“{table.Inputs[column].Name}”得到 {value}，与该列类型 {Feel.Binding.TypeText.Chinese(table.Inputs[column].Type)} 不合", "检查调用处给出的值");

    /// <summary>What an undecided table waits for when no input is missing by itself.</summary>
    public static UnknownInfo Undecided(DecisionTable table)
        => new(new MissingItem("表:" + table.Info.Name, $"表“{table.Info.Name}”不能确定符合哪一行", MissingReason.Rule));

    private static Value Of(string code, SourceLocation location, string message, string hint)
        => Value.FaultOf(new Diagnostic(code, Severity.Error, location, message, hint));

    private static string Inputs(DecisionTable table, ReadOnlySpan<Value> inputs)
    {
        var parts = new string[inputs.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = $"{table.Inputs[i].Name} = {inputs[i]}";
        }

        return string.Join("，", parts);
    }
}
