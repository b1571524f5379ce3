using Zhudian.Advisor.Knowledge.Building;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Reading;

namespace Zhudian.Advisor.Knowledge.Vocabulary;

/// <summary>Attributes that are not inherited must stand above the block they speak about; elsewhere they would be ignored silently.</summary>
internal static class MisplacedAttributes
{
    public static void Check(KnowledgeBuilder builder)
    {
        var kinds = new Dictionary<RawHeading, HashSet<RawBlockKind>>();
        foreach (var heading in builder.Files.SelectMany(f => f.Headings))
        {
            kinds[heading] = [];
        }

        foreach (var block in builder.Files.SelectMany(f => f.Blocks))
        {
            if (kinds.TryGetValue(block.Heading, out var set))
            {
                set.Add(block.Kind);
            }
        }

        foreach (var (heading, set) in kinds)
        {
            foreach (var (name, text) in heading.Own)
            {
                var table = name is "约束" or "缺省";
                if (!set.Contains(table ? RawBlockKind.DecisionTable : RawBlockKind.Vocabulary))
                {
                    builder.Report(VocabularyDiagnostics.AttributeMisplaced(text.Locate(0), name, table ? "决策表上方的标题" : "字段表上方的标题"));
                }
            }
        }
    }
}
