using System.Globalization;
using System.Text;
using Zhudian.Advisor.Facts.Reading;

namespace Zhudian.Advisor.Facts.Writing;

/// <summary>Pages → yaml, one row a line.</summary>
internal static class YamlSheetWriter
{
    public static void Write(IEnumerable<SheetPage> pages, Stream target)
    {
        using var writer = new StreamWriter(target, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        foreach (var page in pages)
        {
            var rows = page.Rows.GetEnumerator();
            if (!rows.MoveNext())
            {
                writer.WriteLine($"{Quote(page.Name)}: {(page.IsPairs ? "{}" : "[]")}");
                continue;
            }

            writer.WriteLine(Quote(page.Name) + ":");
            do
            {
                writer.WriteLine(page.IsPairs ? $"  {Quote(rows.Current[0].Text!)}: {Cell(rows.Current[1])}" : "  - {" + string.Join(", ", Entries(page, rows.Current)) + "}");
            }
            while (rows.MoveNext());
        }
    }

    private static IEnumerable<string> Entries(SheetPage page, PageCell[] row)
    {
        for (var i = 0; i < row.Length; i++)
        {
            if (!row[i].IsEmpty)
            {
                yield return Quote(page.Headers[i]) + ": " + Cell(row[i]);
            }
        }
    }

    private static string Cell(in PageCell cell)
        => cell.Number is { } number ? NumberText.Of(number) : cell.Items is { } items ? "[" + string.Join(", ", items.Select(Quote)) + "]" : Quote(cell.Text!);

    /// <summary>Plain where nothing can be misread, else double quotes with the escapes of YAML 1.2 §5.7.</summary>
    private static string Quote(string text)
    {
        if (Plain(text))
        {
            return text;
        }

        var quoted = new StringBuilder(text.Length + 8).Append('"');
        foreach (var c in text)
        {
            switch (c)
            {
                case '"' or '\\':
                    quoted.Append('\\').Append(c);
                    break;
                case '\n':
                    quoted.Append("\\n");
                    break;
                case '\t':
                    quoted.Append("\\t");
                    break;
                case < ' ' or (>= '\u007f' and < '\u00a0') or '\u2028' or '\u2029' or '\ufeff' or '\ufffe' or '\uffff':
                    quoted.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));
                    break;
                default:
                    quoted.Append(c);
                    break;
            }
        }

        return quoted.Append('"').ToString();
    }

    private static bool Plain(string text)
    {
        if (text.Length == 0 || text is "null" || !(char.IsLetterOrDigit(text[0]) || text[0] == '（'))
        {
            return false;
        }

        foreach (var c in text)
        {
            if (!char.IsLetterOrDigit(c) && c is not ('.' or '-' or '/' or '+' or '_' or '（' or '）' or '〔' or '〕' or '·' or '；' or '、'))
            {
                return false;
            }
        }

        return true;
    }
}
