using Zhudian.Advisor.Engine.Columns;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Symbols;

namespace Zhudian.Advisor.Engine.Evaluation;

/// <summary>
/// Whether a quantity follows from facts, parameters and tables without any conclusion: then it is the same before and after the rules have run, and may be
/// computed for all rows before anybody asks for a few. When in doubt it is not.
/// </summary>
internal sealed class FactsAlone : FormulaWalk
{
    private FactsAlone()
    {
    }

    /// <summary>Follows a quantity through all it reads.</summary>
    public static bool Is(DerivedDef derived)
    {
        var walk = new FactsAlone();
        walk.Visit(derived);
        return !walk.HasRefused;
    }

    /// <inheritdoc/>
    protected override bool Refuses(DerivedDef derived) => derived is not { Bound: not null, Entity: null or { Role: not EntityRole.Conclusion } };

    /// <inheritdoc/>
    protected override bool Refuses(Symbol symbol)
        => symbol is FieldSymbol { Field.Entity.Role: EntityRole.Conclusion } or InverseSymbol { Reference.Entity.Role: EntityRole.Conclusion } or EntityRowsSymbol { Entity.Role: EntityRole.Conclusion };
}
