using System.Text.Json;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Conformance;

/// <summary>What a case of the DMN TCK expects: a value, null, or null together with a diagnostic.</summary>
public enum TckOutcome
{
    Value,
    Null,
    Error,
}

/// <summary>One expression case of a conformance file.</summary>
/// <param name="Id">Id of the case.</param>
/// <param name="Category">Folder in the TCK.</param>
/// <param name="Outcome">What is expected.</param>
/// <param name="Expression">FEEL text.</param>
/// <param name="Inputs">Named inputs.</param>
/// <param name="InputTypes">Declared types of inputs; a declared input that is absent is null.</param>
/// <param name="ResultType">Declared type of the result; a value outside it is an error.</param>
/// <param name="Expected">The value when <paramref name="Outcome"/> is Value, else null.</param>
internal sealed record TckCase(
    string Id,
    string Category,
    TckOutcome Outcome,
    string Expression,
    IReadOnlyDictionary<string, Value> Inputs,
    IReadOnlyDictionary<string, TckType> InputTypes,
    TckType? ResultType,
    Value Expected);

/// <summary>One decision table of a conformance file.</summary>
internal sealed record TckTable(
    string Id,
    string Category,
    string HitPolicy,
    string? Aggregation,
    IReadOnlyList<TckInput> Inputs,
    IReadOnlyList<TckOutput> Outputs,
    IReadOnlyList<IReadOnlyList<string>> Rules,
    IReadOnlyDictionary<string, TckType> InputTypes,
    TckType? ResultType,
    IReadOnlyList<TckCase> Cases);

/// <summary>One input clause.</summary>
internal sealed record TckInput(string Expression, TckType? Type, string? AllowedValues);

/// <summary>One output clause.</summary>
internal sealed record TckOutput(string? Name, TckType? Type, string? OutputValues, string? Default);

/// <summary>Reader of the conformance files: a JSON array of cases or of tables.</summary>
internal static class TckReader
{
    /// <summary>Cases and tables of one file.</summary>
    public static (List<TckCase> Cases, List<TckTable> Tables) Read(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path), new JsonDocumentOptions { MaxDepth = 64 });
        var cases = new List<TckCase>();
        var tables = new List<TckTable>();
        foreach (var element in document.RootElement.EnumerateArray())
        {
            if (element.TryGetProperty("hitPolicy", out _))
            {
                tables.Add(Table(element));
            }
            else
            {
                cases.Add(Case(element, Text(element, "category")!, Types(element), TckType.Read(element, "resultType")));
            }
        }

        return (cases, tables);
    }

    private static TckTable Table(JsonElement element)
    {
        var category = Text(element, "category")!;
        var types = Types(element);
        var result = TckType.Read(element, "resultType");
        return new TckTable(
            Text(element, "id")!,
            category,
            Text(element, "hitPolicy")!,
            Text(element, "aggregation"),
            [.. element.GetProperty("inputs").EnumerateArray().Select(i => new TckInput(Text(i, "expr")!, TckType.Read(i, "type"), Text(i, "allowedValues")))],
            [.. element.GetProperty("outputs").EnumerateArray().Select(o => new TckOutput(Text(o, "name"), TckType.Read(o, "type"), Text(o, "outputValues"), Text(o, "default")))],
            [.. element.GetProperty("rules").EnumerateArray().Select(r => (IReadOnlyList<string>)[.. r.EnumerateArray().Select(c => c.GetString() ?? "-")])],
            types,
            result,
            [.. element.GetProperty("cases").EnumerateArray().Select(c => Case(c, category, types, result))]);
    }

    private static TckCase Case(JsonElement element, string category, IReadOnlyDictionary<string, TckType> types, TckType? result)
        => new(
            Text(element, "id")!,
            category,
            Text(element, "outcome") switch { "value" => TckOutcome.Value, "null" => TckOutcome.Null, _ => TckOutcome.Error },
            Text(element, "expression") ?? string.Empty,
            element.TryGetProperty("inputs", out var inputs) && inputs.ValueKind == JsonValueKind.Object
                ? inputs.EnumerateObject().ToDictionary(p => p.Name, p => TckValue.Read(p.Value), StringComparer.Ordinal)
                : new Dictionary<string, Value>(StringComparer.Ordinal),
            types,
            result,
            TckValue.Read(element.GetProperty("expected")));

    private static Dictionary<string, TckType> Types(JsonElement element)
        => element.TryGetProperty("inputTypes", out var types) && types.ValueKind == JsonValueKind.Object
            ? types.EnumerateObject().ToDictionary(p => p.Name, p => TckType.From(p.Value), StringComparer.Ordinal)
            : new Dictionary<string, TckType>(StringComparer.Ordinal);

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
