using System.Globalization;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Syntax;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Reading;
using Zhudian.Advisor.Knowledge.Tables.Binding;

namespace Zhudian.Advisor.Knowledge.Exchange;

/// <summary>
/// Unary tests and expressions of standard FEEL as cells of RULES.md §6: words without quotes, <c>;</c> between alternatives, 是/否, bare dates;
/// what has no shorter form stays FEEL (with <c>?</c>, or after <c>= </c>).
/// </summary>
internal sealed class CellsFromFeel(ImportNames names)
{
    private static readonly string[] Operators = ["<=", ">=", "!=", "<", ">", "="];

    /// <summary>An input cell; <paramref name="why"/> says what stands in the way, then the text is FEEL as it was.</summary>
    public string Input(string feel, DataKind? type, out string? why)
    {
        why = null;
        var text = OneLine(feel);
        if (text is "" or "-" or "null")
        {
            return text.Length == 0 ? "-" : text;
        }

        if (FeelParser.ParseUnaryTests(SourceText.From(text), new ParseOptions(Names: names.SpelledIn(text))) is { HasErrors: true } parsed)
        {
            why = parsed.Diagnostics[0].Message;
            return text;
        }

        var open = NegationOpens(text);
        var negated = open > 0 && Closes(text, open);
        var inner = negated ? text[(open + 1)..^1].Trim() : text;
        var tests = new List<string>();
        foreach (var piece in FeelPieces.Commas(inner).SelectMany(Items))
        {
            if (Test(piece, type) is not { } test)
            {
                why = "没有 ? 的算式";
                return text;
            }

            tests.Add(test);
        }

        var cell = string.Join("; ", tests);
        return negated ? $"not({cell})" : cell;
    }

    /// <summary>An output cell, or a value of 缺省.</summary>
    public string Output(string feel, DataKind? type, out string? why)
    {
        why = null;
        var text = OneLine(feel);
        if (text is "" or "-" or "null")
        {
            return "无";
        }

        if (FeelParser.ParseExpression(SourceText.From(text), new ParseOptions(Names: names.SpelledIn(text))) is { HasErrors: true } parsed)
        {
            why = parsed.Diagnostics[0].Message;
            return "= " + text;
        }

        if (FeelLiteral.Unquote(text) is { } word)
        {
            return type is null or DataKind.Text && IsPlainText(word) ? word.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal)
                : type == DataKind.Enum ? word
                : "= " + text;
        }

