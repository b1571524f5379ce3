using System.Collections.Immutable;
using Zhudian.Advisor.Feel.Diagnostics;

namespace Zhudian.Advisor.Facts.Diagnostics;

/// <summary>Collects diagnostics of one reading: all errors at once, but never an unbounded number of them.</summary>
internal sealed class Findings
{
    private const int MaxPerSeverity = 500;
    private readonly List<Diagnostic> _all = [];
    private int _errors;
    private int _lints;

    public bool HasErrors => _errors > 0;

    public void Error(string code, SourceLocation? location, string message, string? hint = null)
    {
        if (++_errors <= MaxPerSeverity)
        {
            _all.Add(new Diagnostic(code, Severity.Error, location, message, hint));
        }
    }

    public void Lint(string code, SourceLocation? location, string message, string? hint = null)
    {
        if (++_lints <= MaxPerSeverity)
        {
            _all.Add(new Diagnostic(code, Severity.Lint, location, message, hint));
        }
    }

    public void Add(Diagnostic diagnostic)
    {
        if (diagnostic.Severity == Severity.Error)
        {
            Error(diagnostic.Code, diagnostic.Location, diagnostic.Message, diagnostic.Hint);
        }
        else
        {
            Lint(diagnostic.Code, diagnostic.Location, diagnostic.Message, diagnostic.Hint);
        }
    }

    /// <summary>Errors first, each group in order of finding; a last line says how many were left out.</summary>
    public ImmutableArray<Diagnostic> ToImmutable() => _all.Count == 0 ? [] : Order();

    private ImmutableArray<Diagnostic> Order()
    {
        var result = _all.OrderByDescending(d => d.Severity).ToList();
        if (_errors > MaxPerSeverity)
        {
            result.Insert(MaxPerSeverity, new Diagnostic(FactCodes.MoreErrors, Severity.Error, null, $"另有 {_errors - MaxPerSeverity} 处错误未列出", "先改正列出的，再检查一次"));
        }

        if (_lints > MaxPerSeverity)
        {
            result.Add(new Diagnostic(FactCodes.MoreErrors, Severity.Lint, null, $"另有 {_lints - MaxPerSeverity} 条提示未列出"));
        }

        return [.. result];
    }
}
