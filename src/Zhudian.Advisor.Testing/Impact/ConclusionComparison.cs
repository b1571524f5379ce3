using System.Collections.Immutable;
using Zhudian.Advisor.Engine.Explain;
using Zhudian.Advisor.Engine.Model;
using Zhudian.Advisor.Engine.Proofs;

namespace Zhudian.Advisor.Testing.Impact;

/// <summary>Conclusions of one sheet under two bases, and the changed elements that explain each difference.</summary>
internal sealed class ConclusionComparison(ElementIndex before, ElementIndex after, ImmutableArray<ElementChange> elements)
{
    /// <summary>Proofs are built for at most this many differences of a sheet.</summary>
    private const int MaxExplained = 500;

    private readonly Dictionary<(ElementKind, string), ElementChange> _changed = elements.ToDictionary(e => (e.Kind, e.Id));

    public ImmutableArray<ImpactChange> Compare(Assessment old, Assessment now)
    {
        var left = old.Conclusions.ToDictionary(Identity, StringComparer.Ordinal);
        var right = now.Conclusions.ToDictionary(Identity, StringComparer.Ordinal);
        var changes = ImmutableArray.CreateBuilder<ImpactChange>();
        foreach (var id in left.Keys.Union(right.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var was = left.GetValueOrDefault(id);
            var still = right.GetValueOrDefault(id);
            var fields = was is not null && still is not null ? Differences(was, still) : [];
            if (was is not null && still is not null && fields.IsEmpty)
            {
                continue;
            }

            var shown = still ?? was!;
            var kind = was is null ? ChangeKind.Added : still is null ? ChangeKind.Removed : ChangeKind.Changed;
            var explained = changes.Count < MaxExplained;
            var causes = explained
                ? Causes(before, old, was, shown).Concat(Causes(after, now, still, shown)).Distinct().OrderBy(c => c.Kind).ThenBy(c => c.Id, StringComparer.Ordinal)
                : Enumerable.Empty<ElementChange>();
            changes.Add(new ImpactChange(kind, shown.Id, shown.Kind.Name, shown.Rule.Id, shown.Rule.Info.Location, shown.Text, fields, [.. causes], explained));
        }

        return changes.ToImmutable();
    }

    // Where the conclusion holds its proof is asked, where it does not the attempt of its rule on the same binding.
    // A rule that is only in the other base has no attempt here; the other side names it.
    private IEnumerable<ElementChange> Causes(ElementIndex index, Assessment assessment, Conclusion? own, Conclusion other)
    {
        var nodes = own is not null ? assessment.Prove(own).Nodes()
            : WhyNot.Ask(assessment, other.Rule.Id, BindingKey(other)).Root is { } root ? Nodes(root)
            : [];
        foreach (var node in nodes)
        {
            if (index.Of(node) is { } element && _changed.TryGetValue(element, out var change))
            {
                yield return change;
            }
        }
    }

    private static IEnumerable<ProofNode> Nodes(ProofNode root)
    {
        var seen = new HashSet<ProofNode>(ReferenceEqualityComparer.Instance);
        var stack = new Stack<ProofNode>([root]);
        while (stack.TryPop(out var node))
        {
            if (seen.Add(node))
            {
                yield return node;
                foreach (var child in node.Children)
                {
                    stack.Push(child);
                }
            }
        }
    }

    // Id = 编号/key, with /kind when 则 has several (Conclusion.Id).
    private static string BindingKey(Conclusion conclusion)
    {
        var key = conclusion.Id.Length > conclusion.Rule.Id.Length ? conclusion.Id[(conclusion.Rule.Id.Length + 1)..] : string.Empty;
        var suffix = "/" + conclusion.Kind.Name;
        return conclusion.Rule.Actions.Length > 1 && key.EndsWith(suffix, StringComparison.Ordinal) ? key[..^suffix.Length] : key;
    }

    private static ImmutableArray<FieldChange> Differences(Conclusion was, Conclusion now)
    {
        var changes = ImmutableArray.CreateBuilder<FieldChange>();
        var old = was.Values.ToDictionary(v => v.Field.Name, v => v.Value, StringComparer.Ordinal);
        foreach (var (field, value) in now.Values)
        {
            if (!old.Remove(field.Name, out var before))
            {
                changes.Add(new FieldChange(field.Name, "（没有此字段）", ValueComparison.Print(value)));
            }
            else if (!ValueComparison.Same(before, value))
            {
                changes.Add(new FieldChange(field.Name, ValueComparison.Print(before), ValueComparison.Print(value)));
            }
        }

        changes.AddRange(old.Select(o => new FieldChange(o.Key, ValueComparison.Print(o.Value), "（没有此字段）")));
        Add("未知时得出", was.FromUnknown, now.FromUnknown);
        Add("建议复核", was.ReviewOnly, now.ReviewOnly);
        return changes.ToImmutable();

        void Add(string name, bool left, bool right)
        {
            if (left != right)
            {
                changes.Add(new FieldChange(name, left ? "是" : "否", right ? "是" : "否"));
            }
        }
    }

    private static string Identity(Conclusion conclusion) => conclusion.Id + "\n" + conclusion.Kind.Name;
}
