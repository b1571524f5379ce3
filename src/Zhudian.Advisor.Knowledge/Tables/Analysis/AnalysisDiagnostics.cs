using System.Collections.Immutable;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Knowledge.Tables.Analysis;

/// <summary>Findings of the table analysis (TAB050–TAB069): lints, each with a witness where one makes sense.</summary>
internal static class AnalysisDiagnostics
{
    public static TableFinding Gap(DecisionTable table, string where, ImmutableArray<WitnessValue> witness, int more)
        => Make("TAB050", table.Info.Location, $"表“{table.Info.Name}”有空缺：{(where.Length == 0 ? "任何输入" : where)} 时没有一行符合，如 {Text(witness)}{(more > 0 ? $"；另有 {more} 处空缺" : string.Empty)}", "补上行，或写“缺省：”，或用“约束：”写明这种输入不会出现", [], witness);

    public static TableFinding Overlap(DecisionTable table, int row, IReadOnlyList<int> others, ImmutableArray<WitnessValue> witness)
        => Make("TAB051", table.Rows[row].Location, $"U 表“{table.Info.Name}”的行 {Ids(table, others)} 与 {table.Rows[row].Id} 重叠，如 {Text(witness)}", "U 表的行不得重叠：改写单元格，或换用 F", table, [row, .. others], witness);

    public static TableFinding Contradiction(DecisionTable table, int row, IReadOnlyList<int> others, ImmutableArray<WitnessValue> witness)
        => Make("TAB052", table.Rows[row].Location, $"A 表“{table.Info.Name}”的行 {Ids(table, others)} 与 {table.Rows[row].Id} 重叠而结果不同，如 {Text(witness)}", "A 表重叠的行结果必须相同", table, [row, .. others], witness);

    public static TableFinding Group(DecisionTable table, string group, int row, IReadOnlyList<int> others, ImmutableArray<WitnessValue> witness)
        => Make("TAB053", table.Rows[row].Location, $"C+ 表“{table.Info.Name}”组“{group}”内的行 {Ids(table, others)} 与 {table.Rows[row].Id} 重叠，如 {Text(witness)}", "一组之内至多一行可以符合", table, [row, .. others], witness);

    public static TableFinding Masked(DecisionTable table, int row, IReadOnlyList<int> by)
        => Make("TAB054", table.Rows[row].Location, $"表“{table.Info.Name}”的行 {table.Rows[row].Id} 永远轮不到：{Ids(table, by)} 已经包住它", "把它移到前面，或删去", table, [row], null);

    public static TableFinding Redundant(DecisionTable table, int row, int by)
        => Make("TAB055", table.Rows[row].Location, $"表“{table.Info.Name}”的行 {table.Rows[row].Id} 多余：行 {table.Rows[by].Id} 包住它且结果相同", "删去较窄的一行", table, [row, by], null);

    public static TableFinding Duplicate(DecisionTable table, int row, int first)
        => Make("TAB056", table.Rows[row].Location, $"表“{table.Info.Name}”的行 {table.Rows[row].Id} 与 {table.Rows[first].Id} 完全相同", "删去一行", table, [first, row], null);

    public static TableFinding Mergeable(DecisionTable table, IReadOnlyList<int> rows, string input)
        => Make("TAB057", table.Rows[rows[0]].Location, $"表“{table.Info.Name}”的行 {Ids(table, rows)} 只在“{input}”上不同而结果相同，可以合成一行", "把这一列的几项写在一格里，用 ; 隔开", table, rows, null);

    public static TableFinding IdleColumn(DecisionTable table, int column)
        => Make("TAB058", table.Info.Location, $"表“{table.Info.Name}”的输入“{table.Inputs[column].Name}”不影响结果", "删去这一列，或检查是否漏写了条件", [], null);

    public static TableFinding Never(DecisionTable table, int row, string why)
        => Make("TAB059", table.Rows[row].Location, $"表“{table.Info.Name}”的行 {table.Rows[row].Id} 永远不会符合：{why}", "改正单元格，或删去这一行", table, [row], null);

    public static TableFinding BetterPolicy(DecisionTable table, string better, string why)
        => Make("TAB060", table.Info.Location, $"表“{table.Info.Name}”是 {HitPolicyText.Of(table.Policy)}，但{why}", $"可改用 {better}，结果不变，行序也不再要紧", [], null);

    public static TableFinding NotAnalysable(DecisionTable table, int column, string example, string why)
        => new(new Diagnostic("TAB061", Severity.Info, table.Info.Location, $"表“{table.Info.Name}”的列“{table.Inputs[column].Name}”不能完全分析：{why}，如 {example}"), [], null);

    public static TableFinding TooLarge(DecisionTable table)
        => new(new Diagnostic("TAB062", Severity.Info, table.Info.Location, $"表“{table.Info.Name}”的输入组合太多，空缺和重叠没有查完", "拆成几张表"), [], null);

    public static string Text(ImmutableArray<WitnessValue> witness) => string.Join("，", witness);

    private static string Ids(DecisionTable table, IReadOnlyList<int> rows)
        => string.Join("、", rows.Take(6).Select(r => table.Rows[r].Id)) + (rows.Count > 6 ? $" 等 {rows.Count} 行" : string.Empty);

    private static TableFinding Make(string code, SourceLocation location, string message, string hint, DecisionTable table, IReadOnlyList<int> rows, ImmutableArray<WitnessValue>? witness)
        => Make(code, location, message, hint, [.. rows.Order().Select(r => table.Rows[r].Id)], witness);

    private static TableFinding Make(string code, SourceLocation location, string message, string hint, ImmutableArray<string> rows, ImmutableArray<WitnessValue>? witness)
        => new(new Diagnostic(code, Severity.Lint, location, message, hint), rows, witness);
}
