using System.Text;
using Zhudian.Advisor.Facts.Diagnostics;
using Zhudian.Advisor.Facts.Raw;
using Zhudian.Advisor.Facts.Reading;

namespace Zhudian.Advisor.Facts.Csv;

/// <summary>Splits CSV text (RFC 4180: quotes, doubled quotes, line ends inside quotes; LF and CRLF) into records with the line they start on. Blank lines are skipped.</summary>
internal static class CsvLines
{
    public static IEnumerable<(int Line, string[] Fields)> Split(string text, char delimiter, int maxField)
    {
        var fields = new List<string>();
        var at = 0;
        var line = 1;
        while (at < text.Length)
        {
            var start = line;
            fields.Clear();
            do
            {
                fields.Add(Field(text, delimiter, maxField, ref at, ref line));
            }
            while (at < text.Length && text[at] == delimiter && ++at >= 0);

            SkipLineEnd(text, ref at, ref line);
            if (fields.Count > 1 || fields[0].Length > 0)
            {
                yield return (start, [.. fields]);
            }
        }
    }

    private static string Field(string text, char delimiter, int maxField, ref int at, ref int line)
    {
        if (at < text.Length && text[at] == '"')
        {
            return Quoted(text, delimiter, maxField, ref at, ref line);
        }

        var end = text.AsSpan(at).IndexOfAny(delimiter, '\n', '\r');
        end = end < 0 ? text.Length : at + end;
        Bound(end - at, maxField, line);
        var field = text[at..end].Trim();
        at = end;
        return field;
    }

    private static string Quoted(string text, char delimiter, int maxField, ref int at, ref int line)
    {
        var field = new StringBuilder();
        var start = line;
        for (at++; at < text.Length; at++)
        {
            if (text[at] == '"')
            {
                at++;
                if (at >= text.Length || text[at] != '"')
                {
                    return at >= text.Length || text[at] == delimiter || text[at] is '\n' or '\r' ? field.ToString() : throw Unpaired(start);
                }
            }

            line += text[at] == '\n' ? 1 : 0;
            field.Append(text[at]);
            Bound(field.Length, maxField, start);
        }

        throw Unpaired(start);
    }

    private static void SkipLineEnd(string text, ref int at, ref int line)
    {
        if (at < text.Length && text[at] == '\r')
        {
            at++;
            line += at < text.Length && text[at] == '\n' ? 0 : 1;
        }

        if (at < text.Length && text[at] == '\n')
        {
            at++;
            line++;
        }
    }

    private static void Bound(int length, int maxField, int line)
    {
        if (length > maxField)
        {
            throw new RefusedInputException(FactCodes.CellTooLong, RawPosition.Of(line, 1), $"单元格超过 {maxField} 个字符", "长文写进附件，表里只写摘要；或检查双引号是否成对");
        }
    }

    private static RefusedInputException Unpaired(int line)
        => new(FactCodes.CsvStructure, RawPosition.Of(line, 1), "双引号不成对", "内容里的双引号写成两个，整个内容再加双引号");
}
