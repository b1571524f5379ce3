using System.Collections.Immutable;
using System.Text;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Knowledge.Reading;

/// <summary>
/// Reads one Markdown file into raw blocks (RULES.md §§1–3). It scans lines for the few shapes that matter (headings, fences, pipe tables, the first
/// paragraph under a heading, HTML comments) and never interprets inlines, so every cell keeps its exact place. Linear in the text.
/// </summary>
internal sealed class MarkdownReader
{
    private readonly string _path;
    private readonly TextLines _lines;
    private readonly List<Diagnostic> _diagnostics;
    private readonly AttributeReader _attributes;
    private readonly HeadingScope _scope;
    private readonly ImmutableArray<RawBlock>.Builder _blocks = ImmutableArray.CreateBuilder<RawBlock>();
    private readonly ImmutableArray<RawHeading>.Builder _headings = ImmutableArray.CreateBuilder<RawHeading>();
    private int _at;
    private bool _firstParagraph;
    private bool _described;

    private MarkdownReader(string path, ReadOnlyMemory<char> text, List<Diagnostic> diagnostics, List<PlacedCitation> citations)
    {
        _path = path;
        _lines = new TextLines(text);
        _diagnostics = diagnostics;
        _attributes = new AttributeReader(diagnostics, citations);
        _scope = new HeadingScope(_attributes, diagnostics);
    }

    /// <summary>Reads a file; findings and citations are added to the lists. Nothing of the result keeps the text itself.</summary>
    public static RawFile Read(string path, ReadOnlyMemory<char> text, string sha256, List<Diagnostic> diagnostics, List<PlacedCitation> citations)
    {
        var reader = new MarkdownReader(path, text, diagnostics, citations);
        var title = reader.ReadAll();
        return new RawFile(path, sha256, title, reader._blocks.ToImmutable(), reader._headings.ToImmutable());
    }

    private string ReadAll()
    {
        var front = ReadFrontMatter();
        var name = System.IO.Path.GetFileNameWithoutExtension(_path);
        var title = front?.Child("标题")?.Value?.Text ?? name;
        var attributes = BlockAttributes.None;
        foreach (var node in front?.Children ?? [])
        {
            attributes = AttributeReader.Inherited.Contains(node.Key!) ? _attributes.With(attributes, node.Key!, node.Value!) : attributes;
        }

        _scope.StartFile(new RawHeading(0, title, new SourceLocation(_path, 1, 1)), attributes);
        while (_at < _lines.Count)
        {
            ReadBlock();
        }

        if (_blocks.Count > 0)
        {
            CheckFrontMatter(front);
        }

        return title;
    }

    private LineNode? ReadFrontMatter()
    {
        if (_lines.Count == 0 || !_lines[0].TrimEnd().SequenceEqual("---"))
        {
            return null;
        }

        for (var i = 1; i < _lines.Count; i++)
        {
            if (_lines[i].TrimEnd().SequenceEqual("---"))
            {
                _at = i + 1;
                var root = new LineBlockReader(_path, _diagnostics).Read(_lines, 1, i, new SourceLocation(_path, 1, 1));
                return LineSchema.FrontMatter.Check(root, _diagnostics);
            }
        }

        _diagnostics.Add(ReadingDiagnostics.Unclosed(new SourceLocation(_path, 1, 1), "文件开头的说明块", "---"));
        _at = 1;
        return null;
    }

    private void CheckFrontMatter(LineNode? front)
    {
        foreach (var key in (ReadOnlySpan<string>)["标题", "语言版本"])
        {
            if (front?.Child(key) is null)
            {
                _diagnostics.Add(AttributeDiagnostics.FrontMatterMissing(new SourceLocation(_path, 1, 1), key));
            }
        }

        if (front?.Child("语言版本")?.Value is { } version && !string.Equals(version.Text, "1", StringComparison.Ordinal))
        {
            _diagnostics.Add(AttributeDiagnostics.Version(version.Locate(0), version.Text));
        }
    }

    private void ReadBlock()
    {
        var line = _lines[_at];
        var text = line.TrimStart(' ');
        if (text.Trim().IsEmpty)
        {
            _at++;
        }
        else if (line.Length - text.Length > 3 || text[0] == '\t')
        {
            _at++; // indented code, or the continuation of a list item: prose
        }
        else if (FenceLength(text) > 0)
        {
            ReadFence(text);
        }
        else if (HeadingLevel(text) is var level and > 0)
        {
            ReadHeading(text, level, line.Length - text.Length);
        }
        else if (text.StartsWith("<!--"))
        {
            SkipComment();
        }
        else if (StartsTable(_at))
        {
            ReadTable();
        }
        else
        {
            ReadParagraph();
        }
    }

    private void ReadHeading(ReadOnlySpan<char> text, int level, int indent)
    {
        var title = text[level..].Trim();
        var closing = title.TrimEnd('#');
        title = closing.Length < title.Length && (closing.IsEmpty || closing[^1] is ' ' or '\t') ? closing.TrimEnd() : title;
        _scope.Enter(new RawHeading(level, title.ToString(), new SourceLocation(_path, _at + 1, indent + 1)));
        _headings.Add(_scope.Heading);
        _firstParagraph = true;
        _described = false;
        _at++;
    }

