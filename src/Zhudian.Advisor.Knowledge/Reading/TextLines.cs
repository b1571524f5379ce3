namespace Zhudian.Advisor.Knowledge.Reading;

/// <summary>A text cut into lines without copying; LF, CRLF and CR end a line.</summary>
internal sealed class TextLines
{
    private readonly ReadOnlyMemory<char> _text;
    private readonly List<(int Start, int Length)> _lines;

    public TextLines(string text)
        : this(text.AsMemory())
    {
    }

    public TextLines(ReadOnlyMemory<char> memory)
    {
        _text = memory;
        var text = memory.Span;
        _lines = new(text.Count('\n') + 1);
        var start = 0;
        while (start < text.Length && text[start..].IndexOfAny('\n', '\r') is var length and >= 0)
        {
            _lines.Add((start, length));
            start += length;
            start += text[start] == '\r' && start + 1 < text.Length && text[start + 1] == '\n' ? 2 : 1;
        }

        if (start < text.Length)
        {
            _lines.Add((start, text.Length - start));
        }
    }

    public int Count => _lines.Count;

    /// <summary>Zero-based line.</summary>
    public ReadOnlySpan<char> this[int index] => _text.Span.Slice(_lines[index].Start, _lines[index].Length);

    public string Copy(int index) => this[index].ToString();
}
