using Zhudian.Advisor.Facts.Reading;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Facts.Checking;

/// <summary>
/// Which worksheets and columns the documents wanted need (column 用于): a field without 用于 is for all of them, keys and 必填 always;
/// a worksheet whose other fields are all for other documents is left out, unless a needed reference points at it.
/// </summary>
internal sealed class DocumentNeeds
{
    private readonly IReadOnlyCollection<string> _kinds;
    private readonly Dictionary<EntityDef, List<FieldDef>> _fields = [];

    public DocumentNeeds(KnowledgeBase knowledge, IReadOnlyCollection<string> kinds)
    {
        _kinds = kinds;
        var all = knowledge.Entities.Values.Where(SheetWords.IsFactTable).ToList();
        var queue = new Queue<EntityDef>(all.Where(e => e.Fields.Any(f => !e.Key.Contains(f) && Wanted(f)) || e.Fields.All(e.Key.Contains)));
        while (queue.TryDequeue(out var entity))
        {
            if (_fields.ContainsKey(entity))
            {
                continue;
            }

            _fields[entity] = [.. entity.Fields.Where(f => entity.Key.Contains(f) || f.Required || Wanted(f) || IsQualifier(entity, f))];
            foreach (var target in _fields[entity].Select(f => f.Type.Target ?? f.Type.Element?.Target).OfType<EntityDef>().Where(SheetWords.IsFactTable))
            {
                queue.Enqueue(target);
            }
        }

        Entities = [.. all.Where(_fields.ContainsKey)];
    }

    /// <summary>Worksheets needed, in order of declaration.</summary>
    public IReadOnlyList<EntityDef> Entities { get; }

    /// <summary>Columns needed of a worksheet.</summary>
    public IReadOnlyList<FieldDef> FieldsOf(EntityDef entity) => _fields.TryGetValue(entity, out var fields) ? fields : [];

    /// <summary>Who mostly holds the facts of a worksheet; empty when nobody is named.</summary>
    public static string ProviderOf(EntityDef entity)
        => entity.Fields.Where(f => f.Provider.Length > 0).GroupBy(f => f.Provider, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).FirstOrDefault()?.Key ?? string.Empty;

    /// <summary>Next step when a fact is missing: 缺时, else whom to ask; numbers and names of rows are given by the working group, the rest is looked up.</summary>
    public static string NextStep(FieldDef field)
        => field.WhenMissing.Length > 0 ? field.WhenMissing
            : field.Provider.Length > 0 ? $"向{field.Provider}要"
            : field.Required || field.Entity.Key.Contains(field) || field.Name == SheetWords.NameField ? "由工作组填写"
            : "词汇没有写提供部门：问熟悉情况的人；不适用请写“无”";

    private static bool IsQualifier(EntityDef entity, FieldDef field)
        => entity.Qualifier is { } q && (ReferenceEquals(field, q.Value) || ReferenceEquals(field, q.Mark) || ReferenceEquals(field, q.DetectionLimit));

    private bool Wanted(FieldDef field) => _kinds.Count == 0 || field.UsedFor.Count == 0 || field.UsedFor.Any(k => _kinds.Contains(k, StringComparer.Ordinal));
}
