using System.Text.Json.Nodes;

namespace Zhudian.Advisor.Testing.Coverage;

/// <summary>Coverage as JSON.</summary>
public static class CoverageReportJson
{
    /// <summary>Counts per kind, then what is not covered.</summary>
    public static string Write(CoverageReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return ReportJson.Text(new JsonObject
        {
            ["cases"] = report.Cases,
            ["failedCases"] = report.FailedCases,
            ["rules"] = Count(report, CoverageKind.Rule),
            ["conditions"] = Count(report, CoverageKind.Condition, CoverageKind.Absence),
            ["tableRows"] = Count(report, CoverageKind.TableRow),
            ["uncovered"] = ReportJson.Array(report.Uncovered.Select(i => new JsonObject
            {
                ["kind"] = i.Kind.ToString(),
                ["owner"] = i.Owner,
                ["text"] = i.Text,
                ["place"] = ReportJson.Place(i.Location),
                ["seenTrue"] = i.SeenTrue,
                ["seenFalse"] = i.SeenFalse,
                ["gap"] = i.Gap,
            })),
        });
    }

    private static JsonObject Count(CoverageReport report, params ReadOnlySpan<CoverageKind> kinds)
    {
        var (seen, wanted) = report.Count(kinds);
        return new JsonObject { ["seen"] = seen, ["wanted"] = wanted };
    }
}
