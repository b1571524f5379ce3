using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Reports.Drafting;

/// <summary>Titles of the sources of a rule base: people read titles, the ids are the base's own.</summary>
public sealed class SourceNames
{
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    /// <summary>Titles from the reference kind 来源; an empty table when the base has none.</summary>
    public SourceNames(KnowledgeBase knowledge)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        if (knowledge.Entities.TryGetValue("来源", out var entity) && entity.ReferenceRows is { } rows && entity.TryGetField("名称", out var title))
        {
            for (var row = 0; row < rows.RowCount; row++)
            {
                if (rows.Get(row, title.Slot) is { Kind: ValueKind.String, AsText: { Length: > 0 } name })
                {
                    _names[rows.KeyOf(row)] = name;
                }
            }
        }
    }

    /// <summary>Title and clauses of each source once: 甲标准 表1、表2；乙指南.</summary>
    public string Cite(IEnumerable<Citation> basis)
        => string.Join("；", basis.GroupBy(b => b.SourceId, StringComparer.Ordinal).Select(g =>
            string.Join(' ', new[] { _names.GetValueOrDefault(g.Key, g.Key), string.Join('、', g.Select(b => b.Clause).Where(c => c.Length > 0).Distinct(StringComparer.Ordinal)) }.Where(t => t.Length > 0))));

    /// <summary>A clause written as id and place, with the title in place of the id; as it is when the id is none.</summary>
    public string Clause(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Split(' ', 2);
        return _names.TryGetValue(parts[0], out var name) ? parts.Length > 1 ? $"{name} {parts[1]}" : name : text;
    }
}
