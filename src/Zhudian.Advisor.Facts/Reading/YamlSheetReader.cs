using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using Zhudian.Advisor.Facts.Diagnostics;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Facts.Raw;

namespace Zhudian.Advisor.Facts.Reading;

/// <summary>yaml → raw worksheets, from the event stream: bounded depth, no anchors or aliases (nothing can expand), exact positions.</summary>
internal sealed class YamlSheetReader(SheetLimits limits, Findings findings)
{
    private int _cells;

    public RawSheet? Read(string text, string path)
    {
        var sheet = new RawSheet(new SheetPlace(path, Grid: false));
        try
        {
            var parser = new GuardedYamlParser(new StringReader(text));
            parser.Consume<StreamStart>();
            if (parser.Accept<StreamEnd>(out _))
            {
                return sheet;
            }

            parser.Consume<DocumentStart>();
            ReadRoot(parser, sheet);
            parser.Consume<DocumentEnd>();
            if (!parser.Accept<StreamEnd>(out _))
            {
                findings.Error(FactCodes.Syntax, sheet.Place.Locate(string.Empty, At(parser.Current!)), "一个文件只能有一份事实表（读到第二个 ---）", "去掉第二个 --- 及其后的内容");
            }

            return sheet;
        }
        catch (YamlException problem)
        {
            findings.Error(FactCodes.Syntax, sheet.Place.Locate(string.Empty, RawPosition.Of(problem.Start.Line, problem.Start.Column)), "yaml 写法有误，" + Near(text, problem.Start.Line), "检查缩进（用空格）、冒号后的空格与引号；以 *、&、-、[、{ 开头的文字要加引号");
        }
        catch (RefusedInputException refused)
        {
            findings.Error(refused.Code, sheet.Place.Locate(string.Empty, refused.Position), refused.Message, refused.Hint);
        }

        return null;
    }

    // The parser's own words are English: the line itself says more. A file that ends too early ends on a line that is not there.
    private static string Near(string text, long line)
    {
        var shown = text.Split('\n').Skip((int)Math.Clamp(line - 1, 0, int.MaxValue)).FirstOrDefault()?.Trim();
        return string.IsNullOrEmpty(shown) ? "到这里读不下去：前面的括号、引号或这一项没有写完" : $"这一行读不下去：{(shown.Length <= 40 ? shown : shown[..40] + "…")}";
    }

    private static long At(ParsingEvent e) => RawPosition.Of(e.Start.Line, e.Start.Column);

