using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Symbols;
using Zhudian.Advisor.Knowledge.Units;

namespace Zhudian.Advisor.Knowledge.Checking;

/// <summary>Units of everything a name can mean.</summary>
internal sealed class UnitContext
{
    private readonly Dictionary<DerivedDef, IReadOnlyList<Quantity>> _parameters;
    private readonly Dictionary<DerivedDef, Quantity> _derived;
    private readonly Dictionary<LetDef, Quantity> _lets;

    public UnitContext(UnitSystem units)
    {
        Units = units;
        _parameters = [];
        _derived = [];
        _lets = new(ReferenceEqualityComparer.Instance);
    }

    public UnitSystem Units { get; }

    /// <summary>Whether bare numbers in comparisons are a lint: in conditions, not in table cells, where bounds belong.</summary>
    public bool BareNumbers { get; init; }

    /// <summary>The same units, whatever is set later included, with or without the lint of bare numbers.</summary>
    public UnitContext With(bool bareNumbers) => new(this, bareNumbers);

    private UnitContext(UnitContext other, bool bareNumbers)
    {
        Units = other.Units;
        _parameters = other._parameters;
        _derived = other._derived;
        _lets = other._lets;
        BareNumbers = bareNumbers;
    }

    public void SetParameters(DerivedDef derived, IReadOnlyList<Quantity> quantities) => _parameters[derived] = quantities;

    public void SetResult(DerivedDef derived, Quantity quantity) => _derived[derived] = quantity;

    public void Set(LetDef let, Quantity quantity) => _lets[let] = quantity;

    public IReadOnlyList<Quantity> ParametersOf(DerivedDef derived) => _parameters.GetValueOrDefault(derived, []);

    public Quantity ResultOf(DerivedDef derived) => _derived.GetValueOrDefault(derived, Quantity.Unspecified);

    /// <summary>The table behind a call, whatever its form; null when it is another function.</summary>
    public static TableSignature? TableOf(FunctionSymbol function) => function switch
    {
        TableFunctionSymbol table => table.Table,
        TableRowFunctionSymbol table => table.Table,
        _ => null,
    };

    /// <summary>Unit of a global; a followed unit of a member is relative to its row.</summary>
    public Quantity Of(Symbol symbol) => symbol switch
    {
        FieldSymbol { Field: var field } => field.UnitFrom is { Count: > 0 } path ? new FollowedQuantity(string.Join('.', path), null) : Quantity.Of(field.Unit, Units),
        IDerivedSymbol { Derived: var derived } => ResultOf(derived),
        ParameterSymbol { Parameter: var parameter } => Quantity.Of(parameter.Unit, Units),
        LetSymbol { Let: var let } => _lets.GetValueOrDefault(let, Quantity.Unspecified),
        _ => Quantity.Unspecified,
    };
}
