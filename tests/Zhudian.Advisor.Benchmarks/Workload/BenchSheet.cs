using System.Text.Json;
using System.Text.Json.Serialization;

namespace Zhudian.Advisor.Benchmarks.Workload;

/// <summary>One fact sheet of the peer workload (SPEC.md, Input). Missing is null.</summary>
internal sealed record BenchSheet(
    string Id, int Year, Section[] Sections, Lake[] Lakes, Enterprise[] Enterprises, Pond[] Ponds, Park[] Parks, double?[] Ozone, double? Hcho, double? No2)
{
    /// <summary>Reads one JSON line.</summary>
    public static BenchSheet Parse(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize(json, BenchJson.Default.BenchSheet)!;
}

/// <summary>A section: <c>V</c> maps a pollutant to twelve monthly values.</summary>
internal sealed record Section(string Id, string River, int Pos, int Target, Dictionary<string, double?[]> V);

/// <summary>A lake: chlorophyll a in mg/m³, transparency in m, the rest in mg/L.</summary>
internal sealed record Lake(string Id, string River, double? Chla, double? Tp, double? Tn, double? Sd, double? Codmn);

internal sealed record Enterprise(string Id, string River, int Pos, string Sector, bool? Permit, double? Cod);

internal sealed record Pond(
    string Id, string? River, int Pos, string? Ore, string? Haz, double? Volume, double? Height, double? Age, double? Dist, double? Pop, double? Wcls,
    bool? Liner, bool? Drain, bool? Monitor, bool? Plan, double? Incidents);

internal sealed record Park(string Id, string River, int Pos, bool? Sewage);

/// <summary>Source-generated JSON of the workload.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(BenchSheet))]
internal sealed partial class BenchJson : JsonSerializerContext;
