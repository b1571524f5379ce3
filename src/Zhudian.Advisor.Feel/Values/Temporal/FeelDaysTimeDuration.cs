using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace Zhudian.Advisor.Feel.Values.Temporal;

/// <summary>An exact span of seconds of any size (XSD dayTimeDuration; DMN 1.5 §10.3.2.3.7): an integer times 10^-scale.</summary>
public sealed class FeelDaysTimeDuration : ReferenceValue, IEquatable<FeelDaysTimeDuration>, IComparable<FeelDaysTimeDuration>
{
    private const int MaxText = 512;
    private const int QuotientDigits = 18;
    private const int MaxBits = 4096;
    private readonly BigInteger _units;
    private readonly int _scale;

    private FeelDaysTimeDuration(BigInteger units, int scale)
    {
        while (scale > 0 && units % 10 == 0)
        {
            (units, scale) = (units / 10, scale - 1);
        }

        (_units, _scale) = (units, scale);
    }

    /// <inheritdoc/>
    public override ValueKind Kind => ValueKind.DaysTimeDuration;

    /// <summary>-1, 0 or 1.</summary>
    public int Sign => _units.Sign;

    /// <summary>Parts with the sign of the duration: whole days, hours below 24, minutes and seconds below 60.</summary>
    public (BigInteger Days, int Hours, int Minutes, decimal Seconds) Parts
    {
        get
        {
            var power = BigInteger.Pow(10, _scale);
            var whole = BigInteger.DivRem(_units, power, out var rest);
            var days = BigInteger.DivRem(whole, 86_400, out var second);
            var inDay = (int)second;
            return (days, inDay / 3600, inDay / 60 % 60, (inDay % 60) + Fraction(rest, _scale));
        }
    }

    /// <summary>Whole seconds and a fraction below one.</summary>
    public static FeelDaysTimeDuration OfSeconds(long seconds, decimal fraction = 0m)
    {
        var (units, scale) = Split(fraction);
        return new FeelDaysTimeDuration((seconds * BigInteger.Pow(10, scale)) + units, scale);
    }

    /// <summary>Reads <c>-?P(nD)?(T(nH)?(nM)?(n(.n)?S)?)?</c> with at least one part, also after the T.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, [NotNullWhen(true)] out FeelDaysTimeDuration? duration)
    {
        duration = null;
        var negative = text.Length > 0 && text[0] == '-';
        var rest = negative ? text[1..] : text;
        if (rest.Length is < 3 or > MaxText || rest[0] != 'P')
        {
            return false;
        }

        rest = rest[1..];
        var total = Part(ref rest, 'D', out var days) ? days * 86_400 : BigInteger.Zero;
        var scale = 0;
        if (rest.Length > 0)
        {
            if (rest[0] != 'T' || rest.Length == 1)
            {
                return false;
            }

            rest = rest[1..];
            total += Part(ref rest, 'H', out var hours) ? hours * 3600 : BigInteger.Zero;
            total += Part(ref rest, 'M', out var minutes) ? minutes * 60 : BigInteger.Zero;
            if (rest.Length > 0 && !Seconds(rest, ref total, out scale))
            {
                return false;
            }
        }

        duration = new FeelDaysTimeDuration(negative ? -total : total, scale);
        return true;
    }

    public FeelDaysTimeDuration Add(FeelDaysTimeDuration other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var scale = Math.Max(_scale, other._scale);
        return new FeelDaysTimeDuration(At(scale) + other.At(scale), scale);
    }

    public FeelDaysTimeDuration Negate() => new(-_units, _scale);

    /// <summary>Exact product; null past 4096 bits.</summary>
    public FeelDaysTimeDuration? Multiply(decimal factor)
    {
        var (units, scale) = Split(factor);
        var product = _units * units;
        return product.GetBitLength() > MaxBits ? null : Cut(product, _scale + scale);
    }

    /// <summary>Quotient to 18 decimals of a second; the divisor is not 0.</summary>
    public FeelDaysTimeDuration Divide(decimal divisor)
    {
        var (units, scale) = Split(divisor);
        return Cut(_units * BigInteger.Pow(10, scale + QuotientDigits) / units, _scale + QuotientDigits);
    }

    /// <summary>How many times the other one (not zero) fits; null outside the range of numbers.</summary>
    public decimal? Ratio(FeelDaysTimeDuration other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var scale = Math.Max(_scale, other._scale);
        return ToDecimal(At(scale) * BigInteger.Pow(10, QuotientDigits) / other.At(scale), QuotientDigits);
    }

    /// <summary>Seconds as a number; null outside the range of numbers.</summary>
    public decimal? TotalSeconds() => ToDecimal(_units, _scale);

