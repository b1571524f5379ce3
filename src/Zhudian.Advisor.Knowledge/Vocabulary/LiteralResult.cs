using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Knowledge.Vocabulary;

/// <summary>A literal that was read, or why not.</summary>
/// <param name="Value">The value; null when <paramref name="Error"/> is set.</param>
/// <param name="Error">What is wrong (Chinese), or null.</param>
/// <param name="Hint">How to mend it (Chinese), or null.</param>
public readonly record struct LiteralResult(Value Value, string? Error, string? Hint)
{
    public bool Ok => Error is null;

    public static LiteralResult Of(Value value) => new(value, null, null);

    public static LiteralResult Bad(string error, string? hint = null) => new(default, error, hint);
}
