using Zhudian.Advisor.Feel.Diagnostics;

namespace Zhudian.Advisor.Knowledge.Conditions;

/// <summary>Findings of conditions that can never hold (RUL040–RUL045): advice of <c>rules check</c>.</summary>
internal static class ConditionDiagnostics
{
    public static Diagnostic NeverThisWord(SourceLocation at, string value, string word, string hint)
        => Lint("RUL040", at, $"{(value.Length is 0 or > 60 ? "左边的值" : $"“{value}”")}不会是“{word}”，这个比较没有意义", hint);

    public static Diagnostic NoCommonWord(SourceLocation at, string comparison, string left, string right)
        => Lint("RUL041", at, $"“{Cut(comparison)}”两边没有共同的词，永远不相等：一边是 {left}，另一边是 {right}", "检查比的是不是同一类词");

    public static Diagnostic Contradiction(SourceLocation at, string? rule, IReadOnlyList<string> conditions)
        => Lint("RUL042", at, $"{(rule is null ? "这些条件" : $"规则 {rule} 的条件")}互相矛盾，不会同时成立：{string.Join("；", conditions.Select(c => $"“{Cut(c)}”"))}", "改正其中一个；本意是任一成立的写 or");

    public static Diagnostic OutsideDomain(SourceLocation at, string condition, string field, string domain)
        => Lint("RUL043", at, $"“{Cut(condition)}”永远不成立：“{field}”的值域是 {domain}", "改正界限值，或改正值域");

    public static Diagnostic NeverTrue(SourceLocation at, string condition) => Lint("RUL044", at, $"“{Cut(condition)}”永远不成立", "改正界限值");

    public static Diagnostic Unreachable(SourceLocation at, string rule, string kind, IReadOnlyList<string> makers)
        => Lint("RUL045", at, $"规则 {rule} 永远不会得出结论：它要用结论“{kind}”，{(makers.Count == 0 ? "没有规则得出它" : $"得出它的规则 {string.Join('、', makers.Take(5))} 都不会成立")}", makers.Count == 0 ? "补上得出它的规则，或删去这条" : "先改正那些规则");

    private static string Cut(string text) => text.Length <= 80 ? text.ReplaceLineEndings(" ") : text[..80].ReplaceLineEndings(" ") + "…";

    private static Diagnostic Lint(string code, SourceLocation at, string message, string hint) => new(code, Severity.Lint, at, message, hint);
}
