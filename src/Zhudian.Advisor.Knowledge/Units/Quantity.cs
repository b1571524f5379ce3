using System.Globalization;

namespace Zhudian.Advisor.Knowledge.Units;

/// <summary>What is known statically about the unit of a number (or of the items of a list).</summary>
internal abstract record Quantity
{
    /// <summary>Nothing was said: not checked.</summary>
    public static Quantity Unspecified { get; } = new UnspecifiedQuantity();

    /// <summary>A bare number: takes the unit of its partner.</summary>
    public static Quantity Bare { get; } = new BareQuantity();

    /// <summary>A number of things: fits any unit that is counted (个, a, 项), and the ratio of two counts is dimensionless.</summary>
    public static Quantity Count { get; } = new CountQuantity();

    /// <summary>A ratio.</summary>
    public static Quantity Dimensionless { get; } = new KnownQuantity(Dimension.None, 1m, string.Empty);

    /// <summary>Quantity of a declared unit; unspecified when there is none or it is not declared.</summary>
    public static Quantity Of(string? symbol, UnitSystem units)
        => symbol is { Length: > 0 } && units.TryGet(symbol, out var unit) && Dimension.TryParse(unit.Dimension, out var dimension)
            ? new KnownQuantity(dimension, unit.Factor, unit.Symbol)
            : Unspecified;

    private sealed record UnspecifiedQuantity : Quantity;

    private sealed record BareQuantity : Quantity;

    private sealed record CountQuantity : Quantity;
}

/// <summary>A quantity of known dimension; value in base units = value × factor.</summary>
/// <param name="Dimension">Dimension.</param>
/// <param name="Factor">Size of the unit in base units.</param>
/// <param name="Symbol">Unit symbol; empty when it has none of its own (a product).</param>
internal sealed record KnownQuantity(Dimension Dimension, decimal Factor, string Symbol) : Quantity
{
    /// <summary>For messages: the symbol, or the dimension.</summary>
    public string Text => Symbol.Length > 0 ? Symbol : Dimension.IsNone ? "无量纲" : Factor == 1m ? Dimension.ToString() : string.Create(CultureInfo.InvariantCulture, $"{Dimension}（×{Factor:G6}）");

    /// <summary><c>%</c> and <c>百分点</c>, which RULES.md §4 keeps apart from other quantities.</summary>
    public bool IsShare => Symbol is "%" or "百分点";

    /// <summary>A bare number was multiplied in: as a ratio it may be anything, <c>100 * a / b</c> is meant as %.</summary>
    public bool Scaled { get; init; }

    public Quantity Times(KnownQuantity other) => Simplified(Dimension.Times(other.Dimension), Factor * other.Factor, other);

    public Quantity Over(KnownQuantity other) => Simplified(Dimension.Times(other.Dimension, -1), Factor / other.Factor, other);

    // A dimensionless partner of factor 1 leaves the unit as it is.
    private Quantity Simplified(Dimension dimension, decimal factor, KnownQuantity other)
        => dimension.IsNone && (Scaled || other.Scaled) && Math.Abs(factor - 1m) < 1e-9m
            ? Bare
            : new KnownQuantity(dimension, factor, other.Dimension.IsNone && other.Factor == 1m ? Symbol : string.Empty) { Scaled = Scaled || other.Scaled };

    /// <summary>Same size: factors that differ only by the rounding of 系数 count as equal.</summary>
    public bool SameSize(KnownQuantity other) => Math.Abs((Factor / other.Factor) - 1m) < 1e-9m;
}

/// <summary>单位 = 随 …: a unit fixed by another field of the row; comparable only with the same path.</summary>
/// <param name="Path">Printed path, e.g. <c>本.项目.单位</c>.</param>
/// <param name="Root">Variable the path starts from; null for a global.</param>
internal sealed record FollowedQuantity(string Path, Feel.Symbols.LocalSymbol? Root) : Quantity;
