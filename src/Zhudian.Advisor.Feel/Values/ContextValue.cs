namespace Zhudian.Advisor.Feel.Values;

/// <summary>An immutable FEEL context: entries in order of writing, names unique (ordinal).</summary>
public sealed class ContextValue : ReferenceValue, IEquatable<ContextValue>
{
    private readonly string[] _names;
    private readonly Value[] _values;
    private long _weight = -1;

    /// <summary>Takes both arrays over; equal length, names distinct.</summary>
    public ContextValue(string[] names, Value[] values)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.Length, names.Length);
        _names = names;
        _values = values;
    }

    /// <inheritdoc/>
    public override ValueKind Kind => ValueKind.Context;

    /// <summary>Entry names in order.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>Entry values in the order of <see cref="Names"/>.</summary>
    public IReadOnlyList<Value> Values => _values;

    /// <summary>As <see cref="ListValue.Weight"/>.</summary>
    internal long Weight => _weight >= 0 ? _weight : _weight = ValueWeight.Sum(_values);

    /// <summary>Value of an entry; false when there is none.</summary>
    public bool TryGet(string name, out Value value)
    {
        // Names of entries and of paths come from one text mostly, so that many are one object.
        for (var i = 0; i < _names.Length; i++)
        {
            if (ReferenceEquals(_names[i], name))
            {
                value = _values[i];
                return true;
            }
        }

        for (var i = 0; i < _names.Length; i++)
        {
            if (string.Equals(_names[i], name, StringComparison.Ordinal))
            {
                value = _values[i];
                return true;
            }
        }

        value = default;
        return false;
    }

    /// <summary>Equal when both have the same entries, in any order.</summary>
    public bool Equals(ContextValue? other)
    {
        if (other is null || other._names.Length != _names.Length)
        {
            return false;
        }

        for (var i = 0; i < _names.Length; i++)
        {
            if (!other.TryGet(_names[i], out var value) || !value.Equals(_values[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ContextValue);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = _names.Length;
        for (var i = 0; i < _names.Length; i++)
        {
            hash ^= HashCode.Combine(string.GetHashCode(_names[i], StringComparison.Ordinal), _values[i]);
        }

        return hash;
    }
}
