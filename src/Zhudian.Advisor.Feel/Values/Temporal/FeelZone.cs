using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Zhudian.Advisor.Feel.Values.Temporal;

/// <summary>Where a time is told: a fixed offset from UTC (up to ±18 h) or an IANA zone. A time without one is local.</summary>
public sealed class FeelZone : IEquatable<FeelZone>
{
    private const int MaxOffset = 18 * 3600;
    private readonly TimeZoneInfo? _info;
    private readonly int _offset;

    private FeelZone(int offset) => _offset = offset;

    private FeelZone(string id, TimeZoneInfo info) => (Id, _info) = (id, info);

    /// <summary>UTC, printed Z.</summary>
    public static FeelZone Utc { get; } = new(0);

    /// <summary>IANA id as written; null for an offset.</summary>
    public string? Id { get; }

    /// <summary>Offset in seconds east of UTC that holds all year: the offset itself, or the standard offset of the zone.</summary>
    public int StandardOffset => _info is null ? _offset : (int)_info.BaseUtcOffset.TotalSeconds;

    /// <summary>An offset; false beyond ±18 h.</summary>
    public static bool TryOfOffset(int seconds, [NotNullWhen(true)] out FeelZone? zone)
    {
        zone = Math.Abs(seconds) > MaxOffset ? null : seconds == 0 ? Utc : new FeelZone(seconds);
        return zone is not null;
    }

    /// <summary>An IANA zone known to the system's zone database; names of the machine's own zone are refused.</summary>
    public static bool TryOfId(string id, [NotNullWhen(true)] out FeelZone? zone)
    {
        zone = null;
        if (id is null or { Length: 0 or > 64 } || id is "localtime" or "posixrules" or "Local" || id[0] is '/' or '.'
            || !id.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '_' or '-' or '+') || !TimeZoneInfo.TryFindSystemTimeZoneById(id, out var info))
        {
            return false;
        }

        zone = new FeelZone(id, info);
        return true;
    }

    /// <summary>Reads <c>Z</c>, <c>±hh:mm</c>, <c>±hh:mm:ss</c> or <c>@Zone/Id</c>.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, [NotNullWhen(true)] out FeelZone? zone)
    {
        zone = null;
        if (text is "Z" or "z")
        {
            zone = Utc;
            return true;
        }

        if (text.Length > 1 && text[0] == '@')
        {
            return TryOfId(text[1..].ToString(), out zone);
        }

        if (text.Length is not (6 or 9) || text[0] is not ('+' or '-') || text[3] != ':' || (text.Length == 9 && text[6] != ':')
            || !FeelDate.Digits(text.Slice(1, 2), out var hours) || !FeelDate.Digits(text.Slice(4, 2), out var minutes))
        {
            return false;
        }

        var seconds = 0;
        if ((text.Length == 9 && !FeelDate.Digits(text.Slice(7, 2), out seconds)) || minutes > 59 || seconds > 59)
        {
            return false;
        }

        var total = (hours * 3600) + (minutes * 60) + seconds;
        return TryOfOffset(text[0] == '-' ? -total : total, out zone);
    }

    /// <summary>Offset in seconds at a local time; in the overlap when clocks go back the earlier instant, as java.time and most engines have it.</summary>
    public int OffsetAtLocal(FeelDate date, int secondOfDay)
    {
        if (_info is null)
        {
            return _offset;
        }

        var local = Within(date).AddSeconds(secondOfDay);
        return (int)(_info.IsAmbiguousTime(local) ? _info.GetAmbiguousTimeOffsets(local).Max() : _info.GetUtcOffset(local)).TotalSeconds;
    }

    /// <summary>Offset in seconds at an instant given as UTC date and second of day.</summary>
    public int OffsetAtUtc(FeelDate date, int secondOfDay)
        => _info is null ? _offset : (int)_info.GetUtcOffset(DateTime.SpecifyKind(Within(date).AddSeconds(secondOfDay), DateTimeKind.Utc)).TotalSeconds;

    /// <inheritdoc/>
    public bool Equals(FeelZone? other) => other is not null && _offset == other._offset && string.Equals(Id, other.Id, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as FeelZone);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_offset, Id);

    /// <summary><c>Z</c>, <c>+08:00</c>, <c>-02:45:55</c> or <c>@Asia/Shanghai</c>.</summary>
    public override string ToString()
    {
        if (Id is not null)
        {
            return "@" + Id;
        }

        var size = Math.Abs(_offset);
        var seconds = size % 60 == 0 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $":{size % 60:00}");
        return _offset == 0 ? "Z" : string.Create(CultureInfo.InvariantCulture, $"{(_offset < 0 ? '-' : '+')}{size / 3600:00}:{size / 60 % 60:00}{seconds}");
    }

    // The platform's calendar ends at years 1 and 9999; the Gregorian calendar repeats, weekdays included, every 400 years.
    private static DateTime Within(FeelDate date)
    {
        var year = date.Year is >= 2 and <= 9998 ? date.Year : (date.Year > 0 ? 9200 : 400) + (((date.Year % 400) + 400) % 400);
        return new DateTime(year, date.Month, date.Day, 0, 0, 0, DateTimeKind.Unspecified);
    }
}
