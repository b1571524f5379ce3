using System.Text.Json.Nodes;

namespace Zhudian.Advisor.Testing.Mutation;

/// <summary>Mutation results as JSON.</summary>
public static class MutationReportJson
{
    /// <summary>Counts and score, then every mutant tried.</summary>
    public static string Write(MutationReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return ReportJson.Text(new JsonObject
        {
            ["possible"] = report.Possible,
            ["drawn"] = report.Drawn,
            ["tried"] = report.Results.Length,
            ["killed"] = report.Count(MutantFate.Killed),
            ["survived"] = report.Count(MutantFate.Survived),
            ["notLoaded"] = report.Count(MutantFate.NotLoaded),
            ["timedOut"] = report.Count(MutantFate.TimedOut),
            ["score"] = report.Score,
            ["brokenCases"] = report.BrokenCases,
            ["seed"] = report.Seed,
            ["seconds"] = Math.Round(report.Time.TotalSeconds, 1),
            ["files"] = ReportJson.Array(report.ByFile().Select(f => new JsonObject
            {
                ["file"] = f.Path,
                ["killed"] = f.Killed,
                ["survived"] = f.Survived,
                ["notLoaded"] = f.NotLoaded,
                ["timedOut"] = f.TimedOut,
                ["score"] = f.Score,
            })),
            ["mutants"] = ReportJson.Array(report.Results.Select(r => new JsonObject
            {
                ["fate"] = r.Fate.ToString(),
                ["kind"] = r.Mutant.Kind.ToString(),
                ["owner"] = r.Mutant.Owner,
                ["place"] = ReportJson.Place(r.Mutant.Location),
                ["before"] = r.Mutant.Before,
                ["after"] = r.Mutant.After,
                ["line"] = r.Line,
                ["note"] = r.Note,
            })),
        });
    }
}
