using System.Text;
using System.Text.Json;
using Zhudian.Advisor.Facts.Diagnostics;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Facts.Raw;

namespace Zhudian.Advisor.Facts.Reading;

/// <summary>json → raw worksheets; the same shape as yaml.</summary>
internal sealed class JsonSheetReader(SheetLimits limits, Findings findings)
{
    private int _cells;
    private long _seen;
    private int _line = 1;
    private int _column = 1;

    public RawSheet? Read(ReadOnlySpan<byte> utf8, string path)
    {
        var sheet = new RawSheet(new SheetPlace(path, Grid: false));
        if (utf8.StartsWith("\uFEFF"u8))
        {
            utf8 = utf8[3..];
        }

        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = limits.Depth });
        try
        {
            Next(ref reader, utf8);
            Expect(ref reader, JsonTokenType.StartObject, utf8, "事实表应是一个对象：{\"评估\": {…}, \"表名\": […]}");
            while (Next(ref reader, utf8) != JsonTokenType.EndObject)
            {
                var name = reader.GetString()!;
                var position = At(reader, utf8);
                if (sheet.Tables.Exists(t => t.Name == name))
                {
                    findings.Error(FactCodes.DuplicateColumn, sheet.Place.Locate(string.Empty, position), $"“{name}”写了两次", "合并成一处");
                }

                if (sheet.Tables.Count >= SheetLimits.MaxWorksheets)
                {
                    throw new RefusedInputException(FactCodes.TooLarge, position, $"工作表超过 {SheetLimits.MaxWorksheets} 张", "一份事实表只放词汇里的表");
                }

                var table = new RawTable(name, position);
                sheet.Tables.Add(table);
                Next(ref reader, utf8);
                ReadTable(ref reader, utf8, table, sheet.Place);
            }

            reader.Read();
            return sheet;
        }
        catch (JsonException problem)
        {
            var position = RawPosition.Of((problem.LineNumber ?? 0) + 1, (problem.BytePositionInLine ?? 0) + 1);
            var deep = problem.Message.Contains("maximum configured depth", StringComparison.Ordinal);
            findings.Error(
                deep ? FactCodes.TooLarge : FactCodes.Syntax, sheet.Place.Locate(string.Empty, position), deep ? $"嵌套超过 {limits.Depth} 层" : "json 写法有误",
                deep ? "单元格只能是一个值、一个列表或坐标" : "检查引号、逗号与括号；文字须用双引号，末尾不留逗号，文件不能截断");
        }
        catch (RefusedInputException refused)
        {
            findings.Error(refused.Code, sheet.Place.Locate(string.Empty, refused.Position), refused.Message, refused.Hint);
        }
        catch (InvalidOperationException)
        {
            findings.Error(FactCodes.Syntax, sheet.Place.Locate(string.Empty, RawPosition.Of(_line, _column)), "文字不是有效的 UTF-8", "另存为 UTF-8");
        }

        return null;
    }

    private static JsonTokenType Next(ref Utf8JsonReader reader, ReadOnlySpan<byte> utf8)
    {
        if (!reader.Read())
        {
            throw new JsonException("truncated", null, Count(utf8, (byte)'\n'), null);
        }

        return reader.TokenType;
    }

    private static int Count(ReadOnlySpan<byte> bytes, byte value) => MemoryExtensions.Count(bytes, value);

    private void ReadTable(ref Utf8JsonReader reader, ReadOnlySpan<byte> utf8, RawTable table, SheetPlace place)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return;
        }

        if (table.Name is SheetWords.Settings or SheetWords.Completeness or SheetWords.Origin)
        {
            Expect(ref reader, JsonTokenType.StartObject, utf8, $"“{table.Name}”应是一个对象");
            while (Next(ref reader, utf8) != JsonTokenType.EndObject)
            {
                var position = At(reader, utf8);
                var key = RawCell.OfText(reader.GetString(), position);
                Next(ref reader, utf8);
                table.Rows.Add(new RawRow(position, [key, ReadCell(ref reader, utf8)]));
            }

            return;
        }

        Expect(ref reader, JsonTokenType.StartArray, utf8, $"“{table.Name}”应是一个数组，每行一个对象");
        var rows = new RowAccumulator(table, place, findings);
        while (Next(ref reader, utf8) != JsonTokenType.EndArray)
        {
            Expect(ref reader, JsonTokenType.StartObject, utf8, $"“{table.Name}”的一行应是一个对象");
            rows.Begin(At(reader, utf8));
            while (Next(ref reader, utf8) != JsonTokenType.EndObject)
            {
                var position = At(reader, utf8);
                var name = reader.GetString()!;
                Next(ref reader, utf8);
                rows.Cell(name, position, ReadCell(ref reader, utf8));
            }

            rows.End();
        }
    }

    private RawCell ReadCell(ref Utf8JsonReader reader, ReadOnlySpan<byte> utf8)
    {
        var position = At(reader, utf8);
        if (++_cells > limits.Cells)
        {
            throw new RefusedInputException(FactCodes.TooLarge, position, $"单元格超过 {limits.Cells} 个", "拆成几份事实表");
        }

        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return new RawCell(RawKind.Blank, position);
            case JsonTokenType.True or JsonTokenType.False:
                return new RawCell(RawKind.Boolean, position, Number: reader.TokenType == JsonTokenType.True ? 1 : 0);
            case JsonTokenType.Number:
                return reader.TryGetDecimal(out var number) ? new RawCell(RawKind.Number, position, Number: number) : new RawCell(RawKind.Text, position, Encoding.UTF8.GetString(reader.ValueSpan));
            case JsonTokenType.String:
                var text = reader.GetString()!;
                return text.Length <= limits.CellLength ? RawCell.OfText(text, position)
                    : throw new RefusedInputException(FactCodes.CellTooLong, position, $"单元格长 {text.Length} 个字符，超过 {limits.CellLength}", "长文写进附件，表里只写摘要");
            case JsonTokenType.StartArray:
                var items = new List<RawCell>();
                while (Next(ref reader, utf8) != JsonTokenType.EndArray)
                {
                    items.Add(ReadCell(ref reader, utf8));
                }

                return new RawCell(RawKind.List, position, Payload: items.ToArray());
            default:
                var entries = new List<(string, RawCell)>();
                while (Next(ref reader, utf8) != JsonTokenType.EndObject)
                {
                    var name = reader.GetString()!;
                    Next(ref reader, utf8);
                    entries.Add((name, ReadCell(ref reader, utf8)));
                }

                return new RawCell(RawKind.Map, position, Payload: entries.ToArray());
        }
    }

    private void Expect(ref Utf8JsonReader reader, JsonTokenType type, ReadOnlySpan<byte> utf8, string message)
    {
        if (reader.TokenType != type)
        {
            throw new RefusedInputException(FactCodes.Shape, At(reader, utf8), message, "参照 advisor sheet template 写出的样子");
        }
    }

    /// <summary>Line and UTF-16 column of the current token; tokens come in order, so each byte is counted once.</summary>
    private long At(in Utf8JsonReader reader, ReadOnlySpan<byte> utf8)
    {
        var start = reader.TokenStartIndex;
        var between = utf8[(int)_seen..(int)start];
        var lines = Count(between, (byte)'\n');
        if (lines > 0)
        {
            _line += lines;
            _column = 1;
            between = between[(between.LastIndexOf((byte)'\n') + 1)..];
        }

        _column += Encoding.UTF8.GetCharCount(between);
        _seen = start;
        return RawPosition.Of(_line, _column);
    }
}
