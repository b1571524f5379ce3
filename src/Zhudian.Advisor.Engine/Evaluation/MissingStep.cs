using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Engine.Evaluation;

/// <summary>Whom to ask for a missing item and how, as the vocabulary says (提供部门, 缺时).</summary>
internal static class MissingStep
{
    /// <summary>
    /// Provider and next step. A list that is not (fully) reported belongs to whoever gives its key; its next step is to complete it, or to say that
    /// it is complete. Empty texts for what rules found insufficient: no one field would mend it.
    /// </summary>
    public static (string Provider, string Step) Of(KnowledgeBase knowledge, MissingItem item)
    {
        if (!knowledge.Entities.TryGetValue(item.Entity, out var entity))
        {
            return (string.Empty, string.Empty);
        }

        if (item.Reason == MissingReason.List)
        {
            return (entity.Key.Select(k => k.Provider).FirstOrDefault(p => p.Length > 0) ?? string.Empty, "补报全部；确已报全的在“完整性”里写“已报全”");
        }

        return entity.TryGetField(item.Field, out var field) ? (field.Provider, field.WhenMissing) : (string.Empty, string.Empty);
    }
}
