using Zhudian.Advisor.Knowledge.Building;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Reading;
using Zhudian.Advisor.Knowledge.Vocabulary;

namespace Zhudian.Advisor.Knowledge.Sources;

/// <summary>Reads <c>不可编码, 条文, 原因, 影响, 责任人</c> (RULES.md §2): norms that cannot be put into rules, and whom that touches.</summary>
internal static class OpenNormReader
{
    public static void Read(KnowledgeBuilder builder)
    {
        foreach (var table in builder.Blocks(RawBlockKind.OpenNorms))
        {
            var columns = new TableColumns(table, builder, ["不可编码", "条文", "原因", "影响"], ["说明"]);
            foreach (var row in columns.Complete ? table.Rows : [])
            {
                var attributes = builder.Attributes.OfRow(table, row);
                var affects = columns.Get(row, "影响") is { } cell ? TableColumns.List(cell.Source) : [];
                builder.OpenNormNames.AddRange(affects);
                builder.OpenNorms.Add(new OpenNorm(
                    row[0].Text, columns.Text(row, "条文"), columns.Text(row, "原因"), [.. affects.Select(a => a.Text)], attributes.Owner ?? string.Empty, row.Location));
            }
        }
    }
}
