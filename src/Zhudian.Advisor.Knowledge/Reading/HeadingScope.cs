using System.Collections.Immutable;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Knowledge.Reading;

/// <summary>
/// The headings open at a place of a file, with the attributes they hand down (RULES.md §1: file → outer heading → heading → block).
/// </summary>
internal sealed class HeadingScope(AttributeReader reader, List<Diagnostic> diagnostics)
{
    private static readonly ImmutableArray<string> OwnNames = ["种类", "键", "唯一", "未知时", "完整性", "宽表", "约束", "缺省", "正式定级", "标记"];

    private readonly Stack<(int Level, BlockAttributes Inherited)> _outer = new();

    /// <summary>The nearest heading; level 0 = the file.</summary>
    public RawHeading Heading { get; private set; } = new(0, string.Empty, new SourceLocation(string.Empty, 1, 1));

    /// <summary>Attributes in force here.</summary>
    public BlockAttributes Attributes { get; private set; } = BlockAttributes.None;

    /// <summary>Whether a line begins an attribute paragraph.</summary>
    public static bool IsAttributeLine(ReadOnlySpan<char> line) => TrySplit(line, out var name, out _) && (OwnNames.Contains(name) || AttributeReader.Inherited.Contains(name) || string.Equals(name, "豁免", StringComparison.Ordinal));

    /// <summary>Starts a file with the attributes of its front matter.</summary>
    public void StartFile(RawHeading file, BlockAttributes attributes)
    {
        Heading = file;
        Attributes = attributes;
        _outer.Clear();
        _outer.Push((0, attributes));
    }

    /// <summary>Enters a heading: it inherits from the nearest heading of a higher rank.</summary>
    public void Enter(RawHeading heading)
    {
        while (_outer.Peek().Level >= heading.Level)
        {
            _outer.Pop();
        }

        Heading = heading;
        Attributes = _outer.Peek().Inherited;
        _outer.Push((heading.Level, Attributes));
    }

    /// <summary>Reads an attribute paragraph of the current heading.</summary>
    public void ReadAttributes(string path, string[] lines, int firstLine)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var waivers = ImmutableArray.CreateBuilder<Waiver>();
        for (var i = 0; i < lines.Length; i++)
        {
            var (text, line) = (lines[i], firstLine + i);
            if (!IsAttributeLine(text) || !TrySplit(text, out var name, out var valueAt))
            {
                diagnostics.Add(AttributeDiagnostics.NotAnAttribute(new SourceLocation(path, line, 1), text.Trim()));
                continue;
            }

            var value = SourceText.From(text[valueAt..].TrimEnd(), path, line, valueAt + 1);
            if (string.Equals(name, "豁免", StringComparison.Ordinal))
            {
                ReadWaiver(value, waivers);
                continue;
            }

            if (!seen.Add(name))
            {
                diagnostics.Add(AttributeDiagnostics.Repeated(new SourceLocation(path, line, 1), name));
            }
            else if (OwnNames.Contains(name))
            {
                Heading.Own[name] = value;
            }
            else
            {
                Attributes = reader.With(Attributes, name, value);
            }
        }

        reader.CheckOrder(Attributes, new SourceLocation(path, firstLine, 1));
        Heading.Waivers = waivers.ToImmutable();
        var level = _outer.Pop().Level;
        _outer.Push((level, Attributes));
    }

    private void ReadWaiver(SourceText value, ImmutableArray<Waiver>.Builder waivers)
    {
        var text = value.Text;
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        if (space <= 0 || text[space..].Trim().Length == 0 || !text.AsSpan(0, space).ContainsAnyInRange('0', '9'))
        {
            diagnostics.Add(AttributeDiagnostics.Waiver(value.Locate(0)));
            return;
        }

        waivers.Add(new Waiver(text[..space], text[space..].Trim()));
    }

    private static bool TrySplit(ReadOnlySpan<char> line, out string name, out int valueAt)
    {
        name = string.Empty;
        valueAt = 0;
        var start = line.Length - line.TrimStart().Length;
        var colon = line.IndexOfAny(':', '：');
        if (colon <= start || colon - start > 5 || start > 3)
        {
            return false;
        }

        name = line[start..colon].ToString();
        valueAt = colon + 1;
        while (valueAt < line.Length && char.IsWhiteSpace(line[valueAt]))
        {
            valueAt++;
        }

        return true;
    }
}
