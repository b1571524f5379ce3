using System.Text.Json;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Vocabulary;

namespace Zhudian.Advisor.Engine.Receipts;

/// <summary>Values that <see cref="ValueJson"/> wrote, read back by the type of their place. Nothing is guessed: what would not be written the same again is not read.</summary>
internal sealed class TypedJson(KnowledgeBase knowledge, FactSheet sheet) : IRowLookup
{
    private const int MaxDepth = 8;
    private const int MaxShown = 40;
    private readonly Dictionary<EntityDef, Dictionary<string, int>> _keys = new(ReferenceEqualityComparer.Instance);

    /// <summary>Rows of an entity of the sheet or of a reference kind; none where the sheet does not report it.</summary>
    public RowSource RowsOf(EntityDef entity)
        => sheet.Tables.TryGetValue(entity.Name, out var table) ? table : entity.ReferenceRows ?? new Evaluation.AbsentTable(entity);

    /// <summary>The value of a declared type; null when the JSON is none of it.</summary>
    public Value? Read(JsonElement json, DataType type) => Same(json, Make(json, type, 0));

    /// <summary>The value of a derived quantity; where its type is open, what the JSON says by itself.</summary>
    public Value? Read(JsonElement json, FeelType type) => DataTypeOf(type, 0) is { } declared ? Read(json, declared) : Same(json, Plain(json));

    /// <summary>Whether the JSON says that just this place is unknown.</summary>
    public static bool IsUnknown(JsonElement json, string id)
        => json.ValueKind == JsonValueKind.Object && json.TryGetProperty("unknown", out var ids) && ids.ValueKind == JsonValueKind.Array && ids.GetArrayLength() == 1 && TextOf(ids[0]) == id;

    /// <summary>A text; null for anything else, also for a lone surrogate: legal JSON, but no string.</summary>
    public static string? TextOf(JsonElement json)
    {
        try
        {
            return json.ValueKind == JsonValueKind.String ? json.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Name of an entry; null where it is no string.</summary>
    public static string? NameOf(JsonProperty entry)
    {
        try
        {
            return entry.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>JSON for a message.</summary>
    public static string Shown(JsonElement json) => json.GetRawText() is { Length: > MaxShown } text ? text[..MaxShown] + "…" : json.GetRawText();

    /// <inheritdoc/>
    public bool TryFind(EntityDef entity, string key, out Value row)
    {
        if (!_keys.TryGetValue(entity, out var keys))
        {
            _keys[entity] = keys = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var known in Keys(entity))
            {
                keys.TryAdd(known, keys.Count);
            }
        }

        row = keys.TryGetValue(key, out var at) ? Value.Row(RowsOf(entity), at) : Value.Null;
        return row.IsRow;
    }

    /// <inheritdoc/>
    public IEnumerable<string> Keys(EntityDef entity)
    {
        var rows = RowsOf(entity);
        return Enumerable.Range(0, rows.RowCount).Select(rows.KeyOf);
    }

    private Value? Make(JsonElement json, DataType type, int depth)
        => depth > MaxDepth ? null : (json.ValueKind, type.Kind) switch
        {
            (JsonValueKind.Null, _) => Value.Null,
            (JsonValueKind.Number, DataKind.Number or DataKind.Integer or DataKind.Year) => Plain(json),
            (JsonValueKind.True or JsonValueKind.False, DataKind.YesNo) => Plain(json),
            (JsonValueKind.String, not (DataKind.Number or DataKind.Integer or DataKind.Year or DataKind.YesNo or DataKind.List)) => TextOf(json) is { } text && LiteralReader.Read(text, type, this) is { Ok: true, Value: var value } ? value : null,
            (JsonValueKind.Object, DataKind.Coordinate) => Coordinate(json),
            (JsonValueKind.Array, DataKind.List) => List(json, type.Element!, depth),
            _ => null,
        };

    private Value? List(JsonElement json, DataType element, int depth)
    {
        var items = json.EnumerateArray().Select(j => Make(j, element, depth + 1)).ToList();
        return items.Contains(null) ? null : Value.Of(ListValue.Of([.. items.Select(i => i!.Value)]));
    }

    private static Value? Coordinate(JsonElement json)
    {
        var entries = json.EnumerateObject().Select(e => (Name: NameOf(e), Value: Plain(e.Value))).ToList();
        return entries.TrueForAll(e => e is { Name: not null, Value: not null }) ? Value.Of(new ContextValue([.. entries.Select(e => e.Name!)], [.. entries.Select(e => e.Value!.Value)])) : null;
    }

    private static Value? Plain(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Null => Value.Null,
        JsonValueKind.True or JsonValueKind.False => Value.Of(json.GetBoolean()),
        JsonValueKind.Number when json.TryGetDecimal(out var number) => Value.Of(number),
        JsonValueKind.String when TextOf(json) is { } text => Value.Of(text),
        _ => null,
    };

    private static Value? Same(JsonElement json, Value? value)
    {
        if (value is null)
        {
            return null;
        }

        using var written = new MemoryStream();
        using (var writer = new Utf8JsonWriter(written))
        {
            ValueJson.Write(writer, value.Value);
        }

        using var again = JsonDocument.Parse(written.ToArray());
        return JsonElement.DeepEquals(json, again.RootElement) ? value : null;
    }

    private DataType? DataTypeOf(FeelType type, int depth) => type switch
    {
        EnumType words => new DataType(DataKind.Enum, Enum: words),
        EntityRowType { Entity: var entity } when knowledge.Entities.ContainsKey(entity.Name) => new DataType(DataKind.Reference, Target: entity),
        ListType { Element: var element } when depth < MaxDepth && DataTypeOf(element, depth + 1) is { } item => new DataType(DataKind.List, Element: item),
        _ when type == FeelType.Date => new DataType(DataKind.Date),
        _ when type == FeelType.YearMonth => new DataType(DataKind.YearMonth),
        _ when type == FeelType.DateTime => new DataType(DataKind.DateTime),
        _ => null,
    };
}
