using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Knowledge.Building;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Reading;

namespace Zhudian.Advisor.Knowledge.Vocabulary;

/// <summary>Checks that need all entities: names of inverse lists, paths of units, keys that refer to each other.</summary>
internal static class MemberChecks
{
    public static void Run(IReadOnlyList<(RawTable Table, EntityDef Entity)> shells, KnowledgeBuilder builder)
    {
        var inverse = new Dictionary<(EntityDef, string), FieldDef>();
        foreach (var (_, entity) in shells)
        {
            foreach (var field in entity.Fields)
            {
                CheckInverse(field, inverse, builder);
                CheckUnitPath(field, builder);
            }

            if (KeyLoops(entity))
            {
                builder.Report(VocabularyDiagnostics.ReferenceKey(entity.Info.Location, entity.Key.First(f => f.Type.Kind == DataKind.Reference).Name));
            }
        }
    }

    private static void CheckInverse(FieldDef field, Dictionary<(EntityDef, string), FieldDef> inverse, KnowledgeBuilder builder)
    {
        if (field.InverseName is not { } name)
        {
            return;
        }

        var target = field.Type.Target!;
        if (target.TryGetField(name, out _))
        {
            builder.Report(VocabularyDiagnostics.Inverse(field.Location, $"反向“{target.Name}.{name}”与该词汇的字段同名", "换一个名称，如加“列”字"));
        }
        else if (!inverse.TryAdd((target, name), field))
        {
            builder.Report(VocabularyDiagnostics.Inverse(field.Location, $"反向“{target.Name}.{name}”已由 {inverse[(target, name)]} 使用", "换一个名称"));
        }
    }

    private static void CheckUnitPath(FieldDef field, KnowledgeBuilder builder)
    {
        if (field.UnitFrom is not { } path)
        {
            return;
        }

        var entity = field.Entity;
        for (var i = 0; i < path.Count; i++)
        {
            if (!entity.TryGetField(path[i], out var step))
            {
                builder.Report(VocabularyDiagnostics.UnitPath(field.Location, string.Join('.', path), $"中的“{path[i]}”不是“{entity.Name}”的字段"));
                return;
            }

            if (i == path.Count - 1 ? step.Type.Kind != DataKind.Text : step.Type.Kind != DataKind.Reference)
            {
                builder.Report(VocabularyDiagnostics.UnitPath(field.Location, string.Join('.', path), i == path.Count - 1 ? $"的末段“{path[i]}”不是文本" : $"中的“{path[i]}”不是引用"));
                return;
            }

            entity = step.Type.Target ?? entity;
        }
    }

    /// <summary>Texts of keys are made of the texts of referenced keys, so no entity may be reached from its own key.</summary>
    private static bool KeyLoops(EntityDef start)
    {
        var seen = new HashSet<EntityDef>();
        var open = new Stack<EntityDef>([start]);
        while (open.TryPop(out var entity))
        {
            foreach (var target in entity.Key.Where(f => f.Type.Kind == DataKind.Reference).Select(f => f.Type.Target!))
            {
                if (target == start)
                {
                    return true;
                }

                if (seen.Add(target))
                {
                    open.Push(target);
                }
            }
        }

        return false;
    }
}
