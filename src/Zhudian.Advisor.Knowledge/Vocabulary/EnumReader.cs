using System.Globalization;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Building;
using Zhudian.Advisor.Knowledge.Reading;

namespace Zhudian.Advisor.Knowledge.Vocabulary;

/// <summary>Reads enumeration tables <c>枚举, 别名, 次序, 显示名, 说明</c> (RULES.md §§2, 4).</summary>
internal static class EnumReader
{
    private static readonly string[] Reserved = ["-", "无", "未取得", "缺", "未知", "故障", "null", "true", "false"];

    public static void Read(KnowledgeBuilder builder)
    {
        foreach (var table in builder.Blocks(RawBlockKind.Enumeration))
        {
            if (!BlockNames.TryName(table, builder, "枚举", ElementKind.Enumeration, out var name))
            {
                continue;
            }

            var columns = new TableColumns(table, builder, ["枚举"], ["别名", "次序", "显示名", "说明"]);
            var words = new List<EnumWord>();
            var seen = new Dictionary<string, string>(StringComparer.Ordinal);
            var orders = new HashSet<int>();
            foreach (var row in table.Rows)
            {
                if (ReadWord(row, columns, builder, seen, orders) is { } word)
                {
                    words.Add(word);
                }
            }

            if (orders.Count > 0 && words.Exists(w => w.Order is null))
            {
                builder.Report(VocabularyDiagnostics.Order(table.Location, $"枚举“{name}”只有一部分词有次序"));
            }

            builder.Enums.Add(name, new EnumType(name, Distinct(words, table, builder)));
        }
    }

    /// <summary>A word that is another word's alias is reported: reading a cell must not depend on which comes first.</summary>
    private static List<EnumWord> Distinct(List<EnumWord> words, RawTable table, KnowledgeBuilder builder)
    {
        var texts = words.Select(w => w.Text).ToHashSet(StringComparer.Ordinal);
        foreach (var word in words)
        {
            foreach (var alias in word.Aliases.Where(texts.Contains))
            {
                builder.Report(VocabularyDiagnostics.WordTwice(table.Location, alias, $"“{word.Text}”的别名是另一个词"));
            }
        }

        return words;
    }

    private static EnumWord? ReadWord(RawRow row, TableColumns columns, KnowledgeBuilder builder, Dictionary<string, string> seen, HashSet<int> orders)
    {
        var cell = row[0];
        if (Forbidden(cell.Text) is { } why)
        {
            builder.Report(VocabularyDiagnostics.Word(cell.Location, cell.Text, why));
            return null;
        }

        if (!seen.TryAdd(cell.Text, "词"))
        {
            builder.Report(VocabularyDiagnostics.WordTwice(cell.Location, cell.Text, "已是另一行的" + seen[cell.Text]));
            return null;
        }

        var aliases = new List<string>();
        foreach (var alias in columns.Get(row, "别名") is { } list ? TableColumns.List(list.Source) : [])
        {
            if (string.Equals(alias.Text, cell.Text, StringComparison.Ordinal) || !seen.TryAdd(alias.Text, "别名"))
            {
                builder.Report(VocabularyDiagnostics.WordTwice(alias.Locate(0), alias.Text, "已是词或别名"));
                continue;
            }

            aliases.Add(alias.Text);
        }

        int? order = null;
        if (columns.Get(row, "次序") is { } orderCell)
        {
            if (!int.TryParse(orderCell.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1)
            {
                builder.Report(VocabularyDiagnostics.Order(orderCell.Location, $"次序“{orderCell.Text}”应为 1 起的整数"));
            }
            else if (!orders.Add(number))
            {
                builder.Report(VocabularyDiagnostics.Order(orderCell.Location, $"次序 {number} 重复"));
            }
            else
            {
                order = number;
            }
        }

        return new EnumWord(cell.Text, aliases, order, columns.Get(row, "显示名")?.Text);
    }

    private static string? Forbidden(string word)
        => Array.IndexOf(Reserved, word) >= 0 ? "它在单元格里另有含义"
        : decimal.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? "它是数"
        : word[0] is '<' or '>' or '=' or '!' or '[' or '(' or ']' or '"' ? "它像比较或区间"
        : word.AsSpan().IndexOfAny("；;,|") >= 0 ? "词里不能有分号、逗号或竖线"
        : null;
}
