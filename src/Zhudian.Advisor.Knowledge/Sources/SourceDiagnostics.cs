using Zhudian.Advisor.Feel.Diagnostics;

namespace Zhudian.Advisor.Knowledge.Sources;

/// <summary>Findings of sources and upkeep (KNW100–KNW109).</summary>
internal static class SourceDiagnostics
{
    public static Diagnostic Unknown(SourceLocation location, string id, string? hint)
        => new("KNW100", Severity.Error, location, $"依据“{id}”没有登记为来源", hint ?? "在参考种类“来源”里登记它；编号与条款之间用空格，几项之间用“；”");

    public static Diagnostic NoKind(SourceLocation location)
        => new("KNW101", Severity.Lint, location, "知识库没有参考种类“来源”，依据无从核对", "建一个“种类：参考”、键为编号的词汇“来源”，登记各文件");

    public static Diagnostic NotInForce(SourceLocation location, string id, string why, string? successor, List<SourceLocation> places)
        => new("KNW102", Severity.Lint, location, $"来源“{id}”{why}，仍有 {places.Count} 处引用（{Some(places)}）", successor is null ? "替代文件与条号待核，核到后改引" : $"核对替代：{successor}");

    public static Diagnostic Pending(SourceLocation location, string id, List<SourceLocation> places)
        => new("KNW103", Severity.Lint, location, $"来源“{id}”待核，有 {places.Count} 处引用（{Some(places)}），送审稿不得引用", "核对现行状态与条号后改“状态”");

    private static string Some(List<SourceLocation> places) => string.Join('、', places.Take(3)) + (places.Count > 3 ? "等" : string.Empty);
}
