using Zhudian.Advisor.Feel.Binding;
using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Symbols;

namespace Zhudian.Advisor.Engine.Evaluation;

/// <summary>
/// Whether a quantity follows from facts, parameters and tables without any conclusion: then it is the same before and after the rules have run, and may be
/// computed for all rows before anybody asks for a few. When in doubt it is not.
/// </summary>
internal sealed class FactsAlone
{
    private readonly HashSet<object> _seen = new(ReferenceEqualityComparer.Instance);
    private bool _is = true;

    private FactsAlone()
    {
    }

    /// <summary>Follows a quantity through all it reads.</summary>
    public static bool Is(DerivedDef derived)
    {
        var reach = new FactsAlone();
        reach.Visit(derived);
        return reach._is;
    }

    private void Visit(DerivedDef derived)
    {
        _is &= derived is { Bound: not null, Entity: null or { Role: not EntityRole.Conclusion } };
        if (_seen.Add(derived))
        {
            Follow(derived.Bound);
        }
    }

    private void Follow(BoundExpression? node)
    {
        if (!_is || node is null)
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
                _is = false;
                break;
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
            case FieldSymbol { Field.Entity.Role: EntityRole.Conclusion } or InverseSymbol { Reference.Entity.Role: EntityRole.Conclusion } or EntityRowsSymbol { Entity.Role: EntityRole.Conclusion }:
                _is = false;
                break;
            case TableFunctionSymbol { Table.Family: var family }:
                Visit(family);
                break;
            case TableRowFunctionSymbol { Table.Family: var family }:
                Visit(family);
                break;
        }
    }

    // Cells and results that are expressions may read anything.
    private void Visit(TableFamily family)
    {
        if (_seen.Add(family))
        {
            _is &= family.Editions.SelectMany(e => e.Defaults.Values).All(d => d.Constant is not null);
            foreach (var row in family.Editions.SelectMany(e => e.Rows))
            {
                _is &= row.Outputs.All(o => o.Constant is not null) && row.Cells.All(c => c is not { Kind: CellKind.Test, Shape: null });
            }
        }
    }
}
