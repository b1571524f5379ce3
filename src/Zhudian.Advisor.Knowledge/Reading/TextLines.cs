namespace Zhudian.Advisor.Knowledge.Reading;

/// <summary>A text cut into lines without copying; LF, CRLF and CR end a line.</summary>
internal sealed class TextLines
{
    private readonly string _text;
    private readonly List<(int Start, int Length)> _lines = [];

    public TextLines(string text)
    {
        _text = text;
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is not ('\n' or '\r'))
            {
                continue;
            }

            _lines.Add((start, i - start));
            i += text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n' ? 1 : 0;
            start = i + 1;
        }

        if (start < text.Length)
        {
            _lines.Add((start, text.Length - start));
        }
    }

    public int Count => _lines.Count;

    /// <summary>Zero-based line.</summary>
    public ReadOnlySpan<char> this[int index] => _text.AsSpan(_lines[index].Start, _lines[index].Length);

    public string Copy(int index) => _text.Substring(_lines[index].Start, _lines[index].Length);
}
