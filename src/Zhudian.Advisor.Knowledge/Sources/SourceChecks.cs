using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Values.Temporal;
using Zhudian.Advisor.Knowledge.Building;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Reading;
using Zhudian.Advisor.Knowledge.References;

namespace Zhudian.Advisor.Knowledge.Sources;

/// <summary>
/// Citations against the reference kind 来源 (RULES.md §§1, 13): an unknown id is an error; a cited source that no longer stands
/// (状态 other than 现行 and 参考, or outside 起 and 止 on the day given) is one lint at the source, with the number of places that cite it.
/// </summary>
internal static class SourceChecks
{
    private const string KindName = "来源";
    private const string Pending = "待核";
    private static readonly string[] Standing = ["现行", "参考"];

    public static void Check(KnowledgeBuilder builder)
    {
        if (!builder.Entities.TryGetValue(KindName, out var kind) || kind.ReferenceRows is not ReferenceTable sources)
        {
            if (builder.Citations.Count > 0)
            {
                builder.Report(SourceDiagnostics.NoKind(builder.Citations[0].Location));
            }

            return;
        }

        if (builder.Citations.Count > 0)
        {
            CheckCited(kind, sources, builder);
        }
    }

    private static void CheckCited(EntityDef kind, ReferenceTable sources, KnowledgeBuilder builder)
    {
        var cited = new SortedDictionary<int, List<SourceLocation>>();
        foreach (var (citation, location) in builder.Citations)
        {
            var row = sources.IndexOfKey(citation.SourceId);
            if (row < 0)
            {
                builder.Report(SourceDiagnostics.Unknown(location, citation.SourceId, Spelling.Hint(citation.SourceId, sources.Keys)));
                continue;
            }

            if (!cited.TryGetValue(row, out var places))
            {
                cited.Add(row, places = []);
            }

            places.Add(location);
        }

        foreach (var (row, places) in cited)
        {
            CheckStanding(kind, sources, row, places, builder);
        }
    }

    private static void CheckStanding(EntityDef kind, ReferenceTable sources, int row, List<SourceLocation> places, KnowledgeBuilder builder)
    {
        var location = sources.LocationOf(row)!;
        var id = sources.KeyOf(row);
        var state = Text(kind, sources, row, "状态");
        var successor = Text(kind, sources, row, "替代");
        if (string.Equals(state, Pending, StringComparison.Ordinal))
        {
            builder.Report(SourceDiagnostics.Pending(location, id, places));
        }
        else if (state is not null && Array.IndexOf(Standing, state) < 0)
        {
            builder.Report(SourceDiagnostics.NotInForce(location, id, $"状态为“{state}”", successor, places));
        }
        else if (builder.Options.Today is { } today)
        {
            var now = today.DayNumber;
            if (Day(kind, sources, row, "止") is { } to && to < now)
            {
                builder.Report(SourceDiagnostics.NotInForce(location, id, "已过失效日", successor, places));
            }
            else if (Day(kind, sources, row, "起") is { } from && from > now)
            {
                builder.Report(SourceDiagnostics.NotInForce(location, id, "尚未施行", successor, places));
            }
        }
    }

    private static string? Text(EntityDef kind, ReferenceTable sources, int row, string field) => kind.TryGetField(field, out var found) ? sources.Get(row, found.Slot).AsText : null;

    private static int? Day(EntityDef kind, ReferenceTable sources, int row, string field)
        => kind.TryGetField(field, out var found) && sources.Get(row, found.Slot).As<FeelDate>() is { Year: > 0 and < 10000 } day ? new DateOnly(day.Year, day.Month, day.Day).DayNumber : null;
}
