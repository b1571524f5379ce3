using Zhudian.Advisor.Feel.Diagnostics;

namespace Zhudian.Advisor.Knowledge.Vocabulary;

/// <summary>Findings of values, parameters, reference data and open norms (KNW070–KNW099, KNW110).</summary>
internal static class ValueDiagnostics
{
    public static Diagnostic Literal(SourceLocation location, string what, LiteralResult result) => Error("KNW070", location, $"{what}：{result.Error}", result.Hint);

    private static Diagnostic Error(string code, SourceLocation location, string message, string? hint = null) => new(code, Severity.Error, location, message, hint);
}
