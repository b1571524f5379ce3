namespace Zhudian.Advisor.Feel.Diagnostics;

/// <summary>A stretch of a <see cref="SourceText"/>: zero-based UTF-16 offset and length.</summary>
public readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>Offset just past the last character.</summary>
    public int End => Start + Length;

    /// <summary>The span from the start of <paramref name="first"/> to the end of <paramref name="last"/>.</summary>
    public static TextSpan Cover(TextSpan first, TextSpan last) => new(first.Start, Math.Max(0, last.End - first.Start));
}
