using System.Collections.Immutable;
using Zhudian.Advisor.Feel.Diagnostics;

namespace Zhudian.Advisor.Knowledge.Reading;

/// <summary>
/// The line-block grammar of RULES.md §3: looks like YAML, is not YAML. Linear in the text; bad lines are reported and skipped,
/// so that one load shows all of them.
/// </summary>
internal sealed class LineBlockReader(string path, List<Diagnostic> diagnostics)
{
    /// <summary>Largest block in UTF-8 bytes.</summary>
    public const int MaxBytes = 64 * 1024;

    /// <summary>Deepest nesting.</summary>
    public const int MaxDepth = 4;

    private readonly List<Open> _stack = [];

    /// <summary>Reads the lines of a file from <paramref name="first"/> up to, not with, <paramref name="end"/> (zero-based).</summary>
    public LineNode Read(TextLines lines, int first, int end, SourceLocation location)
    {
        _stack.Clear();
        var root = new Open(-2, null, location);
        _stack.Add(root);
        if (!Fits(lines, first, end))
        {
            diagnostics.Add(ReadingDiagnostics.BlockTooLarge(location));
            return root.Close(path);
        }

        for (var i = first; i < end; i++)
        {
            ReadLine(lines[i], i + 1);
        }

        while (_stack.Count > 1)
        {
            Pop();
        }

        return root.Close(path);
    }

    private static bool Fits(TextLines lines, int first, int end)
    {
        var bytes = 0L;
        for (var i = first; i < end; i++)
        {
            bytes += System.Text.Encoding.UTF8.GetByteCount(lines[i]) + 1;
        }

        return bytes <= MaxBytes;
    }

    private void ReadLine(ReadOnlySpan<char> text, int line)
    {
        var indent = 0;
        while (indent < text.Length && text[indent] == ' ')
        {
            indent++;
        }

        var content = text[indent..].TrimEnd();
        if (content.IsEmpty || content[0] == '#')
        {
            return;
        }

        if (content[0] == '\t')
        {
            diagnostics.Add(ReadingDiagnostics.Tab(At(line, indent)));
            return;
        }

        var last = _stack[^1];
        if (last.HasText && indent > last.Indent)
        {
            last.Add((content.ToString(), line, indent + 1));
            return;
        }

        while (_stack.Count > 1 && _stack[^1].Indent >= indent)
        {
            Pop();
        }

        if (indent % 2 != 0 || indent != _stack[^1].Indent + 2)
        {
            diagnostics.Add(ReadingDiagnostics.Indent(At(line, indent), indent, _stack[^1].Indent + 2));
            return;
        }

        if (_stack.Count > MaxDepth)
        {
            diagnostics.Add(ReadingDiagnostics.TooDeep(At(line, indent)));
            return;
        }

        ReadContent(content, line, indent);
    }

    private void ReadContent(ReadOnlySpan<char> content, int line, int indent)
    {
        if (content[0] == '-' && (content.Length == 1 || content[1] == ' '))
        {
            var raw = content[1..].TrimStart();
            if (raw.IsEmpty)
            {
                diagnostics.Add(ReadingDiagnostics.EmptyItem(At(line, indent)));
                return;
            }

            Push(new Open(indent, null, At(line, indent)), raw, line, indent + content.Length - raw.Length);
            return;
        }

        var colon = content.IndexOf(':');
        if (colon <= 0 || (colon + 1 < content.Length && content[colon + 1] != ' '))
        {
            var wide = content.IndexOf('：');
            diagnostics.Add(
                wide > 0 && (colon < 0 || wide < colon) ? ReadingDiagnostics.WideColon(At(line, indent + wide))
                : colon > 0 ? ReadingDiagnostics.ColonWithoutSpace(At(line, indent + colon), content[..colon].ToString())
                : ReadingDiagnostics.NotAnEntry(At(line, indent)));
            return;
        }

        if (content[..colon].Contains(' '))
        {
            diagnostics.Add(ReadingDiagnostics.NotAnEntry(At(line, indent)));
            return;
        }

        var value = content[(colon + 1)..].TrimStart();
        Push(new Open(indent, content[..colon].ToString(), At(line, indent)), value, line, indent + content.Length - value.Length);
    }

    private void Push(Open node, ReadOnlySpan<char> raw, int line, int column)
    {
        if (!raw.IsEmpty)
        {
            node.Add((raw.ToString(), line, column + 1));
        }

        _stack.Add(node);
    }

    private void Pop()
    {
        var node = _stack[^1];
        _stack.RemoveAt(_stack.Count - 1);
        _stack[^1].Add(node.Close(path));
    }

    private SourceLocation At(int line, int column) => new(path, line, column + 1);

    // Most entries are one line without children.
    private sealed class Open(int indent, string? key, SourceLocation location)
    {
        private (string Text, int Line, int Column) _first;
        private List<(string Text, int Line, int Column)>? _pieces;
        private ImmutableArray<LineNode>.Builder? _children;

        public int Indent { get; } = indent;

        public bool HasText => _first.Text is not null;

        public void Add((string Text, int Line, int Column) piece)
        {
            if (!HasText)
            {
                _first = piece;
                return;
            }

            (_pieces ??= [_first]).Add(piece);
        }

        public void Add(LineNode child) => (_children ??= ImmutableArray.CreateBuilder<LineNode>(4)).Add(child);

        public LineNode Close(string path)
        {
            var text = _pieces is not null ? SourceText.Stitch(path, _pieces) : HasText ? SourceText.From(_first.Text, path, _first.Line, _first.Column) : null;
            return new(key, text, _children?.DrainToImmutable() ?? [], location);
        }
    }
}
