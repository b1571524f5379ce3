using System.Globalization;
using Zhudian.Advisor.Benchmarks.Baseline;
using Zhudian.Advisor.Benchmarks.Workload;
using Zhudian.Advisor.Engine.Model;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Benchmarks.Engine;

/// <summary>The conclusions of an assessment in the shape of the baseline's result, so that both can be compared.</summary>
internal static class EngineResult
{
    public static BaselineResult Of(Assessment assessment, BenchSheet sheet)
    {
        var byKey = assessment.Conclusions.GroupBy(c => c.Kind.Name).ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
        List<Conclusion> All(string kind) => byKey.GetValueOrDefault(kind) ?? [];
        var sections = All("断面评价").ToDictionary(c => c.Key, StringComparer.Ordinal);
        var causes = All("成因").Select(c => (Section: c.Values[0].Value, Code: c.Values[1].Value.AsText!)).Concat(All("成因不明").Select(c => (c.Values[0].Value, "UNKNOWN"))).ToLookup(c => Key(c.Item1), c => c.Item2, StringComparer.Ordinal);
        var sources = All("磷源").ToLookup(c => Key(c.Values[0].Value), c => Key(c.Values[1].Value), StringComparer.Ordinal);
        var city = All("全市评价").Single();
        var ponds = All("尾矿库评价").ToDictionary(c => c.Key, StringComparer.Ordinal);
        var lakes = All("湖库评价").ToDictionary(c => c.Key, StringComparer.Ordinal);
        return new BaselineResult
        {
            Sections = [.. sheet.Sections.Select(s => Section(sections[s.Id], causes[s.Id], sources[s.Id]))],
            City = City(city),
            Lakes = [.. sheet.Lakes.Select(l => lakes[l.Id]).Select(c => new LakeResult([.. Items(c, "分项").Select(Number)], Number(c, "指数"), Text(c, "等级"), Text(c, "标志")))],
            Ponds = [.. sheet.Ponds.Select(p => ponds[p.Id]).Select(c => new PondResult((int)Number(c, "h"), (int)Number(c, "s"), (int)Number(c, "r"), (int)Number(c, "hl"), (int)Number(c, "sl"), (int)Number(c, "rl"), Text(c, "风险")!))],
            Ozone = new OzoneResult((int)Number(city, "天数"), Number(city, "p90"), (int)Number(city, "超标日"), double.IsNaN(Number(city, "p90")) ? null : Number(city, "p90") <= 160, Text(city, "控制区"), Text(city, "行动")!),
            Inspect = [.. All("核查").Select(c => c.Key).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        };
    }

    private static SectionResult Section(Conclusion c, IEnumerable<string> causes, IEnumerable<string> sources)
    {
        var result = new SectionResult
        {
            ExceedMonths = (int)Number(c, "超标月数"),
            Class = Whole(Field(c, "级")),
            WetRatio = Number(c, "汛期比"),
            Sufficient = Field(c, "足够").IsTrue,
            Urgent = Field(c, "紧急").IsTrue,
        };
        Items(c, "月级").Select(Whole).ToArray().CopyTo(result.Months, 0);
        Items(c, "均值列").Select(Number).ToArray().CopyTo(result.Means, 0);
        Items(c, "级别列").Select(Whole).ToArray().CopyTo(result.Classes, 0);
        Items(c, "倍数列").Select(Number).ToArray().CopyTo(result.Multiples, 0);
        result.Main.AddRange(Items(c, "主要").Select(v => Array.IndexOf(HandWritten.Pollutants, v.AsText)));
        result.Causes.AddRange(causes.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        result.Phosphate.AddRange(sources.Order(StringComparer.Ordinal));
        return result;
    }

    private static CityResult City(Conclusion c) => new(
        (int)Number(c, "定级"), Number(c, "优良"), Number(c, "一般"), Number(c, "劣"), Text(c, "等级"), Number(c, "达标"), Field(c, "告警").IsTrue,
        [.. Items(c, "主要").Select(v => Array.IndexOf(HandWritten.Pollutants, v.AsText))],
        [.. Items(c, "优先").Select(v => v.AsText!.Split(':')).Select(p => (p[0], int.Parse(p[1], CultureInfo.InvariantCulture)))]);

    private static Value Field(Conclusion c, string name) => c.Values.First(v => v.Field.Name == name).Value;

    private static double Number(Conclusion c, string name) => Number(Field(c, name));

    private static double Number(Value value) => value.IsNumber ? (double)value.AsNumber : double.NaN;

    private static int Whole(Value value) => value.IsNumber ? (int)value.AsNumber : 0;

    private static string? Text(Conclusion c, string name) => Field(c, name).AsText;

    private static string Key(in Value row) => row.As<RowSource>()!.KeyOf(row.RowIndex);

    private static IEnumerable<Value> Items(Conclusion c, string name)
    {
        var list = Field(c, name).As<ListValue>() ?? ListValue.Empty;
        for (var i = 0; i < list.Count; i++)
        {
            yield return list[i];
        }
    }
}
