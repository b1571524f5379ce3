using System.Collections.Immutable;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Engine.Evidence;

/// <summary>
/// Numbers every knowledge element that can lie on a proof, in an order that does not depend on files: kind, then name (ordinal).
/// Rows of a table or reference kind get a number of their own only where their attributes differ from their owner's.
/// </summary>
internal sealed class ElementRegistry
{
    private readonly List<Element> _elements = [];
    private readonly HashSet<string> _open;

    public ElementRegistry(KnowledgeBase knowledge)
    {
        _open = [.. knowledge.OpenNorms.SelectMany(n => n.Affects)];
        foreach (var rule in knowledge.Rules.OrderBy(r => r.Id, StringComparer.Ordinal).ThenBy(r => r.Info.Attributes.From?.DayNumber ?? 0))
        {
            Rules.Add(rule, Add(ElementKind.Rule, rule.Id, rule.Id, rule.Info.Attributes));
        }

        foreach (var table in knowledge.Tables.Values.OrderBy(t => t.Name, StringComparer.Ordinal))
        {
            AddTable(table);
        }

        var derived = knowledge.Derived.Values.OrderBy(d => d.Name, StringComparer.Ordinal).ToList();
        var count = 0;
        foreach (var quantity in derived)
        {
            count = Math.Max(count, quantity.Index + 1);
        }

        Derived = new Element[count];
        foreach (var quantity in derived)
        {
            Derived[quantity.Index] = Add(ElementKind.Derived, quantity.Name, quantity.Name, quantity.Info.Attributes);
        }

        foreach (var parameter in knowledge.Parameters.Values.OrderBy(p => p.Name, StringComparer.Ordinal))
        {
            foreach (var edition in parameter.Editions)
            {
                Parameters.Add(edition, Add(ElementKind.Parameter, parameter.Name, parameter.Name, edition.Info.Attributes, edition.Contested ? parameter : null));
            }
        }

        foreach (var entity in knowledge.Entities.Values.Where(e => e.ReferenceRows is not null).OrderBy(e => e.Name, StringComparer.Ordinal))
        {
            AddReference(entity);
        }
    }

    public IReadOnlyList<Element> All => _elements;

    public Dictionary<RuleDef, Element> Rules { get; } = new(ReferenceEqualityComparer.Instance);

    public Dictionary<DecisionTable, Element> Tables { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>Editions some of whose rows are elements of their own.</summary>
    public HashSet<DecisionTable> TablesWithRows { get; } = new(ReferenceEqualityComparer.Instance);

    public Dictionary<TableRow, Element> Rows { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>By <see cref="DerivedDef.Index"/>.</summary>
    public Element[] Derived { get; }

    public Dictionary<ParameterEdition, Element> Parameters { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>Per reference row source, the element of each row.</summary>
    public Dictionary<object, Element[]> References { get; } = new(ReferenceEqualityComparer.Instance);

    private void AddTable(TableFamily family)
    {
        foreach (var table in family.Editions)
        {
            var owner = Add(ElementKind.Table, table.Info.Name, table.Info.Name, table.Info.Attributes);
            Tables.Add(table, owner);
            foreach (var row in table.Rows)
            {
                var name = table.Info.Name + "/" + row.Id;
                if (Same(row.Attributes, table.Info.Attributes) && !_open.Contains(name))
                {
                    Rows.Add(row, owner);
                    continue;
                }

                Rows.Add(row, Add(ElementKind.Table, name, owner.Name, row.Attributes));
                TablesWithRows.Add(table);
            }
        }
    }

    private void AddReference(EntityDef entity)
    {
        var source = entity.ReferenceRows!;
        var elements = new Element[source.RowCount];
        var known = new List<(BlockAttributes Attributes, Element Element)>();
        for (var i = 0; i < elements.Length; i++)
        {
            var attributes = source is IAttributedRows rows ? rows.AttributesOf(i) : entity.Info.Attributes;
            var same = known.Find(k => Same(k.Attributes, attributes)).Element;
            if (same is null)
            {
                same = Add(ElementKind.Reference, known.Count == 0 ? entity.Name : $"{entity.Name}[{source.KeyOf(i)}]", entity.Name, attributes);
                known.Add((attributes, same));
            }

            elements[i] = same;
        }

        References.Add(source, elements);
    }

    private Element Add(ElementKind kind, string name, string owner, BlockAttributes attributes, ParameterDef? contested = null)
    {
        var status = _open.Contains(name) || _open.Contains(owner) ? VerificationStatus.NotObtained : attributes.EffectiveStatus;
        var element = new Element(_elements.Count, kind, name, owner, status, attributes.Basis.IsDefault ? [] : attributes.Basis, contested);
        _elements.Add(element);
        return element;
    }

    private static bool Same(BlockAttributes left, BlockAttributes right)
        => ReferenceEquals(left, right) || (left.EffectiveStatus == right.EffectiveStatus && Citations(left).SequenceEqual(Citations(right)));

    private static ImmutableArray<Citation> Citations(BlockAttributes attributes) => attributes.Basis.IsDefault ? [] : attributes.Basis;
}
