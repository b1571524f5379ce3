using System.Text;
using Zhudian.Advisor.Facts.Diagnostics;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Facts.Raw;
using Zhudian.Advisor.Facts.Reading;
using Zhudian.Advisor.Feel.Diagnostics;

namespace Zhudian.Advisor.Facts.Csv;

/// <summary>A CSV file (RFC 4180) in memory: headings and rows with their line. UTF-8 or, when it is no UTF-8, GB18030.</summary>
internal sealed class CsvFile
{
    private const int Gb18030 = 54936;
    private readonly Dictionary<string, int> _at = new(StringComparer.Ordinal);

    private CsvFile(string path, string[] headers)
    {
        Path = path;
        Headers = headers;
        for (var i = 0; i < headers.Length; i++)
        {
            _at.TryAdd(headers[i], i);
        }
    }

    public string Path { get; }

    public string[] Headers { get; }

    public List<(int Line, string[] Fields)> Rows { get; } = [];

    public int IndexOf(string header) => _at.GetValueOrDefault(header, -1);

    /// <summary>Reads a file; null with findings when it cannot be read. Rows with too few or too many fields are errors.</summary>
    public static CsvFile? Read(string path, string shown, string? encoding, char delimiter, SheetLimits limits, Findings findings)
    {
        var bytes = InputFile.Read(path, shown, limits.FileBytes, findings);
        return bytes is not null && Decode(bytes, shown, encoding, findings) is { } text ? Parse(text, shown, delimiter, limits, findings) : null;
    }

    public static CsvFile? Parse(string text, string shown, char delimiter, SheetLimits limits, Findings findings)
    {
        CsvFile? file = null;
        var cells = 0;
        try
        {
            foreach (var (line, fields) in CsvLines.Split(text, delimiter, limits.CellLength))
            {
                if ((cells += fields.Length) > limits.Cells)
                {
                    throw new RefusedInputException(FactCodes.TooLarge, RawPosition.Of(line, 1), $"单元格超过 {limits.Cells} 个", "拆成几个文件");
                }

                if (file is null)
                {
                    file = new CsvFile(shown, fields);
                }
                else if (fields.Length != file.Headers.Length)
                {
                    findings.Error(FactCodes.CsvStructure, new SourceLocation(shown, line, 1), $"这一行有 {fields.Length} 列，表头有 {file.Headers.Length} 列", "含逗号的内容要加双引号；补足或删去多余的列");
                }
                else
                {
                    file.Rows.Add((line, fields));
                }
            }
        }
        catch (RefusedInputException refused)
        {
            findings.Error(refused.Code, new SourceLocation(shown, RawPosition.Line(refused.Position), 1), refused.Message, refused.Hint);
            return null;
        }

        if (file is null)
        {
            findings.Error(FactCodes.NoHeading, new SourceLocation(shown, 1, 1), "文件是空的，没有表头", "第一行写列名");
        }

        return file;
    }

    private static string? Decode(byte[] bytes, string shown, string? encoding, Findings findings)
    {
        if (encoding is null || encoding.Equals("UTF-8", StringComparison.OrdinalIgnoreCase) || encoding.Equals("UTF8", StringComparison.OrdinalIgnoreCase))
        {
            try
            {
                var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
                return text.StartsWith('\uFEFF') ? text[1..] : text;
            }
            catch (DecoderFallbackException) when (encoding is null)
            {
                // Not UTF-8: spreadsheets in China save GB18030; say so below.
                findings.Lint(FactCodes.MappingGuessed, new SourceLocation(shown, 0, 0), "文件不是 UTF-8，按 GB18030 读", "在列映射里写明“编码: GB18030”");
            }
            catch (DecoderFallbackException)
            {
                findings.Error(FactCodes.CsvStructure, new SourceLocation(shown, 0, 0), "文字不是有效的 UTF-8", "写明“编码: GB18030”，或另存为 UTF-8");
                return null;
            }
        }
        else if (!encoding.StartsWith("GB", StringComparison.OrdinalIgnoreCase))
        {
            findings.Error(FactCodes.Mapping, new SourceLocation(shown, 0, 0), $"不认识的编码“{encoding}”", "写 UTF-8 或 GB18030");
            return null;
        }

        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(Gb18030, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!.GetString(bytes);
        }
        catch (Exception problem) when (problem is DecoderFallbackException or NotSupportedException or ArgumentException)
        {
            findings.Error(FactCodes.CsvStructure, new SourceLocation(shown, 0, 0), "文字既不是 UTF-8 也不是 GB18030", "另存为 UTF-8");
            return null;
        }
    }
}
