using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax.Inlines;

namespace Zhudian.Advisor.Reports.Publishing.Reading;

/// <summary>Takes <c>{.结论 #id …}</c> off the end of a block; Markdig's own attributes do not know Chinese keys.</summary>
internal sealed class AttributeInlineParser : InlineParser
{
    public AttributeInlineParser() => OpeningCharacters = ['{'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var attributes = BlockAttributes.Read(slice.Text.AsSpan(slice.Start, slice.End - slice.Start + 1));
        if (attributes is null || processor.Block is null)
        {
            return false;
        }

        processor.Block.SetData(BlockAttributes.Key, attributes);
        slice.Start = slice.End + 1;
        return true;
    }
}

/// <summary>A line break written as a tag.</summary>
internal sealed class BreakInline : LeafInline;

/// <summary>A subscript or superscript written as a tag or between marks.</summary>
internal sealed class ScriptInline(string text, bool super) : LeafInline
{
    public string Text { get; } = text;

    public bool Super { get; } = super;
}

/// <summary>
/// <c>&lt;sub&gt;2&lt;/sub&gt;</c>, <c>&lt;sup&gt;2&lt;/sup&gt;</c>, and <c>COD~Mn~</c>, <c>10^3^</c>: the marks count only after a Latin
/// letter, digit or bracket and around a few Latin characters, so that ranges such as 6~9 and Ⅰ~Ⅲ stay ranges;
/// <c>&lt;br&gt;</c> breaks a line.
/// </summary>
internal sealed class ScriptInlineParser : InlineParser
{
    private const int MaxMarked = 8;
    private const int MaxTagged = 40;

    public ScriptInlineParser() => OpeningCharacters = ['<', '~', '^'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var rest = slice.Text.AsSpan(slice.Start, slice.End - slice.Start + 1);
        if (rest.StartsWith("<br>", StringComparison.Ordinal) || rest.StartsWith("<br/>", StringComparison.Ordinal))
        {
            // The only way to break a line inside a pipe table, where Markdig takes its own line breaks for ends of rows.
            processor.Inline = new BreakInline();
            slice.Start += rest[3] == '>' ? 4 : 5;
            return true;
        }

        var (text, length, super) = rest[0] == '<' ? Tagged(rest) : Marked(rest, slice.PeekCharExtra(-1));
        if (text is null)
        {
            return false;
        }

        var start = slice.Start;
        processor.Inline = new ScriptInline(text, super) { Span = new(processor.GetSourcePosition(start), processor.GetSourcePosition(start + length - 1)) };
        slice.Start += length;
        return true;
    }

    private static (string? Text, int Length, bool Super) Tagged(ReadOnlySpan<char> rest)
    {
        foreach (var (open, close, super) in new[] { ("<sub>", "</sub>", false), ("<sup>", "</sup>", true) })
        {
            if (rest.StartsWith(open, StringComparison.Ordinal))
            {
                var end = rest[..Math.Min(rest.Length, MaxTagged + 11)].IndexOf(close, StringComparison.Ordinal);
                var text = end > 5 ? rest[5..end].ToString() : string.Empty;
                return text.Length == 0 || text.AsSpan().IndexOfAny('<', '\n') >= 0 ? default : (text, end + close.Length, super);
            }
        }

        return default;
    }

    private static (string? Text, int Length, bool Super) Marked(ReadOnlySpan<char> rest, char before)
    {
        var super = rest[0] == '^';
        var anchored = char.IsAsciiLetter(before) || before is ')' or ']' || (super && char.IsAsciiDigit(before));
        if (!anchored)
        {
            return default;
        }

        for (var i = 1; i < rest.Length && i <= MaxMarked + 1; i++)
        {
            if (rest[i] == rest[0])
            {
                return i == 1 ? default : (rest[1..i].ToString(), i + 1, super);
            }

            if (!char.IsAsciiLetterOrDigit(rest[i]) && rest[i] is not ('+' or '-' or '.' or ','))
            {
                return default;
            }
        }

        return default;
    }
}
