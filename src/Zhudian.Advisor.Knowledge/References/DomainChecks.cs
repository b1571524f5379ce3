using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Building;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Vocabulary;

namespace Zhudian.Advisor.Knowledge.References;

/// <summary>值域 and 唯一 of reference data, once it is bound: a definite value outside its domain, or twice where once is declared, is an error.</summary>
internal static class DomainChecks
{
    public static void Check(KnowledgeBuilder builder)
    {
        foreach (var entity in builder.Entities.Values)
        {
            if (entity.ReferenceRows is ReferenceTable rows)
            {
                foreach (var set in entity.UniqueSets)
                {
                    Unique(entity, rows, set, builder);
                }
            }
        }

        var run = new EvaluationRun();
        foreach (var field in builder.Entities.Values.SelectMany(e => e.Fields))
        {
            if (field is { Domain: { } domain, Entity.ReferenceRows: ReferenceTable table })
            {
                var frame = run.Rent(Math.Max(1, domain.FrameSize));
                for (var row = 0; row < table.RowCount; row++)
                {
                    var value = table.Get(row, field.Slot);
                    frame.Slots[0] = value;
                    if (value.IsDefinite && domain.Test(frame) == Truth.False)
                    {
                        builder.Report(ValueDiagnostics.OutsideDomain(table.LocationOf(row)!, field.ToString(), ValueText.Print(value), field.DomainText!));
                    }
                }

                run.Return(frame);
            }
        }
    }

    private static void Unique(EntityDef entity, ReferenceTable rows, IReadOnlyCollection<FieldDef> set, KnowledgeBuilder builder)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var row = 0; row < rows.RowCount; row++)
        {
            var values = set.Select(f => rows.Get(row, f.Slot)).ToList();
            var text = string.Join('、', values.Select(v => ValueText.Print(v)));
            if (values.TrueForAll(v => v is { IsDefinite: true, IsNull: false }) && !seen.TryAdd(text, row))
            {
                builder.Report(ValueDiagnostics.NotUnique(rows.LocationOf(row)!, entity.Name, string.Join('、', set.Select(f => f.Name)), text, rows.LocationOf(seen[text])!));
            }
        }
    }
}
