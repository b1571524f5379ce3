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

    /// <summary>Reads lines (text without line end, one-based line number, column of its first character).</summary>
    public LineNode Read(IReadOnlyList<(string Text, int Line)> lines, SourceLocation location)
    {
        _stack.Clear();
        var root = new Open(-2, null, location);
        _stack.Add(root);
        if (!Fits(lines))
        {
            diagnostics.Add(ReadingDiagnostics.BlockTooLarge(location));
            return root.Close(path);
        }

        foreach (var (text, line) in lines)
        {
            ReadLine(text, line);
        }

        while (_stack.Count > 1)
        {
            Pop();
        }

        return root.Close(path);
    }

    private static bool Fits(IReadOnlyList<(string Text, int Line)> lines)
    {
        var bytes = 0L;
        foreach (var (text, _) in lines)
        {
            bytes += System.Text.Encoding.UTF8.GetByteCount(text) + 1;
        }

        return bytes <= MaxBytes;
    }

    private void ReadLine(string text, int line)
    {
        var indent = 0;
        while (indent < text.Length && text[indent] == ' ')
        {
            indent++;
        }

        var content = text.AsSpan(indent).TrimEnd();
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
        if (last.Pieces.Count > 0 && indent > last.Indent)
        {
            last.Pieces.Add((content.ToString(), line, indent + 1));
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

        var key = content[..colon].ToString();
        if (key.Contains(' ', StringComparison.Ordinal))
        {
            diagnostics.Add(ReadingDiagnostics.NotAnEntry(At(line, indent)));
            return;
        }

        var value = content[(colon + 1)..].TrimStart();
        Push(new Open(indent, key, At(line, indent)), value, line, indent + content.Length - value.Length);
    }

    private void Push(Open node, ReadOnlySpan<char> raw, int line, int column)
    {
        if (!raw.IsEmpty)
        {
            node.Pieces.Add((raw.ToString(), line, column + 1));
        }

        _stack.Add(node);
    }

    private void Pop()
    {
        var node = _stack[^1];
        _stack.RemoveAt(_stack.Count - 1);
        _stack[^1].Children.Add(node.Close(path));
    }

    private SourceLocation At(int line, int column) => new(path, line, column + 1);

    private sealed class Open(int indent, string? key, SourceLocation location)
    {
        public int Indent { get; } = indent;

        public List<(string Text, int Line, int Column)> Pieces { get; } = [];

        public ImmutableArray<LineNode>.Builder Children { get; } = ImmutableArray.CreateBuilder<LineNode>();

        public LineNode Close(string path) => new(key, Pieces.Count == 0 ? null : SourceText.Stitch(path, Pieces), Children.ToImmutable(), location);
    }
}
