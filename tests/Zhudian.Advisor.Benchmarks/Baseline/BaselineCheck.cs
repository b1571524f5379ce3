using System.Text;
using System.Text.Json;
using Zhudian.Advisor.Benchmarks.Workload;

namespace Zhudian.Advisor.Benchmarks.Baseline;

/// <summary>Holds the hand-written baseline against worked examples (<c>X.jsonl</c> beside <c>X.expected.jsonl</c>): a fast baseline that is wrong proves nothing.</summary>
internal static class BaselineCheck
{
    /// <summary>Prints each difference; 0 when there is none.</summary>
    public static int Run(string folder, TextWriter output)
    {
        var differences = 0;
        var sheets = 0;
        foreach (var file in Directory.EnumerateFiles(folder, "*.expected.jsonl").Where(f => !Path.GetFileName(f).StartsWith("ponds", StringComparison.Ordinal)))
        {
            foreach (var (input, expected) in File.ReadLines(file.Replace(".expected", string.Empty, StringComparison.Ordinal)).Zip(File.ReadLines(file)))
            {
                sheets++;
                using var document = JsonDocument.Parse(expected);
                foreach (var difference in Differences(HandWritten.Evaluate(BenchSheet.Parse(Encoding.UTF8.GetBytes(input))), document.RootElement))
                {
                    differences++;
                    output.WriteLine(difference);
                }
            }
        }

        output.WriteLine($"{sheets} sheets, {differences} differences");
        return sheets > 0 && differences == 0 ? 0 : 1;
    }

    /// <summary>Names what differs between a result and an expected JSON document (1e-9 relative).</summary>
    public static IEnumerable<string> Differences(BaselineResult actual, JsonElement expected)
    {
        var i = 0;
        foreach (var e in expected.GetProperty("sections").EnumerateArray())
        {
            var a = actual.Sections[i++];
            var id = e.GetProperty("id").GetString();
            for (var p = 0; p < 9; p++)
            {
                if (!Same(a.Means[p], e.GetProperty("means"), HandWritten.Pollutants[p]))
                {
                    yield return $"{id} mean {HandWritten.Pollutants[p]}";
                }

                if (!Same(a.Multiples[p], e.GetProperty("multiples"), HandWritten.Pollutants[p]))
                {
                    yield return $"{id} multiple {HandWritten.Pollutants[p]}";
                }
            }

            if (a.Class != Int(e, "cls") || a.ExceedMonths != Int(e, "exceedMonths") || !Same(a.WetRatio, e, "wetRatio") || a.Sufficient != e.GetProperty("sufficient").GetBoolean() || a.Urgent != e.GetProperty("urgent").GetBoolean())
            {
                yield return $"{id} scalars";
            }

            if (!Texts(e, "causes").SequenceEqual(a.Causes) || !Texts(e, "phosphate").SequenceEqual(a.Phosphate) || !Texts(e, "main").SequenceEqual(a.Main.Select(p => HandWritten.Pollutants[p])))
            {
                yield return $"{id} lists";
            }
        }

        var city = expected.GetProperty("city");
        if (actual.City.Grade != city.GetProperty("grade").GetString() || !Same(actual.City.Pct13, city, "pct13") || !Same(actual.City.Attain, city, "attain") || actual.City.Alert != city.GetProperty("alert").GetBoolean())
        {
            yield return "city";
        }

        if (!actual.City.Priorities.Select(p => $"{p.Cause} {p.N}").SequenceEqual(city.GetProperty("priorities").EnumerateArray().Select(p => $"{p.GetProperty("cause").GetString()} {p.GetProperty("n").GetInt32()}")))
        {
            yield return "priorities";
        }

        i = 0;
        foreach (var e in expected.GetProperty("lakes").EnumerateArray())
        {
            var a = actual.Lakes[i++];
            if (!Same(a.Value, e, "value") || a.Grade != e.GetProperty("grade").GetString() || a.Flag != e.GetProperty("flag").GetString())
            {
                yield return $"lake {e.GetProperty("id").GetString()}";
            }
        }

        i = 0;
        foreach (var e in expected.GetProperty("ponds").EnumerateArray())
        {
            var a = actual.Ponds[i++];
            if (a.H != Int(e, "h") || a.S != Int(e, "s") || a.R != Int(e, "r") || a.Risk != e.GetProperty("risk").GetString())
            {
                yield return $"pond {e.GetProperty("id").GetString()}";
            }
        }

        var ozone = expected.GetProperty("ozone");
        if (actual.Ozone.N != Int(ozone, "n") || !Same(actual.Ozone.P90, ozone, "p90") || actual.Ozone.Action != ozone.GetProperty("action").GetString())
        {
            yield return "ozone";
        }

        if (!Texts(expected, "inspect").SequenceEqual(actual.Inspect))
        {
            yield return "inspect";
        }
    }

    private static int Int(JsonElement e, string name) => e.GetProperty(name).ValueKind == JsonValueKind.Null ? 0 : e.GetProperty(name).GetInt32();

    private static IEnumerable<string> Texts(JsonElement e, string name) => e.GetProperty(name).EnumerateArray().Select(x => x.GetString()!);

    private static bool Same(double actual, JsonElement e, string name)
    {
        if (!e.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return double.IsNaN(actual);
        }

        var expected = value.GetDouble();
        return Math.Abs(actual - expected) <= 1e-9 * Math.Max(1, Math.Abs(expected));
    }
}
