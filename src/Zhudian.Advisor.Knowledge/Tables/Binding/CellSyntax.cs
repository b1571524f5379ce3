using System.Collections.Immutable;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Knowledge.Reading;

namespace Zhudian.Advisor.Knowledge.Tables.Binding;

/// <summary>One test of a cell as written (RULES.md §6).</summary>
internal abstract record CellTest(SourceText Source)
{
    /// <summary><c>&lt;= end</c> and so on; <paramref name="Operator"/> is the FEEL text.</summary>
    public sealed record Comparison(SourceText Source, string Operator, SourceText End) : CellTest(Source);

    /// <summary><c>[low..high)</c>.</summary>
    public sealed record Range(SourceText Source, SourceText Low, bool LowClosed, SourceText High, bool HighClosed) : CellTest(Source);

    /// <summary>A literal or a name.</summary>
    public sealed record Plain(SourceText Source) : CellTest(Source);

    /// <summary>FEEL containing <c>?</c>.</summary>
    public sealed record Expression(SourceText Source) : CellTest(Source);
}

/// <summary>A cell cut into its tests.</summary>
internal sealed record CellTests(bool Negated, ImmutableArray<CellTest> Tests);

/// <summary>Cuts a cell: <c>not(…)</c>, alternatives at <c>; ；</c> and <c>,</c>, operators, ranges.</summary>
internal static class CellSyntax
{
    private static readonly string[] Operators = ["<=", ">=", "!=", "<", ">", "="];
    private static readonly (string Wide, string Half)[] Wide = [("＜", "<"), ("＞", ">"), ("≤", "<="), ("≥", ">="), ("≠", "!="), ("＝", "=")];

    /// <summary>The tests; null after reporting.</summary>
    public static CellTests? Parse(SourceText source, ICollection<Diagnostic> diagnostics)
    {
        var inner = source;
        var negated = source.Text.StartsWith("not(", StringComparison.Ordinal) && Close(source.Text, 3) == source.Text.Length - 1;
        if (negated)
        {
            inner = source.Slice(4, source.Text.Length - 5).Trim();
        }

        var tests = ImmutableArray.CreateBuilder<CellTest>();
        foreach (var piece in Split(inner, diagnostics))
        {
            if (piece.Text.Length == 0)
            {
                diagnostics.Add(TableDiagnostics.EmptyTest(piece, default));
            }
            else if (One(piece, diagnostics) is { } test)
            {
                tests.Add(test);
            }
        }

        return diagnostics.Count > 0 ? null : new CellTests(negated, tests.ToImmutable());
    }

    private static CellTest? One(SourceText piece, ICollection<Diagnostic> diagnostics)
    {
        var text = piece.Text;
        if (MentionsInput(text))
        {
            return new CellTest.Expression(piece);
        }

        foreach (var (wide, half) in Wide)
        {
            if (text.StartsWith(wide, StringComparison.Ordinal))
            {
                diagnostics.Add(TableDiagnostics.FullWidth(piece, new TextSpan(0, wide.Length), wide, half));
                return null;
            }
        }

        foreach (var op in Operators)
        {
            if (text.StartsWith(op, StringComparison.Ordinal))
            {
                var end = piece.Slice(op.Length, text.Length - op.Length).Trim();
                if (end.Text.Length == 0)
                {
                    diagnostics.Add(TableDiagnostics.EmptyTest(piece, new TextSpan(0, op.Length)));
                    return null;
                }

                return new CellTest.Comparison(piece, op, end);
            }
        }

        return text[0] is '[' or '(' or ']' && Dots(text) is var dots and > 0 ? Range(piece, dots, diagnostics) : new CellTest.Plain(piece);
    }

    private static CellTest.Range? Range(SourceText piece, int dots, ICollection<Diagnostic> diagnostics)
    {
        var text = piece.Text;
        var low = piece.Slice(1, dots - 1).Trim();
        var high = text[^1] is ']' or ')' or '[' && text.Length - dots - 3 > 0 ? piece.Slice(dots + 2, text.Length - dots - 3).Trim() : null;
        if (high is null || low.Text.Length == 0 || high.Text.Length == 0)
        {
            diagnostics.Add(TableDiagnostics.BadRange(piece, new TextSpan(0, text.Length)));
            return null;
        }

        return new CellTest.Range(piece, low, text[0] == '[', high, text[^1] == ']');
    }

    private static List<SourceText> Split(SourceText source, ICollection<Diagnostic> diagnostics)
    {
        var pieces = new List<SourceText>();
        var text = source.Text;
        var depth = 0;
        var from = 0;
        var expression = MentionsInput(text);
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '"':
                    i = QuotedText.End(text, i);
                    break;
                case '(' or '{':
                    depth++;
                    break;
                case ')' or '}' when depth > 0:
                    depth--;
                    break;
                case ';' or '；' when depth == 0:
                case ',' when depth == 0 && !expression:
                    pieces.Add(source.Slice(from, i - from).Trim());
                    from = i + 1;
                    break;
                case '，' when depth == 0:
                    diagnostics.Add(TableDiagnostics.FullWidthComma(source, new TextSpan(i, 1)));
                    break;
            }
        }

        pieces.Add(source.Slice(from, text.Length - from).Trim());
        return pieces;
    }

    /// <summary>Whether <c>?</c> stands outside strings.</summary>
    public static bool MentionsInput(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"')
            {
                i = QuotedText.End(text, i);
            }
            else if (text[i] == '?')
            {
                return true;
            }
        }

        return false;
    }

    private static int Dots(string text)
    {
        for (var i = 1; i + 1 < text.Length; i++)
        {
            if (text[i] == '"')
            {
                i = QuotedText.End(text, i);
            }
            else if (text[i] == '.' && text[i + 1] == '.')
            {
                return i;
            }
        }

        return -1;
    }

    // The parenthesis that closes the one at `open`; -1 when none does.
    private static int Close(string text, int open)
    {
        var depth = 0;
        for (var i = open; i < text.Length; i++)
        {
            if (text[i] == '"')
            {
                i = QuotedText.End(text, i);
            }
            else if (text[i] == '(')
            {
                depth++;
            }
            else if (text[i] == ')' && --depth == 0)
            {
                return i;
            }
        }

        return -1;
    }
}
