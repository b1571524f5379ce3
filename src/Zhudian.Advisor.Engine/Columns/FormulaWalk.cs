using Zhudian.Advisor.Feel.Binding;
using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Symbols;

namespace Zhudian.Advisor.Engine.Columns;

/// <summary>Follows a formula through the quantities and tables it reads until something is refused. What cannot be followed is refused: when in doubt, no.</summary>
internal abstract class FormulaWalk
{
    private readonly HashSet<object> _seen = new(ReferenceEqualityComparer.Instance);

    /// <summary>Whether something was refused.</summary>
    protected bool HasRefused { get; private set; }

    /// <summary>Whether a quantity that is read is refused.</summary>
    protected abstract bool Refuses(DerivedDef derived);

    /// <summary>Whether anything else that is read is refused.</summary>
    protected virtual bool Refuses(Symbol symbol) => false;

    /// <summary>Follows a quantity that is read.</summary>
    protected void Visit(DerivedDef derived)
    {
        HasRefused |= Refuses(derived);
        if (_seen.Add(derived))
        {
            Follow(derived.Bound);
        }
    }

    /// <summary>Follows a formula.</summary>
    protected void Follow(BoundExpression? node)
    {
        if (HasRefused || node is null)
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
            case BoundInvoke or BoundItemName or BoundPath { Target.Type: not ContextType }:
                HasRefused = true;
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
                Visit(derived);
                break;
            case TableFunctionSymbol { Table.Family: var family }:
                Visit(family);
                break;
            case TableRowFunctionSymbol { Table.Family: var family }:
                Visit(family);
                break;
            default:
                HasRefused |= Refuses(symbol);
                break;
        }
    }

    // Cells and results that are expressions may read anything.
    private void Visit(TableFamily family)
    {
        if (_seen.Add(family))
        {
            HasRefused |= family.Editions.SelectMany(e => e.Defaults.Values).Any(d => d.Constant is null);
            foreach (var row in family.Editions.SelectMany(e => e.Rows))
            {
                HasRefused |= row.Outputs.Any(o => o.Constant is null) || row.Cells.Any(c => c is { Kind: CellKind.Test, Shape: null });
            }
        }
    }
}
