using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Engine.Model;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Rules;

namespace Zhudian.Advisor.Engine.Proofs;

/// <summary>
/// Cells that a conclusion rests on: a change of any other cell leaves it as it is (RULES.md §9). Cells read one by one are exact. A list chosen
/// by a reference rests on that field of every row; a list of conclusions rests on whatever decides which of them are drawn, so for these the
/// whole fields count that the rules of the kind may read.
/// </summary>
public sealed class ReadSet
{
    private readonly HashSet<FactCell> _cells = [];
    private readonly HashSet<(string Entity, string Field)> _fields = [];

    private ReadSet()
    {
    }

    /// <summary>The read set of a proof.</summary>
    /// <param name="proof">Proof.</param>
    /// <param name="knowledge">The knowledge base it was made with.</param>
    public static ReadSet Of(Proof proof, KnowledgeBase knowledge)
    {
        ArgumentNullException.ThrowIfNull(proof);
        var reads = new FieldReads(knowledge);
        var set = new ReadSet();
        foreach (var node in proof.Nodes())
        {
            if (node.Fact is { Row: >= 0 } fact)
            {
                set._cells.Add(new FactCell(fact.Table.Entity.Name, fact.Table.KeyOf(fact.Row), fact.Field.Name));
            }

            if (node.Along is { } along)
            {
                set.Add(along);
            }

            if (node.Listed is { Role: EntityRole.Conclusion } kind)
            {
                foreach (var field in reads.OfKind(kind))
                {
                    set.Add(field);
                }
            }
        }

        return set;
    }

    /// <summary>Whether a change of the cell may change the conclusion.</summary>
    public bool Contains(FactCell cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        return _cells.Contains(cell) || _fields.Contains((cell.Entity, cell.Field));
    }

    private void Add(FieldDef field) => _fields.Add((field.Entity.Name, field.Name));
}
