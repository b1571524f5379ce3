namespace Zhudian.Advisor.Feel.Diagnostics;

/// <summary>How much a diagnostic weighs: an error stops loading, a lint is advice.</summary>
public enum Severity
{
    /// <summary>Information that needs no action.</summary>
    Info,

    /// <summary>A finding of <c>rules check</c>; evaluation goes on.</summary>
    Lint,

    /// <summary>The text cannot be used as it is.</summary>
    Error,
}
