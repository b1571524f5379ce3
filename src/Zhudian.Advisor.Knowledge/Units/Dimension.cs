using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Zhudian.Advisor.Knowledge.Units;

/// <summary>A product of base dimensions, <c>质量·长度^-3</c>; the empty product (<c>1</c>) is dimensionless. Equal by its powers.</summary>
internal sealed class Dimension : IEquatable<Dimension>
{
    private readonly ImmutableSortedDictionary<string, int> _powers;

    private Dimension(ImmutableSortedDictionary<string, int> powers) => _powers = powers;

    public static Dimension None { get; } = new(ImmutableSortedDictionary<string, int>.Empty.WithComparers(StringComparer.Ordinal));

    public bool IsNone => _powers.Count == 0;

    /// <summary>Reads factors joined by <c>·</c> or <c>*</c>, each with an optional <c>^n</c>.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out Dimension? dimension)
    {
        dimension = null;
        var powers = None._powers.ToBuilder();
        foreach (var factor in text.Split('·', '*'))
        {
            var part = factor.Trim();
            var caret = part.IndexOf('^', StringComparison.Ordinal);
            var name = caret < 0 ? part : part[..caret].TrimEnd();
            var power = 1;
            if (name.Length == 0 || (caret >= 0 && !int.TryParse(part.AsSpan(caret + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out power)) || Math.Abs(power) > 20)
            {
                return false;
            }

            if (name != "1")
            {
                powers[name] = powers.GetValueOrDefault(name) + power;
            }
        }

        dimension = Normal(powers);
        return true;
    }

    public Dimension Times(Dimension other, int sign = 1)
    {
        var powers = _powers.ToBuilder();
        foreach (var (name, power) in other._powers)
        {
            powers[name] = powers.GetValueOrDefault(name) + (sign * power);
        }

        return Normal(powers);
    }

    public Dimension Power(int exponent)
    {
        var result = None;
        for (var i = 0; i < Math.Abs(exponent); i++)
        {
            result = result.Times(this, Math.Sign(exponent));
        }

        return result;
    }

    /// <inheritdoc/>
    public bool Equals(Dimension? other) => other is not null && _powers.SequenceEqual(other._powers);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Dimension);

    /// <inheritdoc/>
    public override int GetHashCode() => _powers.Aggregate(17, (hash, p) => HashCode.Combine(hash, p.Key, p.Value));

    /// <inheritdoc/>
    public override string ToString()
        => IsNone ? "无量纲" : string.Join('·', _powers.Select(p => p.Value == 1 ? p.Key : string.Create(CultureInfo.InvariantCulture, $"{p.Key}^{p.Value}")));

    private static Dimension Normal(ImmutableSortedDictionary<string, int>.Builder powers)
    {
        foreach (var name in powers.Where(p => p.Value == 0).Select(p => p.Key).ToList())
        {
            powers.Remove(name);
        }

        return new Dimension(powers.ToImmutable());
    }
}
