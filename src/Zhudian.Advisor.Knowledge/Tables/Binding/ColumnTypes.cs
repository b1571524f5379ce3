using Zhudian.Advisor.Knowledge.Binding;
using Zhudian.Advisor.Knowledge.Building;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Reading;
using Zhudian.Advisor.Knowledge.Vocabulary;

namespace Zhudian.Advisor.Knowledge.Tables.Binding;

/// <summary>Types of columns that declare none: the enumeration of the column's name, else what all cells can be read as (RULES.md §6).</summary>
internal static class ColumnTypes
{
    /// <summary>Type of an input; null when the cells only name other things, then any value is taken.</summary>
    public static DataType? Input(TypedName name, IEnumerable<RawCell> cells, KnowledgeBuilder builder)
    {
        if (name.Type is { } declared)
        {
            return declared;
        }

        if (builder.Enums.TryGetValue(name.Name, out var words))
        {
            return new DataType(DataKind.Enum, Enum: words);
        }

        var texts = new List<string>();
        foreach (var cell in cells.Where(c => c.Text is not ("-" or "缺" or "null")))
        {
            if (CellSyntax.Parse(cell.Source, []) is { } tests)
            {
                texts.AddRange(tests.Tests.SelectMany(Ends));
            }
        }

        return texts.Count == 0 ? null : Common(texts, builder);
    }

    /// <summary>数 if all literal cells are numbers, else 文本.</summary>
    public static DataType Output(TypedName name, IEnumerable<RawCell> cells)
    {
        if (name.Type is { } declared)
        {
            return declared;
        }

        var number = new DataType(DataKind.Number);
        return cells.Where(c => c.Text is not ("无" or "未取得") && !SlotBinder.IsExpression(c.Text)).All(c => LiteralReader.Read(c.Text, number).Ok) ? number : new DataType(DataKind.Text);
    }

    private static IEnumerable<string> Ends(CellTest test) => test switch
    {
        CellTest.Comparison comparison => [comparison.End.Text],
        CellTest.Range range => [range.Low.Text, range.High.Text],
        CellTest.Plain plain => [plain.Source.Text],
        _ => [],
    };

    private static DataType? Common(List<string> texts, KnowledgeBuilder builder)
    {
        // Names of other inputs and parameters (限.Ⅰ) say nothing about the type; what can be read decides.
        foreach (var kind in (ReadOnlySpan<DataKind>)[DataKind.Number, DataKind.YesNo, DataKind.Date, DataKind.YearMonth])
        {
            var type = new DataType(kind);
            var read = texts.Count(t => LiteralReader.Read(t, type).Ok);
            if (read > 0 && texts.Where(t => !LiteralReader.Read(t, type).Ok).All(t => t.Contains('.', StringComparison.Ordinal) || builder.Parameters.ContainsKey(t)))
            {
                return type;
            }
        }

        var words = builder.Enums.Values.Where(e => texts.TrueForAll(t => e.TryGet(Unquoted(t), out _))).ToList();
        return words.Count == 1 ? new DataType(DataKind.Enum, Enum: words[0])
            : texts.TrueForAll(t => t.Contains('.', StringComparison.Ordinal) || builder.Parameters.ContainsKey(t)) ? null
            : new DataType(DataKind.Text);
    }

    private static string Unquoted(string text) => text.Length > 1 && text[0] == '"' && text[^1] == '"' ? text[1..^1] : text;
}
