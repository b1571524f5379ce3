using Zhudian.Advisor.Knowledge.Building;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Vocabulary;

namespace Zhudian.Advisor.Knowledge.References;

/// <summary>引用 X 无环 within reference data: following the reference must end.</summary>
internal static class Cycles
{
    public static void Check(KnowledgeBuilder builder)
    {
        foreach (var kind in builder.Entities.Values)
        {
            foreach (var field in kind.Fields.Where(f => f.Type is { Kind: DataKind.Reference, Acyclic: true } && f.Type.Target == kind))
            {
                if (kind.ReferenceRows is ReferenceTable table)
                {
                    Check(table, field, builder);
                }
            }
        }
    }

    private static void Check(ReferenceTable table, FieldDef field, KnowledgeBuilder builder)
    {
        var state = new int[table.RowCount]; // 0 not seen, 1 on the current path, 2 done
        for (var start = 0; start < table.RowCount; start++)
        {
            var path = new List<int>();
            var row = start;
            while (row >= 0 && state[row] == 0)
            {
                state[row] = 1;
                path.Add(row);
                var next = table.Get(row, field.Slot);
                row = ReferenceEquals(next.Reference, table) ? next.RowIndex : -1;
            }

            if (row >= 0 && state[row] == 1)
            {
                var cycle = path.Skip(path.IndexOf(row)).Select(table.KeyOf).Append(table.KeyOf(row));
                builder.Report(ValueDiagnostics.Cycle(table.LocationOf(row)!, field.ToString(), string.Join(" → ", cycle)));
            }

            foreach (var done in path)
            {
                state[done] = 2;
            }
        }
    }
}