        return Literal(text, type) ?? "= " + names.Rename(text);
    }

    /// <summary>Type of outputs that declare none; null when the cells differ.</summary>
    public static DataKind? Common(IEnumerable<string> cells)
    {
        var kinds = cells.Select(OneLine).Where(c => c is not ("" or "-" or "null")).Select(c => (DataKind?)(
            FeelLiteral.Unquote(c) is not null ? DataKind.Text
            : decimal.TryParse(c, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? DataKind.Number
            : c is "true" or "false" ? DataKind.YesNo
            : null)).Distinct().ToList();
        return kinds.Count == 1 ? kinds[0] : null;
    }

    private string? Test(string test, DataKind? type)
    {
        if (CellSyntax.MentionsInput(test))
        {
            return names.Rename(test);
        }

        if (test is "" or "null")
        {
            return test.Length == 0 ? null : "? = null";
        }

        foreach (var op in Operators)
        {
            if (test.StartsWith(op, StringComparison.Ordinal))
            {
                var end = test[op.Length..].Trim();
                return End(end, type) is { } short1 ? $"{op} {short1}" : $"? {op} {names.Rename(end)}";
            }
        }

        if (test[0] is '[' or '(' or ']' && FeelPieces.IndexOf(test, "..") is var dots and > 0)
        {
            var low = End(test[1..dots].Trim(), type);
            var high = End(test[(dots + 2)..^1].Trim(), type);
            return low is not null && high is not null ? $"{(test[0] == '[' ? '[' : '(')}{low}..{high}{(test[^1] == ']' ? ']' : ')')}" : "? in " + names.Rename(test);
        }

        return End(test, type) ?? (FeelLiteral.Unquote(test) is not null || IsCall(test) ? "? = " + names.Rename(test) : null);
    }

    // A literal of the column or a name path; null when the cell has no place for it.
    private string? End(string text, DataKind? type)
    {
        if (FeelLiteral.Unquote(text) is { } word)
        {
            return type is null or DataKind.Text or DataKind.Enum && IsBareWord(word) ? names.IsName(word) || type is null ? $"\"{word}\"" : word : null;
        }

        if (Literal(text, type) is { } literal)
        {
            return literal;
        }

        var name = names.Rename(text);
        return name.Split('.').All(p => Reading.Identifiers.IsIdentifier(p) && !Reading.Identifiers.IsReserved(p)) ? name : null;
    }

    private static string? Literal(string text, DataKind? type)
    {
        if (decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _))
        {
            return text;
        }

        if (text is "true" or "false")
        {
            return type is null or DataKind.YesNo ? text == "true" ? "是" : "否" : null;
        }

        var quote = text.IndexOf('"', StringComparison.Ordinal);
        var head = quote < 0 ? string.Empty : text[..quote].Replace(" ", string.Empty, StringComparison.Ordinal);
        var inner = quote < 0 ? null : FeelLiteral.Unquote(text[quote..].TrimEnd(' ', ')'));
        return inner is null ? null : (head, type) switch
        {
            ("date(" or "@", DataKind.Date) => inner,
            ("dateandtime(" or "@", DataKind.DateTime) => inner,
            _ => null,
        };
    }

    // ["a", "b"] in a cell means one of its items.
    private static List<string> Items(string piece)
        => piece.Length > 1 && piece[0] == '[' && piece[^1] == ']' && !piece.AsSpan(1, piece.Length - 2).IsWhiteSpace() && FeelPieces.IndexOf(piece, "..") < 0 ? FeelPieces.Commas(piece[1..^1]) : [piece];

    // Blanks may stand between not and its parenthesis (DMN 1.5 §10.3.1.2, grammar rule 15); 0 when the text is no negation.
    private static int NegationOpens(string text)
    {
        var at = 3;
        if (!text.StartsWith("not", StringComparison.Ordinal))
        {
            return 0;
        }

        for (; at < text.Length && char.IsWhiteSpace(text[at]); at++)
        {
        }

        return at < text.Length && text[at] == '(' ? at : 0;
    }

    private static bool Closes(string text, int open)
    {
        var depth = 0;
        for (var i = open; i < text.Length; i++)
        {
            if (text[i] == '"')
            {
                i = QuotedText.End(text, i);
                continue;
            }

            depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
            if (depth == 0)
            {
                return i == text.Length - 1;
            }
        }

        return false;
    }

    private static bool IsCall(string text)
    {
        var open = text.IndexOf('(', StringComparison.Ordinal);
        return text[0] == '@' || (open > 0 && text[^1] == ')' && text[..open].All(c => char.IsLetter(c) || c == ' '));
    }

    // What would be read as something else in a cell.
    private static bool IsBareWord(string word)
        => word.Length > 0 && word == word.Trim() && word is not ("-" or "缺" or "null" or "无") && !word.StartsWith("not", StringComparison.Ordinal)
            && word.AsSpan().IndexOfAny("<>=!?[](){};；,，\"\\|\n\r\t") < 0 && word.AsSpan().IndexOfAny("＜＞＝≤≥≠") < 0 && !word.Contains("..", StringComparison.Ordinal);

    private static bool IsPlainText(string word)
        => word.Length > 0 && word == word.Trim() && word is not ("-" or "无" or "未取得") && word.AsSpan().IndexOfAny('\n', '\r', '\t') < 0 && !word.StartsWith('=') && !word.StartsWith('→');

    private static string OneLine(string text) => text.ReplaceLineEndings(" ").Replace('\t', ' ').Trim();
}
