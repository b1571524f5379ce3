using System.Collections.Immutable;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Knowledge.Building;
using Zhudian.Advisor.Knowledge.Reading;

namespace Zhudian.Advisor.Knowledge.Loading;

/// <summary>Orders the findings of a load, takes out what was waived, and bounds their number.</summary>
internal static class FindingList
{
    public static ImmutableArray<Diagnostic> Finish(KnowledgeBuilder builder) => builder.Diagnostics.Count == 0 ? [] : Order(builder);

    private static ImmutableArray<Diagnostic> Order(KnowledgeBuilder builder)
    {
        var waivers = Waived(builder);
        var ordered = builder.Diagnostics
            .Where(d => d.Severity == Severity.Error || !waivers.Exists(w => w.Covers(d)))
            .Distinct()
            .OrderBy(d => d.Location?.Path ?? string.Empty, StringComparer.Ordinal)
            .ThenBy(d => d.Location?.Line ?? 0).ThenBy(d => d.Location?.Column ?? 0).ThenBy(d => d.Code, StringComparer.Ordinal)
            .ToList();
        var limit = builder.Options.MaxDiagnostics;
        if (ordered.Count <= limit)
        {
            return [.. ordered];
        }

        var rest = ordered.Count - limit;
        var severity = ordered.Skip(limit).Max(d => d.Severity);
        return [.. ordered.Take(limit), new Diagnostic("KNW007", severity, null, $"另有 {rest} 条未列出", "先改正前面的，再装载一次")];
    }

    private static List<WaivedRange> Waived(KnowledgeBuilder builder)
    {
        var ranges = new List<WaivedRange>();
        foreach (var file in builder.Files)
        {
            for (var i = 0; i < file.Headings.Length; i++)
            {
                var last = i + 1 < file.Headings.Length ? file.Headings[i + 1].Location.Line - 1 : int.MaxValue;
                ranges.AddRange(file.Headings[i].Waivers.Select(w => new WaivedRange(w.Code, file.Path, file.Headings[i].Location.Line, last)));
            }
        }

        return ranges;
    }

    private sealed record WaivedRange(string Code, string Path, int First, int Last)
    {
        public bool Covers(Diagnostic d)
            => string.Equals(d.Code, Code, StringComparison.Ordinal) && d.Location is { } at && string.Equals(at.Path, Path, StringComparison.Ordinal) && at.Line >= First && at.Line <= Last;
    }
}
