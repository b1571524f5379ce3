using System.Text.Json.Nodes;

namespace Zhudian.Advisor.Testing.Impact;

/// <summary>Impact as JSON.</summary>
public static class ImpactReportJson
{
    /// <summary>Changed elements, then the changes of every sheet.</summary>
    public static string Write(ImpactReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return ReportJson.Text(new JsonObject
        {
            ["elements"] = ReportJson.Array(report.Elements.Select(Element)),
            ["sheets"] = ReportJson.Array(report.Sheets.Select(Sheet)),
        });
    }

    private static JsonObject Sheet(SheetImpact sheet) => new()
    {
        ["sheet"] = sheet.Path,
        ["city"] = sheet.City,
        ["undecidedBefore"] = sheet.Undecided.Before,
        ["undecidedAfter"] = sheet.Undecided.After,
        ["faultsBefore"] = sheet.Faults.Before,
        ["faultsAfter"] = sheet.Faults.After,
        ["problems"] = ReportJson.Array(sheet.Diagnostics.Select(d => (JsonNode?)d.ToString())),
        ["changes"] = ReportJson.Array(sheet.Changes.Select(c => new JsonObject
        {
            ["kind"] = c.Kind.ToString(),
            ["id"] = c.Id,
            ["conclusion"] = c.Conclusion,
            ["rule"] = c.Rule,
            ["place"] = ReportJson.Place(c.RuleLocation),
            ["text"] = c.Text,
            ["explained"] = c.Explained,
            ["fields"] = ReportJson.Array(c.Fields.Select(f => new JsonObject { ["field"] = f.Field, ["before"] = f.Before, ["after"] = f.After })),
            ["causes"] = ReportJson.Array(c.Causes.Select(e => new JsonObject { ["kind"] = e.Kind.ToString(), ["id"] = e.Id })),
        })),
    };

    private static JsonObject Element(ElementChange element) => new()
    {
        ["kind"] = element.Kind.ToString(),
        ["id"] = element.Id,
        ["place"] = ReportJson.Place(element.Location),
        ["before"] = element.Before,
        ["after"] = element.After,
    };
}
