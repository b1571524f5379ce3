using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Knowledge.Reading;

namespace Zhudian.Advisor.Knowledge.Binding;

/// <summary>A piece of a template as written: literal text, or a hole with the expression's span and its formats.</summary>
internal sealed record TemplatePiece(string? Literal, TextSpan Expression, TemplateFormat Format);

/// <summary>fmt of RULES.md §10 as written.</summary>
internal sealed record TemplateFormat(int? Decimals = null, int? Significant = null, bool Percent = false, bool NoUnit = false)
{
    public static TemplateFormat None { get; } = new();
}

/// <summary>Cuts a template into literals and holes: <c>{expr}</c>, <c>{expr @fmt}</c>, <c>{{</c>, <c>}}</c>.</summary>
internal static class TemplateSyntax
{
    /// <summary>Most characters and holes of one template.</summary>
    public const int MaxLength = 20_000;

    public static ImmutableArray<TemplatePiece> Parse(SourceText source, ICollection<Diagnostic> diagnostics)
    {
        var text = source.Text;
        var pieces = ImmutableArray.CreateBuilder<TemplatePiece>();
        if (text.Length > MaxLength)
        {
            diagnostics.Add(TextDiagnostics.TooLong(source, text.Length));
            return [];
        }

        var literal = new StringBuilder();
        var at = 0;
        while (at < text.Length)
        {
            var c = text[at];
            if (c is '{' or '}' && at + 1 < text.Length && text[at + 1] == c)
            {
                literal.Append(c);
                at += 2;
            }
            else if (c == '{')
            {
                var end = HoleEnd(text, at + 1);
                if (end < 0)
                {
                    diagnostics.Add(TextDiagnostics.Unclosed(source, at));
                    return pieces.ToImmutable();
                }

                Flush(pieces, literal);
                pieces.Add(Hole(source, at + 1, end, diagnostics));
                at = end + 1;
            }
            else
            {
                if (c == '}')
                {
                    diagnostics.Add(TextDiagnostics.StrayBrace(source, at));
                }

                literal.Append(c);
                at++;
            }
        }

        Flush(pieces, literal);
        return pieces.ToImmutable();
    }

    private static void Flush(ImmutableArray<TemplatePiece>.Builder pieces, StringBuilder literal)
    {
        if (literal.Length > 0)
        {
            pieces.Add(new TemplatePiece(literal.ToString(), default, TemplateFormat.None));
            literal.Clear();
        }
    }

    // The brace that closes the hole; braces of contexts nest, braces inside strings do not count.
    private static int HoleEnd(string text, int start)
    {
        var depth = 0;
        for (var i = start; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '"':
                    i = QuotedText.End(text, i);
                    break;
                case '{':
                    depth++;
                    break;
                case '}' when depth == 0:
                    return i;
                case '}':
                    depth--;
                    break;
            }
        }

        return -1;
    }

    private static TemplatePiece Hole(SourceText source, int start, int end, ICollection<Diagnostic> diagnostics)
    {
        var mark = FormatMark(source.Text, start, end);
        var stop = mark < 0 ? end : mark;
        while (stop > start && char.IsWhiteSpace(source.Text[stop - 1]))
        {
            stop--;
        }

        while (start < stop && char.IsWhiteSpace(source.Text[start]))
        {
            start++;
        }

        if (start == stop)
        {
            diagnostics.Add(TextDiagnostics.EmptyHole(source, start));
        }

        return new TemplatePiece(null, new TextSpan(start, stop - start), mark < 0 ? TemplateFormat.None : Format(source, mark + 1, end, diagnostics));
    }

    // The @ that starts the format; @"…" is a FEEL literal.
    private static int FormatMark(string text, int start, int end)
    {
        var mark = -1;
        for (var i = start; i < end; i++)
        {
            if (text[i] == '"')
            {
                i = QuotedText.End(text, i);
            }
            else if (text[i] == '@' && !(i + 1 < end && text[i + 1] == '"'))
            {
                mark = i;
            }
        }

        return mark;
    }

    private static TemplateFormat Format(SourceText source, int start, int end, ICollection<Diagnostic> diagnostics)
    {
        var rest = source.Text[start..end].Trim();
        var format = TemplateFormat.None;
        var digits = 0;
        while (digits < rest.Length && char.IsAsciiDigit(rest[digits]))
        {
            digits++;
        }

        if (digits is > 0 and <= 2)
        {
            var n = int.Parse(rest.AsSpan(0, digits), CultureInfo.InvariantCulture);
            rest = rest[digits..];
            if (rest.StartsWith("位", StringComparison.Ordinal) && n <= 20)
            {
                format = format with { Decimals = n };
                rest = rest[1..].TrimStart();
            }
            else if (rest.StartsWith("有效", StringComparison.Ordinal) && n is >= 1 and <= 20)
            {
                format = format with { Significant = n };
                rest = rest[2..].TrimStart();
            }
        }

        if (rest.StartsWith('%'))
        {
            format = format with { Percent = true };
            rest = rest[1..].TrimStart();
        }

        if (rest.StartsWith("无单位", StringComparison.Ordinal))
        {
            format = format with { NoUnit = true };
            rest = rest[3..].TrimStart();
        }

        if (rest.Length > 0 || format == TemplateFormat.None)
        {
            diagnostics.Add(TextDiagnostics.BadFormat(source, start, source.Text[start..end].Trim()));
        }

        return format;
    }
}