    private void ReadRoot(IParser parser, RawSheet sheet)
    {
        if (parser.TryConsume<Scalar>(out var empty) && empty.Value.Length == 0)
        {
            return;
        }

        if (!parser.TryConsume<MappingStart>(out var root))
        {
            throw new RefusedInputException(FactCodes.Shape, parser.Current is { } e ? At(e) : 0, "事实表应以“评估:”“断面:”一类的键开头", "参照 advisor sheet template 写出的样子");
        }

        NoAnchor(root);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = Key(parser);
            if (sheet.Tables.Exists(t => t.Name == key.Value))
            {
                findings.Error(FactCodes.DuplicateColumn, sheet.Place.Locate(string.Empty, At(key)), $"“{key.Value}”写了两次", "合并成一处");
            }

            if (sheet.Tables.Count >= SheetLimits.MaxWorksheets)
            {
                throw new RefusedInputException(FactCodes.TooLarge, At(key), $"工作表超过 {SheetLimits.MaxWorksheets} 张", "一份事实表只放词汇里的表");
            }

            var table = new RawTable(key.Value, At(key));
            sheet.Tables.Add(table);
            ReadTable(parser, table, sheet.Place);
        }
    }

    private void ReadTable(IParser parser, RawTable table, SheetPlace place)
    {
        if (parser.TryConsume<MappingStart>(out var map))
        {
            NoAnchor(map);
            var isMap = table.Name is SheetWords.Settings or SheetWords.Completeness or SheetWords.Origin;
            if (!isMap)
            {
                findings.Error(FactCodes.Shape, place.Locate(string.Empty, At(map)), $"“{table.Name}”应为列表，每行一个“- ”", "写成“- {编号: …, 名称: …}”");
            }

            while (!parser.TryConsume<MappingEnd>(out _))
            {
                var key = Key(parser);
                var cell = ReadCell(parser, 2);
                if (isMap && table.Rows.Exists(r => r.Cells[0].Text == key.Value))
                {
                    findings.Error(FactCodes.DuplicateColumn, place.Locate(string.Empty, At(key)), $"“{table.Name}”里“{key.Value}”写了两次", "只留一处");
                }

                if (table.Rows.Count >= SheetLimits.MaxSettings)
                {
                    throw new RefusedInputException(FactCodes.TooLarge, At(key), $"“{table.Name}”超过 {SheetLimits.MaxSettings} 项", "删去多余的项");
                }

                table.Rows.Add(new RawRow(At(key), isMap ? [RawCell.OfText(key.Value, At(key)), cell] : []));
            }

            if (!isMap)
            {
                table.Rows.Clear();
            }

            return;
        }

        if (parser.TryConsume<Scalar>(out var scalar))
        {
            if (!IsNull(scalar))
            {
                findings.Error(FactCodes.Shape, place.Locate(string.Empty, At(scalar)), $"“{table.Name}”应为列表，读到“{new RawCell(RawKind.Text, 0, scalar.Value).Shown}”", "空表写 []");
            }

            return;
        }

        if (!parser.TryConsume<SequenceStart>(out var rows))
        {
            throw Unexpected(parser);
        }

        NoAnchor(rows);
        var accumulator = new RowAccumulator(table, place, findings);
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            ReadRow(parser, table, accumulator, place);
        }
    }

    private void ReadRow(IParser parser, RawTable table, RowAccumulator rows, SheetPlace place)
    {
        if (!parser.TryConsume<MappingStart>(out var start))
        {
            var bad = ReadCell(parser, 2);
            findings.Error(FactCodes.Shape, place.Locate(string.Empty, bad.Position), $"“{table.Name}”的一行应为“字段: 值”，读到“{bad.Shown}”", "写成“- {编号: …, 名称: …}”");
            return;
        }

        NoAnchor(start);
        rows.Begin(At(start));
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = Key(parser);
            rows.Cell(key.Value, At(key), ReadCell(parser, 3));
        }

        rows.End();
    }

    private Scalar Key(IParser parser)
    {
        if (!parser.TryConsume<Scalar>(out var key))
        {
            throw Unexpected(parser);
        }

        NoAnchor(key);
        if (key.Value.Length > 256)
        {
            throw new RefusedInputException(FactCodes.CellTooLong, At(key), $"键长 {key.Value.Length} 个字符，超过 256", "字段名写短");
        }

        return key;
    }

    private RawCell ReadCell(IParser parser, int depth)
    {
        if (depth > limits.Depth)
        {
            throw new RefusedInputException(FactCodes.TooLarge, At(parser.Current!), $"嵌套超过 {limits.Depth} 层", "单元格只能是一个值、一个列表或坐标");
        }

        if (++_cells > limits.Cells)
        {
            throw new RefusedInputException(FactCodes.TooLarge, At(parser.Current!), $"单元格超过 {limits.Cells} 个", "拆成几份事实表");
        }

        if (parser.TryConsume<Scalar>(out var scalar))
        {
            NoAnchor(scalar);
            if (scalar.Value.Length > limits.CellLength)
            {
                throw new RefusedInputException(FactCodes.CellTooLong, At(scalar), $"单元格长 {scalar.Value.Length} 个字符，超过 {limits.CellLength}", "长文写进附件，表里只写摘要");
            }

            return IsNull(scalar) ? new RawCell(RawKind.Blank, At(scalar)) : RawCell.OfText(scalar.Value, At(scalar));
        }

        if (parser.TryConsume<SequenceStart>(out var list))
        {
            NoAnchor(list);
            var items = new List<RawCell>();
            while (!parser.TryConsume<SequenceEnd>(out _))
            {
                items.Add(ReadCell(parser, depth + 1));
            }

            return new RawCell(RawKind.List, At(list), Payload: items.ToArray());
        }

        if (!parser.TryConsume<MappingStart>(out var map))
        {
            throw Unexpected(parser);
        }

        NoAnchor(map);
        var entries = new List<(string, RawCell)>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            entries.Add((Key(parser).Value, ReadCell(parser, depth + 1)));
        }

        return new RawCell(RawKind.Map, At(map), Payload: entries.ToArray());
    }

    private static bool IsNull(Scalar scalar) => scalar.Style == ScalarStyle.Plain && scalar.Value is "" or "~" or "null" && scalar.IsPlainImplicit;

    private static void NoAnchor(NodeEvent node)
    {
        if (!node.Anchor.IsEmpty)
        {
            throw new RefusedInputException(FactCodes.Anchor, At(node), $"不支持锚点“&{node.Anchor}”", "把内容写全；以 & 开头的文字要加引号");
        }
    }

    private static RefusedInputException Unexpected(IParser parser)
        => parser.Current is AnchorAlias alias
            ? new RefusedInputException(FactCodes.Anchor, At(alias), $"不支持别名“*{alias.Value}”", "把内容写全；单独的 * 与以 * 开头的文字要加引号")
            : new RefusedInputException(FactCodes.Syntax, parser.Current is { } e ? At(e) : 0, "此处应为一个值", "检查缩进与冒号");
}
