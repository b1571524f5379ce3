using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Zhudian.Advisor.Reports.Cleaning;

namespace Zhudian.Advisor.Reports.Charts;

/// <summary>The JSON of a <c>chart</c> fence: Chinese keys, closed list, bounded.</summary>
public static class ChartJson
{
    private const int MaxCategories = 400;
    private const int MaxSeries = 12;
    private const int MaxTargets = 4;
    private const double MaxMagnitude = 1e15;

    private static readonly JsonWriterOptions WriterOptions = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonDocumentOptions ReaderOptions = new() { MaxDepth = 8, AllowTrailingCommas = true };

    /// <summary>Writes a chart as a fence of the draft, ready to be put on lines of its own.</summary>
    public static string ToFence(ChartSpec chart)
    {
        ArgumentNullException.ThrowIfNull(chart);
        return "```chart\n" + Write(chart) + "\n```\n";
    }

    /// <summary>Writes the JSON alone.</summary>
    public static string Write(ChartSpec chart)
    {
        ArgumentNullException.ThrowIfNull(chart);
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, WriterOptions))
        {
            json.WriteStartObject();
            json.WriteString("类型", KindName(chart.Kind));
            json.WriteString("标题", chart.Title);
            json.WriteString("单位", chart.Unit);
            if (chart.Digits is { } digits)
            {
                json.WriteNumber("位数", digits);
            }

            json.WriteStartArray("横轴");
            foreach (var category in chart.Categories)
            {
                json.WriteStringValue(category);
            }

            json.WriteEndArray();
            Named("系列", chart.Series.Select(s => (s.Name, s.Values)));
            Named("目标", chart.Targets.Select(t => (t.Name, t.Values)));
            json.WriteString("替代文字", chart.Alt);
            json.WriteEndObject();

            void Named(string key, IEnumerable<(string Name, ImmutableArray<double?> Values)> items)
            {
                json.WriteStartArray(key);
                foreach (var (name, values) in items)
                {
                    json.WriteStartObject();
                    json.WriteString("名称", name);
                    json.WriteStartArray("值");
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

        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>Reads the JSON of a fence.</summary>
    /// <param name="text">The text between the fences.</param>
    /// <returns>The chart, or null with the line inside the fence (zero-based) and a Chinese message.</returns>
    internal static (ChartSpec? Chart, int Line, string? Problem) Read(string text)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(text, ReaderOptions);
        }
        catch (JsonException e)
        {
            return (null, (int)(e.LineNumber ?? 0), "图的 JSON 写法有误，无法读取");
        }

        using (document)
        {
            try
            {
                return (ReadChart(document.RootElement), 0, null);
            }
            catch (FormatException e)
            {
                return (null, 0, e.Message);
            }
            catch (InvalidOperationException)
            {
                // GetString on an escape that is half a surrogate pair.
                return (null, 0, "图的 JSON 中有不成对的代理字符");
            }
        }
    }

    internal static string KindName(ChartKind kind) => kind switch
    {
        ChartKind.Line => "折线",
        ChartKind.Bar => "柱",
        ChartKind.StackedBar => "堆叠柱",
        _ => throw new InvalidOperationException("unknown chart kind"),
    };

    private static ChartSpec ReadChart(JsonElement root)
    {
        Require(root.ValueKind == JsonValueKind.Object, "图的内容应是一个 JSON 对象");
        foreach (var property in root.EnumerateObject())
        {
            Require(
                property.Name is "类型" or "标题" or "单位" or "位数" or "横轴" or "系列" or "目标" or "替代文字",
                $"图中有不认识的键“{Short(property.Name)}”，可用：类型、标题、单位、位数、横轴、系列、目标、替代文字");
        }

        var kind = Text(root, "类型", required: true) switch
        {
            "折线" => ChartKind.Line,
            "柱" => ChartKind.Bar,
            "堆叠柱" => ChartKind.StackedBar,
            var other => throw new FormatException($"图的类型“{Short(other)}”不认识，可用：折线、柱、堆叠柱"),
        };
        var categories = Array(root, "横轴").Select(e => e.ValueKind switch
        {
            JsonValueKind.String => CleanText.Clean(e.GetString()!).Text,
            JsonValueKind.Number => e.GetRawText(),
            _ => throw new FormatException("图的横轴只能是文字或数"),
        }).ToImmutableArray();
        Require(categories.Length is > 0 and <= MaxCategories, $"图的横轴应有 1 到 {MaxCategories} 项");
        var series = Array(root, "系列").Select(e => Named(e, "系列", categories.Length, single: false))
            .Select(n => new ChartSeries(n.Name, n.Values)).ToImmutableArray();
        Require(series.Length is > 0 and <= MaxSeries, $"图应有 1 到 {MaxSeries} 个系列");
        var targets = root.TryGetProperty("目标", out var t) && t.ValueKind != JsonValueKind.Null
            ? (t.ValueKind == JsonValueKind.Array ? [.. t.EnumerateArray()] : new[] { t })
                .Select(e => Named(e, "目标", categories.Length, single: true))
                .Select(n => new ChartTarget(n.Name, n.Values)).ToImmutableArray()
            : [];
        Require(targets.Length <= MaxTargets, $"图的目标线最多 {MaxTargets} 条");
        int? digits = null;
        if (root.TryGetProperty("位数", out var d))
        {
            Require(d.ValueKind == JsonValueKind.Number && d.TryGetInt32(out var n) && n is >= 0 and <= 6, "图的位数应是 0 到 6 的整数");
            digits = d.GetInt32();
        }

        return new ChartSpec(kind, Text(root, "标题", required: true), Text(root, "单位", required: false), categories, series, targets, Text(root, "替代文字", required: true)) { Digits = digits };
    }

    private static (string Name, ImmutableArray<double?> Values) Named(JsonElement element, string what, int count, bool single)
    {
        Require(element.ValueKind == JsonValueKind.Object, $"图的{what}应写成 {{\"名称\": …, \"值\": …}}");
        var name = Text(element, "名称", required: true);
        Require(element.TryGetProperty("值", out var v), $"图的{what}“{Short(name)}”缺少“值”");
        var values = v.ValueKind == JsonValueKind.Array ? [.. v.EnumerateArray().Select(e => Number(e, name))] : ImmutableArray.Create(Number(v, name));
        Require(
            values.Length == count || (single && values.Length == 1),
            $"图的{what}“{Short(name)}”有 {values.Length} 个值，横轴有 {count} 项，应一一对应（缺测写 null）");
        return (name, values);
    }

    private static double? Number(JsonElement element, string name) => element.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.Number when element.TryGetDouble(out var value) && Math.Abs(value) < MaxMagnitude => value,
        _ => throw new FormatException($"图中“{Short(name)}”的值应是数或 null（缺测），不能写“{Short(element.GetRawText())}”"),
    };

    private static JsonElement[] Array(JsonElement root, string key)
    {
        Require(root.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.Array, $"图缺少“{key}”，它应是一个数组");
        return [.. value.EnumerateArray()];
    }

    private static string Text(JsonElement root, string key, bool required)
    {
        var found = root.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String;
        var text = found ? CleanText.Clean(value.GetString()!).Text.Trim() : string.Empty;
        Require(!required || text.Length > 0, $"图缺少“{key}”");
        Require(text.Length <= 2000, $"图的“{key}”过长");
        return text;
    }

    private static void Require(bool condition, string message)
    {
        if (!condition)
        {
            throw new FormatException(message);
        }
    }

    private static string Short(string text) => text.Length <= 20 ? text : text[..20] + "…";
}