    private void ReadParagraph()
    {
        var first = _at;
        while (_at < _lines.Count && !EndsParagraph(_at, first))
        {
            _at++;
        }

        if (_at < _lines.Count && _at > first && IsUnderline(_lines[_at]))
        {
            _diagnostics.Add(ReadingDiagnostics.Setext(new SourceLocation(_path, first + 1, 1)));
            _at++;
        }

        var isAttributes = _firstParagraph && HeadingScope.IsAttributeLine(_lines[first]);
        if (isAttributes)
        {
            var lines = new string[_at - first];
            for (var i = first; i < _at; i++)
            {
                lines[i - first] = _lines.Copy(i);
            }

            _scope.ReadAttributes(_path, lines, first + 1);
        }
        else if (!_described)
        {
            _described = true;
            var text = new StringBuilder();
            for (var i = first; i < _at; i++)
            {
                text.Append(_lines[i].Trim());
            }

            _scope.Heading.Description = text.ToString();
        }

        _firstParagraph = false;
    }

    private bool EndsParagraph(int at, int first)
    {
        var line = _lines[at];
        var text = line.TrimStart();
        return text.IsEmpty || (at > first && (FenceLength(text) > 0 || HeadingLevel(text) > 0 || text.StartsWith("<!--") || StartsTable(at) || IsUnderline(line)));
    }

    private void SkipComment()
    {
        while (_at < _lines.Count && !_lines[_at].Contains("-->", StringComparison.Ordinal))
        {
            _at++;
        }

        _at++;
    }

    private void ReadFence(ReadOnlySpan<char> opening)
    {
        var start = _at++;
        _firstParagraph = false;
        var length = FenceLength(opening);
        var mark = opening[0];
        var info = opening[length..].Trim().ToString();
        var kind = BlockShapes.OfFence(info, _at < _lines.Count ? _lines.Copy(_at) : string.Empty, out var nearMiss);
        var location = new SourceLocation(_path, start + 1, 1);
        for (; _at < _lines.Count; _at++)
        {
            var text = _lines[_at].Trim();
            if (text.Length >= length && text[0] == mark && text.IndexOfAnyExcept(mark) < 0)
            {
                AddFence(kind, nearMiss, location, info, start + 1, _at++);
                return;
            }
        }

        if (kind is not null)
        {
            _diagnostics.Add(ReadingDiagnostics.Unclosed(location, $"围栏“{info}”", new string(mark, length)));
            AddFence(kind, nearMiss, location, info, start + 1, _at);
        }
    }

    private void AddFence(RawBlockKind? kind, string? nearMiss, SourceLocation location, string info, int first, int end)
    {
        if (nearMiss is not null)
        {
            _diagnostics.Add(ReadingDiagnostics.NearMiss(location, "```" + info, nearMiss));
        }

        if (kind is { } known)
        {
            var root = new LineBlockReader(_path, _diagnostics).Read(_lines, first, end, location);
            root = (known == RawBlockKind.Rule ? LineSchema.Rule : LineSchema.Case).Check(root, _diagnostics);
            _blocks.Add(new RawFence(known, _scope.Heading, _scope.Attributes, location, root));
        }
    }

    private bool StartsTable(int at)
    {
        var line = _lines[at];
        if (!line.Contains('|'))
        {
            return false;
        }

        return (at + 1 < _lines.Count && PipeRow.IsDelimiter(_lines[at + 1], out _)) || line.TrimStart()[0] == '|';
    }

    private void ReadTable()
    {
        _firstParagraph = false;
        var table = new TableReader(_path, _lines, _diagnostics).Read(ref _at, _scope.Heading, _scope.Attributes, TableEnds);
        if (table is not null)
        {
            _blocks.Add(table);
        }
    }

    private bool TableEnds(int at)
    {
        var text = _lines[at].TrimStart();
        return text.IsEmpty || FenceLength(text) > 0 || HeadingLevel(text) > 0 || text.StartsWith("<!--");
    }

    private static bool IsUnderline(ReadOnlySpan<char> line)
    {
        var text = line.Trim();
        return text.Length > 0 && text[0] is '-' or '=' && text.Length > 1 && text.IndexOfAnyExcept(text[0]) < 0;
    }

    private static int FenceLength(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text[0] is not ('`' or '~'))
        {
            return 0;
        }

        var length = text.IndexOfAnyExcept(text[0]);
        length = length < 0 ? text.Length : length;
        return length >= 3 && (text[0] == '~' || !text[length..].Contains('`')) ? length : 0;
    }

    private static int HeadingLevel(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text[0] != '#')
        {
            return 0;
        }

        var level = text.IndexOfAnyExcept('#');
        level = level < 0 ? text.Length : level;
        return level <= 6 && (level == text.Length || text[level] is ' ' or '\t') ? level : 0;
    }
}
