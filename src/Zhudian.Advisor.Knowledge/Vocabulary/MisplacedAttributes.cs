using Zhudian.Advisor.Knowledge.Building;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Reading;

namespace Zhudian.Advisor.Knowledge.Vocabulary;

/// <summary>Attributes that are not inherited must stand above the block they speak about; elsewhere they would be ignored silently.</summary>
internal static class MisplacedAttributes
{
    public static void Check(KnowledgeBuilder builder)
    {
        var (tables, vocabulary) = (Above(builder, RawBlockKind.DecisionTable), Above(builder, RawBlockKind.Vocabulary));
        foreach (var heading in builder.Files.SelectMany(f => f.Headings))
        {
            foreach (var (name, text) in heading.Own)
            {
                var table = name is "约束" or "缺省";
                if (!(table ? tables : vocabulary).Contains(heading))
                {
                    builder.Report(VocabularyDiagnostics.AttributeMisplaced(text.Locate(0), name, table ? "决策表上方的标题" : "字段表上方的标题"));
                }
            }
        }
    }

    private static HashSet<RawHeading> Above(KnowledgeBuilder builder, RawBlockKind kind)
        => [.. builder.Files.SelectMany(f => f.Blocks).Where(b => b.Kind == kind).Select(b => b.Heading)];
}
