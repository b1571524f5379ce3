using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Facts.Binding;

/// <summary>Unit of one item of a wide table, as its reference row says (单位 = 随 项目.单位).</summary>
internal static class ItemUnits
{
    /// <summary>Unit symbol; null when the value has none, another path, or there is no such item.</summary>
    public static string? Of(EntityDef entity, string item)
    {
        if (entity.Wide?.Value.UnitFrom is not [_, var unitField] || entity.Wide.Item.Type.Target is not { ReferenceRows: { } rows } target || !target.TryGetField(unitField, out var field))
        {
            return null;
        }

        return ReferenceKeys.Of(rows).TryGetValue(item, out var row) ? rows.Get(row, field.Slot).AsText : null;
    }
}
