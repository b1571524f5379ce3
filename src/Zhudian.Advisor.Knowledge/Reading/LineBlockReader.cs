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

    // Entries that are open, outermost first; an entry that was closed is used again for the next of its depth.
    private readonly List<OpenEntry> _open = [];
    private int _depth;

    private OpenEntry Last => _open[_depth - 1];

    /// <summary>Reads the lines of a file from <paramref name="first"/> up to, not with, <paramref name="end"/> (zero-based).</summary>
    public LineNode Read(TextLines lines, int first, int end, SourceLocation location)
    {
        _depth = 0;
        var root = Enter(-2, null, location);
        if (!Fits(lines, first, end))
        {
            diagnostics.Add(ReadingDiagnostics.BlockTooLarge(location));
            return root.Close(path);
        }

        for (var i = first; i < end; i++)
        {
            ReadLine(lines[i], i + 1);
        }

        while (_depth > 1)
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

        var last = Last;
        if (last.HasText && indent > last.Indent)
        {
            last.Add((content.ToString(), line, indent + 1));
            return;
        }

        while (_depth > 1 && Last.Indent >= indent)
        {
            Pop();
        }

        if (indent % 2 != 0 || indent != Last.Indent + 2)
        {
            diagnostics.Add(ReadingDiagnostics.Indent(At(line, indent), indent, Last.Indent + 2));
            return;
        }

        if (_depth > MaxDepth)
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

            Push(Enter(indent, null, At(line, indent)), raw, line, indent + content.Length - raw.Length);
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
        Push(Enter(indent, content[..colon].ToString(), At(line, indent)), value, line, indent + content.Length - value.Length);
    }

    private static void Push(OpenEntry node, ReadOnlySpan<char> raw, int line, int column)
    {
        if (!raw.IsEmpty)
        {
            node.Add((raw.ToString(), line, column + 1));
        }
    }

    private OpenEntry Enter(int indent, string? key, SourceLocation location)
    {
        if (_depth == _open.Count)
        {
            _open.Add(new OpenEntry());
        }

        var node = _open[_depth++];
        node.Begin(indent, key, location);
        return node;
    }

    private void Pop()
    {
        var node = _open[--_depth];
        Last.Add(node.Close(path));
    }

    private SourceLocation At(int line, int column) => new(path, line, column + 1);
}
