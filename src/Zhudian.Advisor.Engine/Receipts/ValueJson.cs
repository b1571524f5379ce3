using System.Globalization;
using System.Text.Json;
using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Engine.Receipts;

/// <summary>
/// Values as JSON: numbers exactly, words and texts as strings, rows by key, dates as FEEL writes them;
/// unknown is <c>{"unknown":[ids]}</c>, a fault <c>{"fault":code}</c>, not applicable is null.
/// </summary>
public static class ValueJson
{
    private const int MaxDepth = 16;

    /// <summary>Writes one value.</summary>
    public static void Write(Utf8JsonWriter json, in Value value) => Write(json, value, 0);

    private static void Write(Utf8JsonWriter json, in Value value, int depth)
    {
        ArgumentNullException.ThrowIfNull(json);
        switch (value.Kind)
        {
            case ValueKind.Null when value.IsFault:
                json.WriteStartObject();
                json.WriteString("fault", value.Fault!.Code);
                json.WriteEndObject();
                break;
            case ValueKind.Null:
                json.WriteNullValue();
                break;
            case ValueKind.Boolean:
                json.WriteBooleanValue(value.IsTrue);
                break;
            case ValueKind.Number:
                json.WriteRawValue(value.AsNumber.ToString("0.############################", CultureInfo.InvariantCulture));
                break;
            case ValueKind.Unknown:
                json.WriteStartObject();
                json.WriteStartArray("unknown");
                foreach (var item in value.Unknown!.Items())
                {
                    json.WriteStringValue(item.Id);
                }

                json.WriteEndArray();
                json.WriteEndObject();
                break;
            case ValueKind.List when depth < MaxDepth:
                List(json, value.As<ListValue>()!, depth);
                break;
            case ValueKind.Context when depth < MaxDepth:
                var context = value.As<ContextValue>()!;
                json.WriteStartObject();
                for (var i = 0; i < context.Names.Count; i++)
                {
                    json.WritePropertyName(context.Names[i]);
                    Write(json, context.Values[i], depth + 1);
                }

                json.WriteEndObject();
                break;
            case ValueKind.String or ValueKind.Enum or ValueKind.Row:
                json.WriteStringValue(KeyText.Of(value));
                break;
            default:
                json.WriteStringValue(ValueText.Print(value));
                break;
        }
    }

    private static void List(Utf8JsonWriter json, ListValue list, int depth)
    {
        if (list.Gap is not null)
        {
            json.WriteStartObject();
            json.WritePropertyName("items");
        }

        json.WriteStartArray();
        for (var i = 0; i < list.Count; i++)
        {
            Write(json, list[i], depth + 1);
        }

        json.WriteEndArray();
        if (list.Gap is not null)
        {
            json.WritePropertyName("incomplete");
            Write(json, Value.Of(list.Gap), depth + 1);
            json.WriteEndObject();
        }
    }
}
