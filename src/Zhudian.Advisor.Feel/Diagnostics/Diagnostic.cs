namespace Zhudian.Advisor.Feel.Diagnostics;

/// <summary>
/// One finding for a person: what was found where, what was expected, and how to mend it (Chinese).
/// </summary>
/// <param name="Code">Stable code, three capital letters and three digits: <c>FEL001</c> (Feel), <c>KNW…</c> (knowledge), <c>TAB…</c> (tables), <c>FCT…</c> (facts), <c>ENG…</c> (engine), <c>PUB…</c> (documents).</param>
/// <param name="Severity">Error stops loading; Lint is a finding of <c>rules check</c>.</param>
/// <param name="Location">Where; null only when there is no text at all.</param>
/// <param name="Message">What was found and what was expected, one Chinese sentence.</param>
/// <param name="Hint">How to mend it; null when the message already says so.</param>
public sealed record Diagnostic(string Code, Severity Severity, SourceLocation? Location, string Message, string? Hint = null)
{
    /// <summary>An error at an offset range of a text.</summary>
    public static Diagnostic Error(string code, SourceText source, TextSpan span, string message, string? hint = null)
        => new(code, Severity.Error, source.Locate(span.Start), message, hint);

    /// <summary>An advice at an offset range of a text.</summary>
    public static Diagnostic Lint(string code, SourceText source, TextSpan span, string message, string? hint = null)
        => new(code, Severity.Lint, source.Locate(span.Start), message, hint);

    /// <summary><c>file:line:col 错误 CODE message（hint）</c>.</summary>
    public override string ToString()
    {
        var word = Severity switch { Severity.Error => "错误", Severity.Lint => "提示", _ => "说明" };
        var place = Location is null ? string.Empty : Location + " ";
        return Hint is null ? $"{place}{word} {Code}：{Message}" : $"{place}{word} {Code}：{Message}（{Hint}）";
    }
}
