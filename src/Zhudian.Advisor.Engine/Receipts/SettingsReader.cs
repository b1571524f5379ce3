using System.Collections.Immutable;
using System.Text.Json;
using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Facts;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Engine.Receipts;

/// <summary>
/// Takes back what a receipt says was set otherwise than sheet and rules: facts, parameters, given quantities, the only rules that ran. Each value is
/// read by the type of its place; one that this sheet or knowledge base has no place for is named.
/// </summary>
internal sealed class SettingsReader(KnowledgeBase knowledge, FactSheet sheet)
{
    private readonly TypedJson _values = new(knowledge, sheet);

    /// <summary>What could not be taken back, in Chinese.</summary>
    public List<string> Problems { get; } = [];

    /// <summary>Options with the settings of a receipt; the same where it has none.</summary>
    public EvaluationOptions Read(JsonElement receipt, EvaluationOptions options)
    {
        if (!receipt.TryGetProperty("settings", out var settings))
        {
            return options;
        }

        if (settings.ValueKind != JsonValueKind.Object)
        {
            Problems.Add("回执的 settings 不是对象");
            return options;
        }

        foreach (var entry in Entries(settings, "facts"))
        {
            options = Fact(entry.Name, entry.Value, options);
        }

        foreach (var entry in Entries(settings, "parameters"))
        {
            options = Parameter(entry.Name, entry.Value, options);
        }

        foreach (var entry in Entries(settings, "derived"))
        {
            options = Derived(entry.Name, entry.Value, options);
        }

        return settings.TryGetProperty("onlyRules", out var only) ? Rules(only, options) : options;
    }

    private EvaluationOptions Fact(string path, JsonElement json, EvaluationOptions options)
    {
        var open = path.IndexOf('[', StringComparison.Ordinal);
        var close = path.LastIndexOf("].", StringComparison.Ordinal);
        if (open <= 0 || close < open || !knowledge.Entities.TryGetValue(path[..open], out var entity) || !entity.TryGetField(path[(close + 2)..], out var field)
            || !sheet.Tables.TryGetValue(entity.Name, out var table) || table.IndexOfKey(path[(open + 1)..close]) is not (>= 0 and var row))
        {
            return Missing($"另设的事实 {path} 在这份事实表里没有位置", options);
        }

        if (TypedJson.IsUnknown(json, path) && new CellText(knowledge.Units, _values.RowsOf).Read(table, row, field, CellText.UnknownWord, out var unknown) is null)
        {
            return options with { Facts = options.Facts.SetItem(new FactCell(entity.Name, table.KeyOf(row), field.Name), unknown[0].Value) };
        }

        return _values.Read(json, field.Type) is { } value
            ? options with { Facts = options.Facts.SetItem(new FactCell(entity.Name, table.KeyOf(row), field.Name), value) }
            : Missing($"另设的事实 {path} 的值 {TypedJson.Shown(json)} 还原不出来", options);
    }

    private EvaluationOptions Parameter(string name, JsonElement json, EvaluationOptions options)
    {
        if (!knowledge.Parameters.TryGetValue(name, out var parameter))
        {
            return Missing($"另设的参数 {name} 在规则库里没有", options);
        }

        if (TypedJson.IsUnknown(json, name) && new CellText(knowledge.Units, _values.RowsOf).Read(parameter, CellText.UnknownWord, out var unknown) is null)
        {
            return options with { Parameters = options.Parameters.SetItem(name, unknown) };
        }

        return _values.Read(json, parameter.Declared) is { } value
            ? options with { Parameters = options.Parameters.SetItem(name, value) }
            : Missing($"另设的参数 {name} 的值 {TypedJson.Shown(json)} 还原不出来", options);
    }

    private EvaluationOptions Derived(string path, JsonElement json, EvaluationOptions options)
    {
        var open = path.IndexOf('[', StringComparison.Ordinal);
        if (open <= 0 || path[^1] != ']' || !knowledge.Derived.TryGetValue(path[..open], out var derived))
        {
            return Missing($"代入的派生量 {path} 在规则库里没有", options);
        }

        return _values.Read(json, derived.Type) is { } value
            ? options with { GivenDerived = options.GivenDerived.Add(new GivenDerived(derived.Name, path[(open + 1)..^1], value)) }
            : Missing($"代入的派生量 {path} 的值 {TypedJson.Shown(json)} 还原不出来", options);
    }

    private EvaluationOptions Rules(JsonElement only, EvaluationOptions options)
    {
        var rules = only.ValueKind == JsonValueKind.Array ? only.EnumerateArray().Select(TypedJson.TextOf).ToList() : [null];
        return rules.Contains(null) ? Missing("回执的 onlyRules 不是规则编号的列表", options) : options with { OnlyRules = [.. rules.OfType<string>()] };
    }

    private EvaluationOptions Missing(string what, EvaluationOptions options)
    {
        Problems.Add(what);
        return options;
    }

    private IEnumerable<(string Name, JsonElement Value)> Entries(JsonElement settings, string name)
    {
        if (!settings.TryGetProperty(name, out var values) || values.ValueKind != JsonValueKind.Object)
        {
            yield break;
        }

        foreach (var entry in values.EnumerateObject())
        {
            if (TypedJson.NameOf(entry) is { } path)
            {
                yield return (path, entry.Value);
            }
            else
            {
                Problems.Add($"回执的 {name} 里有读不出来的名称");
            }
        }
    }
}
