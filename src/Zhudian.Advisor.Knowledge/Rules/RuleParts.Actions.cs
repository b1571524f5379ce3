using System.Collections.Immutable;
using Zhudian.Advisor.Knowledge.Binding;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Reading;
using Zhudian.Advisor.Knowledge.Units;

namespace Zhudian.Advisor.Knowledge.Rules;

internal sealed partial class RuleParts
{
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
        var fields = ImmutableArray.CreateBuilder<ActionField>(node.Children.Length);
        foreach (var child in node.Children)
        {
            if (Field(kind, child, slots) is { } field)
            {
                fields.Add(field);
            }
        }

        List<string>? missing = null;
        foreach (var field in kind.Fields)
        {
            if ((field.Required || kind.Key.Contains(field)) && !IsImplicit(field.Name) && node.Child(field.Name) is null)
            {
                (missing ??= []).Add(field.Name);
            }
        }

        if (missing is not null)
        {
            Builder.Report(RuleDiagnostics.FieldMissing(node.Location, kind.Name, string.Join("、", missing)));
        }

        return new ActionDef(kind, fields.ToImmutable(), node.Location);
    }

    // Fields the engine fills in.
    private static bool IsImplicit(string field) => field is "规则" or "主体" or "核验" or "来源" or "依据" or "暂定";

    private ActionField? Field(EntityDef kind, LineNode node, SlotBinder slots)
    {
        if (!kind.TryGetField(node.Key!, out var field))
        {
            Builder.Report(RuleDiagnostics.NoField(node.Location, kind.Name, node.Key!, Spelling.Hint(node.Key!, kind.Fields.Select(f => f.Name))));
            return null;
        }

        if (IsImplicit(field.Name))
        {
            Builder.Report(RuleDiagnostics.Implicit(node.Location, field.Name));
            return null;
        }

        var unit = field.UnitFrom is null ? Quantity.Of(field.Unit, Builder.Units) : Quantity.Unspecified;
        var slot = slots.Bind(node.Value!, field.Type, unit, $"字段“{field.Name}”", rule.Id, Scope(_firstFree), _quantities, ref _frameSize);
        return slot is null ? null : new ActionField(field, slot);
    }
}
