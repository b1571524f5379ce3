namespace Zhudian.Advisor.Feel.Diagnostics;

/// <summary>
/// Text of one expression or file together with where it came from, so that every diagnostic can name file:line:column.
/// A text may be stitched from several stretches of a file (a line block continues over lines).
/// </summary>
public sealed class SourceText
{
    private readonly int _line;
    private readonly int _column;

    // Where stretches after the first begin, and their places; most texts are one stretch and have neither.
    private readonly int[]? _starts;
    private readonly (int Line, int Column)[]? _origins;

    private SourceText(string path, string text, int line, int column)
    {
        Path = path;
        Text = text;
        _line = line;
        _column = column;
    }

    private SourceText(string path, string text, int[] starts, (int Line, int Column)[] origins)
        : this(path, text, origins[0].Line, origins[0].Column)
    {
        _starts = starts;
        _origins = origins;
    }

    /// <summary>Path as the user knows it; empty when the text has no file.</summary>
    public string Path { get; }

    /// <summary>The text itself.</summary>
    public string Text { get; }

    /// <summary>A text whose first character stands at the given one-based line and column of <paramref name="path"/>.</summary>
    public static SourceText From(string text, string path = "", int line = 1, int column = 1)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.Contains('\n', StringComparison.Ordinal))
        {
            return new SourceText(path, text, line, column);
        }

        var starts = new List<int> { 0 };
        var origins = new List<(int, int)> { (line, column) };
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n')
            {
                starts.Add(i + 1);
                origins.Add((line + starts.Count - 1, 1));
            }
        }

        return new SourceText(path, text, [.. starts], [.. origins]);
    }

    /// <summary>A text stitched from pieces joined by a line feed; each piece keeps its own origin.</summary>
    public static SourceText Stitch(string path, IReadOnlyList<(string Text, int Line, int Column)> pieces)
    {
        ArgumentNullException.ThrowIfNull(pieces);
        if (pieces.Count <= 1)
        {
            return pieces.Count == 0 ? From(string.Empty, path) : From(pieces[0].Text, path, pieces[0].Line, pieces[0].Column);
        }

        var starts = new int[pieces.Count];
        var origins = new (int, int)[pieces.Count];
        var at = 0;
        for (var i = 0; i < pieces.Count; i++)
        {
            starts[i] = at;
            origins[i] = (pieces[i].Line, pieces[i].Column);
            at += pieces[i].Text.Length + 1;
        }

        return new SourceText(path, string.Join('\n', pieces.Select(p => p.Text)), starts, origins);
    }

    /// <summary>A text put together from pieces without anything between them (a cell whose escapes were taken out); each piece keeps its own origin.</summary>
    public static SourceText Concat(string path, IReadOnlyList<(string Text, int Line, int Column)> pieces)
    {
        ArgumentNullException.ThrowIfNull(pieces);
        if (pieces.Count == 0)
        {
            return From(string.Empty, path);
        }

        var starts = new int[pieces.Count];
        var origins = new (int, int)[pieces.Count];
        var at = 0;
        for (var i = 0; i < pieces.Count; i++)
        {
            starts[i] = at;
            origins[i] = (pieces[i].Line, pieces[i].Column);
            at += pieces[i].Text.Length;
        }

        return new SourceText(path, string.Concat(pieces.Select(p => p.Text)), starts, origins);
    }

    /// <summary>The place of an offset; offsets outside the text are clamped.</summary>
    public SourceLocation Locate(int offset)
    {
        var at = Math.Clamp(offset, 0, Text.Length);
        if (_starts is null || _origins is null)
        {
            return new SourceLocation(Path, _line, _column + at);
        }

        var index = Array.BinarySearch(_starts, at);
        index = index < 0 ? ~index - 1 : index;
        var (line, column) = _origins[index];
        return new SourceLocation(Path, line, column + at - _starts[index]);
    }

    /// <summary>A part of this text that keeps its places.</summary>
    public SourceText Slice(int start, int length)
    {
        var end = start + length;
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(end, Text.Length);
        if (_starts is null || _origins is null)
        {
            return new SourceText(Path, Text.Substring(start, length), _line, _column + start);
        }

        var starts = new List<int> { 0 };
        var first = Locate(start);
        var origins = new List<(int, int)> { (first.Line, first.Column) };
        for (var i = 0; i < _starts.Length; i++)
        {
            if (_starts[i] > start && _starts[i] <= end)
            {
                starts.Add(_starts[i] - start);
                origins.Add(_origins[i]);
            }
        }

        return new SourceText(Path, Text.Substring(start, length), [.. starts], [.. origins]);
    }

    /// <summary>A part of this text that keeps its places.</summary>
    public SourceText Slice(TextSpan span) => Slice(span.Start, span.Length);

    /// <summary>This text without surrounding white space.</summary>
    public SourceText Trim() => TrimFrom(0);

    /// <summary>What follows an offset, without surrounding white space.</summary>
    public SourceText TrimFrom(int start)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        var end = Text.Length;
        while (start < end && char.IsWhiteSpace(Text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(Text[end - 1]))
        {
            end--;
        }

        return start == 0 && end == Text.Length ? this : Slice(start, end - start);
    }

    /// <inheritdoc/>
    public override string ToString() => Text;
}
