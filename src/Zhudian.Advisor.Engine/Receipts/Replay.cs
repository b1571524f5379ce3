using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Engine.Model;
using Zhudian.Advisor.Facts.Model;

namespace Zhudian.Advisor.Engine.Receipts;

/// <summary>Reproduces an assessment from its receipt, or says which hash differs (DESIGN.md §4).</summary>
public static class Replay
{
    /// <summary>Day and period a receipt was made for, as <c>2026-11-21</c> and <c>2026-01-01..2026-10-31</c>; nulls when it cannot be read.</summary>
    public static (string? Day, string? Period) WhenOf(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 64 });
            var root = document.RootElement;
            var receipt = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("receipt", out var inner) ? inner : root;
            return receipt.ValueKind == JsonValueKind.Object && Day(receipt, "asOf") is { } day && Span(receipt, "period") is { } period
                ? (FormattableString.Invariant($"{day:yyyy-MM-dd}"), FormattableString.Invariant($"{period.From:yyyy-MM-dd}..{period.To:yyyy-MM-dd}"))
                : (null, null);
        }
        catch (JsonException)
        {
            // Run says where the JSON breaks.
            return (null, null);
        }
    }

    /// <summary>Evaluates the sheet as the receipt says, with the facts and parameters it set otherwise, and compares.</summary>
    /// <param name="json">JSON of an assessment, or of its receipt alone.</param>
    /// <param name="engine">Engine over the knowledge base at hand.</param>
    /// <param name="sheet">The sheet at hand.</param>
    /// <param name="cancellation">Stops the evaluation.</param>
    public static ReplayResult Run(string json, EvaluationEngine engine, FactSheet sheet, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(sheet);
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 64 });
        }
        catch (JsonException problem)
        {
            return ReplayResult.Unreadable($"回执不是合法的 JSON（第 {(problem.LineNumber ?? 0) + 1} 行）");
        }

        using (document)
        {
            var root = document.RootElement;
            var whole = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("receipt", out _);
            var receipt = whole ? root.GetProperty("receipt") : root;
            if (receipt.ValueKind != JsonValueKind.Object || Text(receipt, "conclusionsHash") is not { } expected || Day(receipt, "asOf") is not { } asOf || Span(receipt, "period") is not { } period)
            {
                return ReplayResult.Unreadable("回执缺少 asOf、period 或 conclusionsHash");
            }

            var differences = ImmutableArray.CreateBuilder<string>();
            Compare(differences, "引擎版本", Text(receipt, "engineVersion"), ReceiptBuilder.EngineVersion);
            Compare(differences, "知识库哈希", Text(receipt, "knowledgeHash"), engine.Knowledge.Hash);
            Files(differences, receipt, engine);
            Compare(differences, "事实表哈希", Text(receipt, "sheetHash"), sheet.Sha256);
            var options = EvaluationOptions.Default with { AsOf = asOf, Period = period, ComparePeriod = Span(receipt, "comparePeriod") };
            var settings = new SettingsReader(engine.Knowledge, sheet);
            options = settings.Read(receipt, options);
            differences.AddRange(settings.Problems);
            var assessment = engine.Evaluate(sheet, options, cancellation);
            Compare(differences, "结论哈希", expected, assessment.Receipt.ConclusionsHash);
            if (differences.Count == 0 && whole && !string.Equals(AssessmentJson.Write(assessment).TrimEnd('\n'), json.TrimEnd('\n'), StringComparison.Ordinal))
            {
                differences.Add("各哈希一致，但 JSON 文本有出入");
            }

            return new ReplayResult(differences.Count == 0, differences.ToImmutable(), assessment);
        }
    }

    private static void Files(ImmutableArray<string>.Builder differences, JsonElement receipt, EvaluationEngine engine)
    {
        if (!receipt.TryGetProperty("files", out var files) || files.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        var now = engine.Knowledge.Files.ToDictionary(f => f.Path, f => f.Sha256, StringComparer.Ordinal);
        foreach (var file in files.EnumerateObject())
        {
            if (!now.Remove(file.Name, out var hash))
            {
                differences.Add($"规则文件 {file.Name} 已不存在");
            }
            else if (file.Value.ValueKind != JsonValueKind.String || !file.Value.ValueEquals(hash))
            {
                differences.Add($"规则文件 {file.Name} 已改动");
            }
        }

        foreach (var path in now.Keys.Order(StringComparer.Ordinal))
        {
            differences.Add($"规则文件 {path} 是后来增加的");
        }
    }

    private static void Compare(ImmutableArray<string>.Builder differences, string what, string? then, string now)
    {
        if (!string.Equals(then, now, StringComparison.Ordinal))
        {
            differences.Add($"{what}不同：回执为 {then ?? "（无）"}，现在为 {now}");
        }
    }

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? TypedJson.TextOf(value) : null;

    private static DateOnly? Day(JsonElement element, string name)
        => DateOnly.TryParseExact(Text(element, name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static DatePeriod? Span(JsonElement element, string name)
        => element.TryGetProperty(name, out var span) && span.ValueKind == JsonValueKind.Object && Day(span, "from") is { } from && Day(span, "to") is { } to ? new DatePeriod(from, to) : null;
}

/// <summary>Result of a replay.</summary>
/// <param name="Same">Everything came out byte for byte.</param>
/// <param name="Differences">What differs, in Chinese; hashes and files by name.</param>
/// <param name="Assessment">The new assessment; null when the receipt could not be read.</param>
public sealed record ReplayResult(bool Same, ImmutableArray<string> Differences, Assessment? Assessment)
{
    internal static ReplayResult Unreadable(string why) => new(false, [why], null);
}
