using System.Collections.Immutable;

namespace Zhudian.Advisor.Knowledge.Units;

/// <summary>A declared unit: <c>μg/L</c>, dimension <c>质量·长度^-3</c>, factor to the dimension's base unit.</summary>
/// <param name="Symbol">单位.</param>
/// <param name="Dimension">量纲; units convert within one dimension only.</param>
/// <param name="Factor">系数: value in base unit = value × factor.</param>
/// <param name="Aliases">别名 for reading headings and cells.</param>
public sealed record Unit(string Symbol, string Dimension, decimal Factor, ImmutableArray<string> Aliases);

/// <summary>All declared units.</summary>
public sealed partial class UnitSystem
{
    private readonly List<Unit> _all;

    // Symbols and aliases; the reader lets no two units have one name.
    private readonly Dictionary<string, Unit> _byName = new(StringComparer.Ordinal);

    internal UnitSystem(List<Unit> units)
    {
        _all = units;
        foreach (var unit in units)
        {
            _byName.Add(unit.Symbol, unit);
            foreach (var alias in unit.Aliases)
            {
                _byName.Add(alias, unit);
            }
        }
    }

    public static UnitSystem Empty { get; } = new([]);

    public IEnumerable<Unit> All => _all.OrderBy(u => u.Symbol, StringComparer.Ordinal);

    /// <summary>Unit by symbol or alias.</summary>
    public bool TryGet(string text, out Unit unit) => _byName.TryGetValue(text, out unit!);

    /// <summary>Factor that turns a number in <paramref name="from"/> into <paramref name="to"/>; false when dimensions differ.</summary>
    public static bool TryConvert(Unit from, Unit to, out decimal factor)
    {
        factor = 0;
        if (!string.Equals(from.Dimension, to.Dimension, StringComparison.Ordinal))
        {
            return false;
        }

        factor = from.Factor / to.Factor;
        return true;
    }
}
