using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Knowledge.Vocabulary;

namespace Zhudian.Advisor.Knowledge.Upkeep;

/// <summary>Findings of upkeep (KNW104–KNW109): advice of <c>rules check</c>, never errors.</summary>
internal static class UpkeepDiagnostics
{
    public static Diagnostic Overdue(SourceLocation location, DateOnly day, int blocks)
        => Lint("KNW104", location, $"复核日期 {ValueDiagnostics.Day(day)} 已过，涉及 {blocks} 个块", "复核后改写复核日期");

    public static Diagnostic Expired(SourceLocation location, string what, DateOnly day)
        => Lint("KNW105", location, $"{what}的最后一版已于 {ValueDiagnostics.Day(day)} 失效，此后没有值", "补上现行的一版；确已不用的删去");

    public static Diagnostic NoBasis(SourceLocation location, string what) => Lint("KNW106", location, $"{what}没有依据", "在标题下写“依据：来源编号 条款”，或在行里写依据列");

    public static Diagnostic NoCase(SourceLocation location, string what, string how) => Lint("KNW107", location, $"{what}没有用例", how);

    public static Diagnostic Formal(SourceLocation location, string rule, string kind, IReadOnlyList<string> weak)
        => Lint("KNW108", location, $"规则“{rule}”得出的“{kind}”是正式定级，但证明上有未核验的{string.Join('、', weak.Take(5))}{(weak.Count > 5 ? $"等 {weak.Count} 项" : string.Empty)}", "未核验时只出“建议复核”；核对原文后改核验状态，或由地方认定、专家核定");

    private static Diagnostic Lint(string code, SourceLocation location, string message, string hint) => new(code, Severity.Lint, location, message, hint);
}
