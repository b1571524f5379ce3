using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Zhudian.Advisor.Feel.Diagnostics;

namespace Zhudian.Advisor.Testing;

/// <summary>JSON of the test kit: Chinese kept readable, indented, places as file, line and column.</summary>
internal static class ReportJson
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    public static string Text(JsonNode node) => node.ToJsonString(Options) + "\n";

    public static JsonArray Array(IEnumerable<JsonNode?> items) => new([.. items]);

    public static JsonObject Place(SourceLocation location)
        => new() { ["file"] = location.Path, ["line"] = location.Line, ["column"] = location.Column };
}
