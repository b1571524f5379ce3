using System.Collections.Immutable;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Knowledge.Building;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Reading;

namespace Zhudian.Advisor.Knowledge.Vocabulary;

/// <summary>
/// Builds entities, reference kinds and conclusion kinds in two steps (RULES.md §4): shells of all files first, so that references may point anywhere,
/// then fields, then everything that speaks about fields.
/// </summary>
internal static class VocabularyReader
{
    private static readonly ImmutableArray<(string Word, EntityRole Role)> Roles = [("实体", EntityRole.Entity), ("参考", EntityRole.Reference), ("结论", EntityRole.Conclusion)];

    public static void Read(KnowledgeBuilder builder)
    {
        var shells = new List<(RawTable Table, EntityDef Entity)>();
        var evaluation = ImplicitVocabulary.Evaluation();
        builder.Entities.Add(evaluation.Name, evaluation);
        foreach (var table in builder.Blocks(RawBlockKind.Vocabulary))
        {
            if (string.Equals(table.Heading.Name, ImplicitVocabulary.EvaluationName, StringComparison.Ordinal))
            {
                builder.Report(VocabularyDiagnostics.Implicit(table.Location, ImplicitVocabulary.EvaluationName));
            }
            else if (BlockNames.TryName(table, builder, "词汇", ElementKind.Entity, out var name))
            {
                var entity = new EntityDef(table.Info(name), Role(table, builder)) { Description = table.Heading.Description };
                shells.Add((table, entity));
                builder.Entities.Add(name, entity);
            }
        }

        foreach (var (table, entity) in shells)
        {
            entity.Fields = FieldReader.Read(table, entity, builder);
        }

        foreach (var (table, entity) in shells)
        {
            EntityAttributes.Read(table, entity, builder);
        }

        MemberChecks.Run(shells, builder);
        MisplacedAttributes.Check(builder);
    }

    private static EntityRole Role(RawTable table, KnowledgeBuilder builder)
    {
        if (!table.Heading.Own.TryGetValue("种类", out var text))
        {
            return EntityRole.Entity;
        }

        foreach (var (word, role) in Roles)
        {
            if (string.Equals(word, text.Text, StringComparison.Ordinal))
            {
                return role;
            }
        }

        builder.Report(VocabularyDiagnostics.Attribute(text.Locate(0), "种类", text.Text, "实体、参考或结论"));
        return EntityRole.Entity;
    }
}
