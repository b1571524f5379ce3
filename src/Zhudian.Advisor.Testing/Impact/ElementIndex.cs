using System.Collections.Immutable;
using System.Globalization;
using Zhudian.Advisor.Engine.Proofs;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Testing.Impact;

/// <summary>What every element of a base says, and which element a step of a proof comes from (by its place).</summary>
internal sealed class ElementIndex
{
    private readonly Dictionary<(ElementKind, string), (string Text, SourceLocation Location)> _texts = [];
    private readonly Dictionary<(ElementKind, SourceLocation), string> _places = [];

    public ElementIndex(KnowledgeBase knowledge)
    {
        foreach (var rule in knowledge.Rules)
        {
            Add(ElementKind.Rule, rule.Id + Edition(rule.Info.Attributes.From), Text(rule), rule.Info.Location);
        }

        foreach (var table in knowledge.Tables.Values.SelectMany(f => f.Editions))
        {
            Add(table);
        }

        foreach (var derived in knowledge.Derived.Values)
        {
            var parameters = string.Join("、", derived.Parameters.Select(p => p.Name));
            Add(ElementKind.Derived, derived.Name, parameters.Length == 0 ? derived.FormulaText.Text : $"({parameters}) {derived.FormulaText.Text}", derived.Info.Location);
        }

        foreach (var edition in knowledge.Parameters.Values.SelectMany(p => p.Editions))
        {
            var alternatives = edition.Contested ? "（备选 " + string.Join("、", edition.Alternatives.Select(a => ValueText.Print(a))) + "）" : string.Empty;
            Add(ElementKind.Parameter, edition.Info.Name + Edition(edition.From), ValueText.Print(edition.Value) + alternatives + (edition.To is { } to ? "，止 " + Day(to) : string.Empty), edition.Info.Location);
        }

        foreach (var entity in knowledge.Entities.Values.Where(e => e.ReferenceRows is not null))
        {
            AddReference(entity, entity.ReferenceRows!);
        }
    }

    /// <summary>Elements that differ between two bases, by kind and id.</summary>
    public static ImmutableArray<ElementChange> Changes(ElementIndex before, ElementIndex after)
    {
        var keys = before._texts.Keys.Union(after._texts.Keys).OrderBy(k => k.Item1).ThenBy(k => k.Item2, StringComparer.Ordinal);
        var changes = ImmutableArray.CreateBuilder<ElementChange>();
        foreach (var key in keys)
        {
            var was = before._texts.TryGetValue(key, out var old);
            var still = after._texts.TryGetValue(key, out var now);
            if (!was || !still || !string.Equals(old.Text, now.Text, StringComparison.Ordinal))
            {
                changes.Add(new ElementChange(key.Item1, key.Item2, still ? now.Location : old.Location, was ? old.Text : null, still ? now.Text : null));
            }
        }

        return changes.ToImmutable();
    }

    /// <summary>The element a step of a proof over this base comes from; null for facts, conditions and other steps.</summary>
    public (ElementKind Kind, string Id)? Of(ProofNode node)
    {
        ElementKind? kind = node.Kind switch
        {
            ProofKind.Conclusion => ElementKind.Rule,
            ProofKind.Table => ElementKind.Table,
            ProofKind.TableRow => ElementKind.TableRow,
            ProofKind.Derived => ElementKind.Derived,
            ProofKind.Parameter => ElementKind.Parameter,
            ProofKind.Reference => ElementKind.Reference,
            _ => null,
        };
        return kind is { } found && node.Location is { } place && _places.TryGetValue((found, place), out var id) ? (found, id) : null;
    }

    private void Add(DecisionTable table)
    {
        var edition = Edition(table.Info.Attributes.From);
        var defaults = string.Join("；", table.Defaults.OrderBy(d => d.Key, StringComparer.Ordinal).Select(d => $"缺省 {d.Key} = {d.Value.Text.Text}"));
        var header = table.Policy + " " + string.Join(" | ", table.Inputs.Select(i => i.Name).Concat(table.Outputs.Select(o => "→ " + o.Name)));
        Add(ElementKind.Table, table.Info.Name + edition, header + defaults, table.Info.Location);
        foreach (var row in table.Rows)
        {
            var cells = row.Cells.Select(c => c.Text.Text).Concat(row.Outputs.Select(o => "→ " + o.Text.Text));
            Add(ElementKind.TableRow, $"{table.Info.Name}{edition}/{row.Id}", string.Join(" | ", cells) + (row.Group is null ? string.Empty : " 组 " + row.Group), row.Location);
        }
    }

    private void AddReference(EntityDef entity, RowSource rows)
    {
        for (var i = 0; i < rows.RowCount; i++)
        {
            var at = i;
            var text = string.Join("，", entity.Fields.Select(f => (f.Name, Value: rows.Get(at, f.Slot))).Where(p => !p.Value.IsNull).Select(p => p.Name + " " + ValueText.Print(p.Value)));
            Add(ElementKind.Reference, $"{entity.Name}[{rows.KeyOf(i)}]", text, (rows as IAttributedRows)?.LocationOf(i) ?? entity.Info.Location);
        }
    }

    private void Add(ElementKind kind, string id, string text, SourceLocation location)
    {
        _texts[(kind, id)] = (text, location);
        _places[(kind, location)] = id;
    }

    private static string Text(RuleDef rule)
        => string.Join('\n', rule.Variables.Select(v => $"对 {v.Name}: {v.Entity?.Name ?? v.Text?.Text}")
            .Concat(rule.Lets.Select(l => $"令 {l.Name}: {l.Text.Text}"))
            .Concat(rule.Conditions.Select(c => "当 " + c.Text.Text))
            .Concat(rule.Absences.Select(a => $"无 {a.Name}: {a.Entity.Name} 且 {a.Condition.Text.Text}"))
            .Concat(rule.Actions.SelectMany(a => a.Fields.Select(f => $"则 {a.Kind.Name}.{f.Field.Name}: {f.Slot.Text.Text}")))
            .Append(rule.Info.Attributes.To is { } to ? "失效 " + Day(to) : string.Empty));

    private static string Edition(DateOnly? from) => from is { } day ? "@" + Day(day) : string.Empty;

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
