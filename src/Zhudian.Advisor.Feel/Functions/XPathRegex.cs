using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Zhudian.Advisor.Feel.Functions;

/// <summary>
/// Regular expressions of XPath and XQuery Functions 3.1 §5.6 (which DMN 1.5 prescribes) on .NET's engine. Linear-time matching where the
/// pattern allows it, a time limit always.
/// </summary>
internal static class XPathRegex
{
    private const int MaxPattern = 4096;
    private const int MaxCached = 512;
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(500);
    private static readonly ConcurrentDictionary<(string Pattern, string Flags), Regex?> Cache = new();

    /// <summary>The compiled pattern; null when pattern or flags are not valid XPath.</summary>
    public static Regex? TryCreate(string pattern, string flags)
    {
        if (Cache.TryGetValue((pattern, flags), out var cached))
        {
            return cached;
        }

        if (Cache.Count >= MaxCached)
        {
            Cache.Clear();
        }

        return Cache[(pattern, flags)] = Create(pattern, flags);
    }

    private static Regex? Create(string pattern, string flags)
    {
        if (pattern.Length > MaxPattern || flags.Any(f => f is not ('s' or 'm' or 'i' or 'x' or 'q')))
        {
            return null;
        }

        var literal = flags.Contains('q', StringComparison.Ordinal);
        var translator = new XPathRegexTranslator(flags);
        var translated = literal ? Regex.Escape(pattern) : translator.Translate(pattern);
        if (translated is null)
        {
            return null;
        }

        var options = RegexOptions.CultureInvariant | (flags.Contains('i', StringComparison.Ordinal) ? RegexOptions.IgnoreCase : RegexOptions.None);
        try
        {
            return new Regex(translated, translator.NeedsBacktracking ? options : options | RegexOptions.NonBacktracking, Limit);
        }
        catch (NotSupportedException)
        {
            return new Regex(translated, options, Limit);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