    /// <summary>Whole seconds rounded down (as a number; saturates far outside any calendar) and the fraction from 0 to below 1.</summary>
    public (decimal Whole, decimal Fraction) Split()
    {
        var power = BigInteger.Pow(10, _scale);
        var whole = BigInteger.DivRem(_units, power, out var rest);
        if (rest.Sign < 0)
        {
            (whole, rest) = (whole - 1, rest + power);
        }

        return (whole.GetBitLength() > 90 ? whole.Sign * 1e27m : (decimal)whole, Fraction(rest, _scale));
    }

    /// <inheritdoc/>
    public int CompareTo(FeelDaysTimeDuration? other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var scale = Math.Max(_scale, other._scale);
        return At(scale).CompareTo(other.At(scale));
    }

    /// <inheritdoc/>
    public bool Equals(FeelDaysTimeDuration? other) => other is not null && _scale == other._scale && _units == other._units;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as FeelDaysTimeDuration);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_units, _scale);

    /// <summary>Canonical text, parts of zero left out: <c>P1DT2H3M4.5S</c>, <c>PT0S</c>.</summary>
    public override string ToString()
    {
        if (_units.IsZero)
        {
            return "PT0S";
        }

        var (days, hours, minutes, seconds) = (Sign < 0 ? Negate() : this).Parts;
        var text = new StringBuilder(Sign < 0 ? "-P" : "P");
        if (!days.IsZero)
        {
            text.Append(CultureInfo.InvariantCulture, $"{days}D");
        }

        if (hours != 0 || minutes != 0 || seconds != 0m)
        {
            text.Append('T');
            text.Append(hours == 0 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $"{hours}H"));
            text.Append(minutes == 0 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $"{minutes}M"));
            text.Append(seconds == 0m ? string.Empty : string.Create(CultureInfo.InvariantCulture, $"{seconds:0.############################}S"));
        }

        return text.ToString();
    }

    private static FeelDaysTimeDuration Cut(BigInteger units, int scale)
        => scale <= FeelTime.MaxFractionDigits ? new(units, scale) : new(units / BigInteger.Pow(10, scale - FeelTime.MaxFractionDigits), FeelTime.MaxFractionDigits);

    private static bool Part(ref ReadOnlySpan<char> rest, char unit, out BigInteger value)
    {
        value = BigInteger.Zero;
        var length = DigitCount(rest);
        if (length == 0 || length >= rest.Length || rest[length] != unit)
        {
            return false;
        }

        value = BigInteger.Parse(rest[..length], NumberStyles.None, CultureInfo.InvariantCulture);
        rest = rest[(length + 1)..];
        return true;
    }

    private static bool Seconds(ReadOnlySpan<char> rest, ref BigInteger total, out int scale)
    {
        scale = 0;
        var length = DigitCount(rest);
        if (length == 0 || rest[^1] != 'S')
        {
            return false;
        }

        total += BigInteger.Parse(rest[..length], NumberStyles.None, CultureInfo.InvariantCulture);
        if (length == rest.Length - 1)
        {
            return true;
        }

        var fraction = rest[(length + 1)..^1];
        if (rest[length] != '.' || fraction.Length == 0 || fraction.Length > FeelTime.MaxFractionDigits || DigitCount(fraction) != fraction.Length)
        {
            return false;
        }

        scale = fraction.Length;
        total = (total * BigInteger.Pow(10, scale)) + BigInteger.Parse(fraction, NumberStyles.None, CultureInfo.InvariantCulture);
        return true;
    }

    private static int DigitCount(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && char.IsAsciiDigit(text[length]))
        {
            length++;
        }

        return length;
    }

    private static (BigInteger Units, int Scale) Split(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var units = (new BigInteger((uint)bits[2]) << 64) + (new BigInteger((uint)bits[1]) << 32) + (uint)bits[0];
        return (bits[3] < 0 ? -units : units, (bits[3] >> 16) & 0xFF);
    }

    private static decimal Fraction(BigInteger units, int scale) => ToDecimal(units, scale) ?? 0m;

    private static decimal? ToDecimal(BigInteger units, int scale)
    {
        while (scale > 0 && (units.GetBitLength() > 95 || scale > 28))
        {
            (units, scale) = (units / 10, scale - 1);
        }

        return units.GetBitLength() > 95 ? null : (decimal)units / Power10(scale);
    }

    private static decimal Power10(int scale)
    {
        var power = 1m;
        for (var i = 0; i < scale; i++)
        {
            power *= 10m;
        }

        return power;
    }

    private BigInteger At(int scale) => _units * BigInteger.Pow(10, scale - _scale);
}
