using System.Buffers;
using System.Text.Json;
using Zhudian.Advisor.Benchmarks.Baseline;
using Zhudian.Advisor.Benchmarks.Workload;

namespace Zhudian.Advisor.Benchmarks.Reference;

/// <summary>A result as one line of the workload's JSON (SPEC.md, Output).</summary>
internal static class ResultJson
{
    private static readonly string[] Trophic = ["chla", "tp", "tn", "sd", "codmn"];

    public static byte[] Write(BaselineResult result, BenchSheet sheet)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("id", sheet.Id);
            List(json, "sections", result.Sections, (s, i) => Section(json, s, sheet.Sections[i]));
            City(json, result.City);
            List(json, "lakes", result.Lakes, (l, i) => Lake(json, l, sheet.Lakes[i]));
            List(json, "ponds", result.Ponds, (p, i) => Pond(json, p, sheet.Ponds[i]));
            Ozone(json, result.Ozone);
            Texts(json, "inspect", result.Inspect);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void Section(Utf8JsonWriter json, SectionResult s, Section section)
    {
        json.WriteStartObject();
        json.WriteString("id", section.Id);
        json.WriteStartArray("months");
        foreach (var month in s.Months)
        {
            if (month == 0)
            {
                json.WriteNullValue();
            }
            else
            {
                json.WriteNumberValue(month);
            }
        }

        json.WriteEndArray();
        json.WriteNumber("exceedMonths", s.ExceedMonths);
        Numbers(json, "means", HandWritten.Pollutants, s.Means);
        Numbers(json, "classes", HandWritten.Pollutants, [.. s.Classes.Select(c => c == 0 ? double.NaN : c)]);
        Number(json, "cls", s.Class == 0 ? double.NaN : s.Class);
        Numbers(json, "multiples", HandWritten.Pollutants, s.Multiples);
        Texts(json, "main", s.Main.Select(p => HandWritten.Pollutants[p]));
        Number(json, "wetRatio", s.WetRatio);
        json.WriteBoolean("sufficient", s.Sufficient);
        Texts(json, "causes", s.Causes);
        Texts(json, "phosphate", s.Phosphate);
        json.WriteBoolean("urgent", s.Urgent);
        json.WriteEndObject();
    }

    private static void City(Utf8JsonWriter json, CityResult c)
    {
        json.WriteStartObject("city");
        json.WriteNumber("rated", c.Rated);
        Number(json, "pct13", c.Pct13);
        Number(json, "pct45", c.Pct45);
        Number(json, "pct6", c.Pct6);
        json.WriteString("grade", c.Grade);
        Number(json, "attain", c.Attain);
        json.WriteBoolean("alert", c.Alert);
        Texts(json, "main", c.Main.Select(p => HandWritten.Pollutants[p]));
        List(json, "priorities", c.Priorities, (p, _) =>
        {
            json.WriteStartObject();
            json.WriteString("cause", p.Cause);
            json.WriteNumber("n", p.N);
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }

    private static void Lake(Utf8JsonWriter json, LakeResult l, Lake lake)
    {
        json.WriteStartObject();
        json.WriteString("id", lake.Id);
        Numbers(json, "tli", Trophic, l.Tli);
        Number(json, "value", l.Value);
        json.WriteString("grade", l.Grade);
        json.WriteString("flag", l.Flag);
        json.WriteEndObject();
    }

    private static void Pond(Utf8JsonWriter json, PondResult p, Pond pond)
    {
        json.WriteStartObject();
        json.WriteString("id", pond.Id);
        json.WriteNumber("h", p.H);
        json.WriteNumber("s", p.S);
        json.WriteNumber("r", p.R);
        json.WriteNumber("hl", p.HL);
        json.WriteNumber("sl", p.SL);
        json.WriteNumber("rl", p.RL);
        json.WriteString("risk", p.Risk);
        json.WriteEndObject();
    }

    private static void Ozone(Utf8JsonWriter json, OzoneResult o)
    {
        json.WriteStartObject("ozone");
        json.WriteNumber("n", o.N);
        Number(json, "p90", o.P90);
        json.WriteNumber("exceed", o.Exceed);
        if (o.Attained is { } attained)
        {
            json.WriteBoolean("attained", attained);
        }

        json.WriteString("regime", o.Regime);
        json.WriteString("action", o.Action);
        json.WriteEndObject();
    }

    private static void List<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T, int> write)
    {
        json.WriteStartArray(name);
        var at = 0;
        foreach (var item in items)
        {
            write(item, at++);
        }

        json.WriteEndArray();
    }

    private static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> texts) => List(json, name, texts, (t, _) => json.WriteStringValue(t));

    private static void Numbers(Utf8JsonWriter json, string name, string[] keys, double[] values)
    {
        json.WriteStartObject(name);
        for (var i = 0; i < keys.Length; i++)
        {
            Number(json, keys[i], values[i]);
        }

        json.WriteEndObject();
    }

    // Missing may be left out (SPEC.md, Missing).
    private static void Number(Utf8JsonWriter json, string name, double value)
    {
        if (!double.IsNaN(value))
        {
            json.WriteNumber(name, value);
        }
    }
}
