using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Zhudian.Advisor.Knowledge.Units;

/// <summary>A product of base dimensions, <c>质量·长度^-3</c>; the empty product (<c>1</c>) is dimensionless. Equal by its powers.</summary>
internal sealed class Dimension : IEquatable<Dimension>
{
    // In ordinal order of names; no power is 0.
    private readonly string[] _names;
    private readonly int[] _powers;

    private Dimension(string[] names, int[] powers)
    {
        _names = names;
        _powers = powers;
    }

    public static Dimension None { get; } = new([], []);

    public bool IsNone => _names.Length == 0;

    /// <summary>Reads factors joined by <c>·</c> or <c>*</c>, each with an optional <c>^n</c>.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out Dimension? dimension)
    {
        dimension = null;
        var result = None;
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

            if (name != "1" && power != 0)
            {
                result = result.Times(new Dimension([name], [power]));
            }
        }

        dimension = result;
        return true;
    }

    public Dimension Times(Dimension other, int sign = 1)
    {
        if (other.IsNone)
        {
            return this;
        }

        var (names, powers) = (new string[_names.Length + other._names.Length], new int[_names.Length + other._names.Length]);
        var (mine, theirs, count) = (0, 0, 0);
        while (mine < _names.Length || theirs < other._names.Length)
        {
            var order = mine == _names.Length ? 1 : theirs == other._names.Length ? -1 : string.CompareOrdinal(_names[mine], other._names[theirs]);
            names[count] = order <= 0 ? _names[mine] : other._names[theirs];
            powers[count] = (order <= 0 ? _powers[mine++] : 0) + (order >= 0 ? sign * other._powers[theirs++] : 0);
            count += powers[count] == 0 ? 0 : 1;
        }

        return count == 0 ? None : new Dimension(names[..count], powers[..count]);
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
    public bool Equals(Dimension? other) => other is not null && _names.AsSpan().SequenceEqual(other._names) && _powers.AsSpan().SequenceEqual(other._powers);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Dimension);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = 17;
        for (var i = 0; i < _names.Length; i++)
        {
            hash = HashCode.Combine(hash, _names[i], _powers[i]);
        }

        return hash;
    }

    /// <inheritdoc/>
    public override string ToString()
        => IsNone ? "无量纲" : string.Join('·', _names.Select((name, i) => _powers[i] == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}^{_powers[i]}")));
}
