using System.Text.Json.Nodes;

namespace Zhudian.Advisor.Testing.Cases;

/// <summary>Case verdicts as JSON.</summary>
public static class CaseReportJson
{
    /// <summary>Counts, then every case with its place and its broken expectations.</summary>
    public static string Write(CaseReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return ReportJson.Text(new JsonObject
        {
            ["cases"] = report.Verdicts.Length,
            ["passed"] = report.Passed,
            ["failed"] = report.Failed,
            ["good"] = report.Good,
            ["verdicts"] = ReportJson.Array(report.Verdicts.Select(v => new JsonObject
            {
                ["kind"] = v.Kind == CaseKind.Rule ? "rule" : "table",
                ["suite"] = v.Suite,
                ["name"] = v.Name,
                ["place"] = ReportJson.Place(v.Location),
                ["passed"] = v.Passed,
                ["problems"] = ReportJson.Array(v.Problems.Select(p => (JsonNode?)p)),
                ["evidence"] = v.Evidence.IsEmpty ? null : ReportJson.Array(v.Evidence.Select(Evidence)),
            })),
        });
    }

    private static JsonObject Evidence(CaseEvidence evidence) => new()
    {
        ["about"] = evidence.About,
        ["steps"] = ReportJson.Array(evidence.Steps.Select(s => new JsonObject
        {
            ["text"] = s.Text,
            ["source"] = s.Source,
            ["holds"] = s.Holds,
            ["left"] = s.Left,
            ["right"] = s.Right,
            ["margin"] = s.Margin,
        })),
        ["near"] = ReportJson.Array(evidence.Near.Select(n => (JsonNode?)n)),
        ["missing"] = ReportJson.Array(evidence.Missing.Select(m => (JsonNode?)m)),
    };
}
