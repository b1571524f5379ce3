using Zhudian.Advisor.Feel.Binding;
using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Symbols;

namespace Zhudian.Advisor.Engine.Columns;

/// <summary>
/// Whether a quantity may come back to itself, on another row perhaps. Such quantities are computed row by row: whoever starts a cycle is named in
/// its fault, and that depends on the order of rows.
/// </summary>
internal sealed class Reach
{
    private readonly HashSet<object> _seen = new(ReferenceEqualityComparer.Instance);
    private readonly DerivedDef _start;

    /// <summary>Follows a quantity.</summary>
    public Reach(DerivedDef start)
    {
        _start = start;
        Follow(start.Bound);
    }

    /// <summary>Whether it may reach itself; also when that cannot be told.</summary>
    public bool IsCyclic { get; private set; }

    private void Follow(BoundExpression? node)
    {
        if (IsCyclic || node is null)
        {
            return;
        }

        switch (node)
        {
            case BoundMember member:
                Visit(member.Member);
                break;
            case BoundMemberCall call:
                Visit(call.Member);
                break;
            case BoundCall call:
                Visit(call.Function);
                break;
            case BoundGlobal global:
                Visit(global.Symbol);
                break;
            case BoundInvoke or BoundItemName:
            case BoundPath { Target.Type: not ContextType }:
                IsCyclic = true;
                return;
        }

        foreach (var child in node.Children)
        {
            Follow(child);
        }
    }

    private void Visit(Symbol symbol)
    {
        switch (symbol)
        {
            case IDerivedSymbol { Derived: var derived }:
                IsCyclic |= ReferenceEquals(derived, _start);
                if (_seen.Add(derived))
                {
                    Follow(derived.Bound);
                }

                break;
            case TableFunctionSymbol { Table.Family: var family }:
                Visit(family);
                break;
            case TableRowFunctionSymbol { Table.Family: var family }:
                Visit(family);
                break;
        }
    }

    private void Visit(TableFamily family)
    {
        if (_seen.Add(family))
        {
            IsCyclic |= family.Editions.SelectMany(e => e.Defaults.Values).Any(d => d.Constant is null);
            foreach (var row in family.Editions.SelectMany(e => e.Rows))
            {
                IsCyclic |= row.Outputs.Any(o => o.Constant is null) || row.Cells.Any(c => c is { Kind: CellKind.Test, Shape: null });
            }
        }
    }
}
