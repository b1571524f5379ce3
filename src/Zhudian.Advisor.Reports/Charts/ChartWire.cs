using System.Collections.Immutable;
using System.Text.Json;

namespace Zhudian.Advisor.Reports.Charts;

/// <summary>The form in which a chart travels to the typesetter.</summary>
internal static class ChartWire
{
    /// <summary>Writes property <c>spec</c> into the open object.</summary>
    public static void Write(Utf8JsonWriter json, ChartSpec chart)
    {
        json.WriteStartObject("spec");
        json.WriteString("kind", ChartJson.KindName(chart.Kind));
        json.WriteString("unit", chart.Unit);
        json.WriteStartArray("categories");
        foreach (var category in chart.Categories)
        {
            json.WriteStringValue(category);
        }

        json.WriteEndArray();
        Named("series", chart.Series.Select(s => (s.Name, s.Values)));
        Named("targets", chart.Targets.Select(t => (t.Name, t.Values)));
        json.WriteEndObject();

        void Named(string key, IEnumerable<(string Name, ImmutableArray<double?> Values)> items)
        {
            json.WriteStartArray(key);
            foreach (var (name, values) in items)
            {
                json.WriteStartObject();
                json.WriteString("name", name);
                json.WriteStartArray("values");
                foreach (var value in values)
                {
                    if (value is { } number)
                    {
                        json.WriteNumberValue(number);
                    }
                    else
                    {
                        json.WriteNullValue();
                    }
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }
    }
}
