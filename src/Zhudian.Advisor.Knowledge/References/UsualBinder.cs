using System.Globalization;
using Zhudian.Advisor.Knowledge.Building;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Vocabulary;

namespace Zhudian.Advisor.Knowledge.References;

/// <summary>合理范围 of fields: <c>[0..1.5]</c>, <c>[0..1.5] 低好</c>, or <c>按 项目 查 项目常见范围</c> (RULES.md §4).</summary>
internal static class UsualBinder
{
    public static void Run(KnowledgeBuilder builder)
    {
        foreach (var field in builder.Entities.Values.SelectMany(e => e.Fields))
        {
            if (field.UsualSource is { Text: not "-" } source)
            {
                var usual = field.Type.Kind is not (DataKind.Number or DataKind.Integer) ? null
                    : source.Text.StartsWith('[') ? One(source.Text) : ByItem(source.Text, field.Entity, builder);
                if (usual is null)
                {
                    builder.Report(VocabularyDiagnostics.Usual(source.Locate(0), source.Text));
                }

                field.Usual = usual;
            }
        }
    }

    private static UsualRanges? One(string text)
    {
        var close = text.IndexOf(']', StringComparison.Ordinal);
        var ends = close < 0 ? [] : text[1..close].Split("..");
        var word = close < 0 ? string.Empty : text[(close + 1)..].Trim();
        return ends.Length == 2 && Number(ends[0], out var low) && Number(ends[1], out var high) && low < high && (word.Length == 0 || UsualRanges.CourseOf(word) != Course.Open)
            ? new UsualRanges(new UsualRange(low, high, UsualRanges.CourseOf(word)))
            : null;
    }

    private static UsualRanges? ByItem(string text, EntityDef entity, KnowledgeBuilder builder)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words is not ["按", var item, "查", var kind] || !entity.TryGetField(item, out var itemField) || itemField.Type.Target is not { Role: EntityRole.Reference } target
            || !builder.Entities.TryGetValue(kind, out var rows) || rows is not { Role: EntityRole.Reference, Key: [{ Type.Target: { } keyed }] } || !ReferenceEquals(keyed, target)
            || !rows.TryGetField(UsualRanges.LowName, out var low) || !rows.TryGetField(UsualRanges.HighName, out var high)
            || low.Type.Kind != DataKind.Number || high.Type.Kind != DataKind.Number)
        {
            return null;
        }

        return new UsualRanges(itemField, rows, low, high, rows.TryGetField(UsualRanges.CourseName, out var course) ? course : null);
    }

    private static bool Number(string text, out decimal value)
        => decimal.TryParse(text.Trim(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);
}
