using Zhudian.Advisor.Knowledge.Binding;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Reading;
using Zhudian.Advisor.Knowledge.Units;

namespace Zhudian.Advisor.Knowledge.Rules;

internal sealed partial class RuleParts
{
    private static readonly string[] Implicit = ["规则", "主体", "核验", "来源", "依据", "暂定"];

    private ActionDef? Action(LineNode node)
    {
        if (!Builder.Entities.TryGetValue(node.Key!, out var kind))
        {
            Builder.Report(RuleDiagnostics.NoKind(node.Location, node.Key!, Spelling.Hint(node.Key!, Builder.Entities.Values.Where(e => e.Role == EntityRole.Conclusion).Select(e => e.Name))));
            return null;
        }

        if (kind.Role != EntityRole.Conclusion)
        {
            Builder.Report(RuleDiagnostics.NotAConclusion(node.Location, kind.Name));
            return null;
        }

        var slots = new SlotBinder(binder, rows);
        var fields = new List<ActionField>();
        foreach (var child in node.Children)
        {
            if (Field(kind, child, slots) is { } field)
            {
                fields.Add(field);
            }
        }

        var written = node.Children.Select(c => c.Key).ToHashSet(StringComparer.Ordinal);
        var missing = kind.Fields.Where(f => (f.Required || kind.Key.Contains(f)) && !Implicit.Contains(f.Name, StringComparer.Ordinal) && !written.Contains(f.Name)).Select(f => f.Name).ToList();
        if (missing.Count > 0)
        {
            Builder.Report(RuleDiagnostics.FieldMissing(node.Location, kind.Name, string.Join("、", missing)));
        }

        return new ActionDef(kind, [.. fields], node.Location);
    }

    private ActionField? Field(EntityDef kind, LineNode node, SlotBinder slots)
    {
        if (!kind.TryGetField(node.Key!, out var field))
        {
            Builder.Report(RuleDiagnostics.NoField(node.Location, kind.Name, node.Key!, Spelling.Hint(node.Key!, kind.Fields.Select(f => f.Name))));
            return null;
        }

        if (Implicit.Contains(field.Name, StringComparer.Ordinal))
        {
            Builder.Report(RuleDiagnostics.Implicit(node.Location, field.Name));
            return null;
        }

        var unit = field.UnitFrom is null ? Quantity.Of(field.Unit, Builder.Units) : Quantity.Unspecified;
        var slot = slots.Bind(node.Value!, field.Type, unit, $"字段“{field.Name}”", rule.Id, Scope(_firstFree), _quantities, ref _frameSize);
        return slot is null ? null : new ActionField(field, slot);
    }
}
