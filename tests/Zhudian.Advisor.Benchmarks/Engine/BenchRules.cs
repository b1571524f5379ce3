using Zhudian.Advisor.Benchmarks.Workload;
using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Facts;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Feel.Functions;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Building;
using Zhudian.Advisor.Knowledge.Loading;
using Zhudian.Advisor.Methods;

namespace Zhudian.Advisor.Benchmarks.Engine;

/// <summary>The rule base of the peer workload (Rules/*.md) and its sheets.</summary>
internal static class BenchRules
{
    private static readonly DateOnly Day = new(2026, 1, 1);

    /// <summary>Loads the rule base beside the program; every finding that is an error is printed.</summary>
    public static EvaluationEngine? Load(TextWriter output) => Load(output, Path.Combine(AppContext.BaseDirectory, "Rules"));

    /// <summary>Loads the rule base of a folder.</summary>
    public static EvaluationEngine? Load(TextWriter output, string folder)
    {
        var result = KnowledgeLoader.LoadDirectory(folder, LoadOptions.Default with { Functions = FunctionLibrary.Knowledge.With(MethodLibrary.All) });
        foreach (var error in result.Errors)
        {
            output.WriteLine(error);
        }

        return result.Knowledge is null ? null : new EvaluationEngine(result.Knowledge);
    }

    /// <summary>A fact sheet with the facts of a workload sheet. Missing is blank; missing scalars of ponds are 不适用, as the scoring table wants.</summary>
    public static FactSheet Sheet(EvaluationEngine engine, BenchSheet sheet)
    {
        var builder = new FactSheetBuilder(engine.Knowledge, Day);
        foreach (var section in sheet.Sections)
        {
            builder.Add("断面", Text("编号", section.Id), Text("河流", section.River), Number("位置", section.Pos), Number("目标", section.Target));
            for (var month = 0; month < 12; month++)
            {
                var cells = new List<(string, Value)> { Text("断面", section.Id), Number("月", month + 1) };
                cells.AddRange(section.V.Where(v => v.Value[month] is not null).Select(v => Number(v.Key, v.Value[month])));
                builder.Add("月值", [.. cells]);
            }
        }

        foreach (var name in new[] { "断面", "月值", "湖库", "企业", "尾矿库", "园区", "臭氧日", "全市" })
        {
            builder.Reported(name);
        }

        foreach (var lake in sheet.Lakes)
        {
            Add(builder, "湖库", Text("编号", lake.Id), Text("河流", lake.River), Number("chla", lake.Chla), Number("tp", lake.Tp), Number("tn", lake.Tn), Number("sd", lake.Sd), Number("codmn", lake.Codmn));
        }

        foreach (var e in sheet.Enterprises)
        {
            Add(builder, "企业", Text("编号", e.Id), Text("河流", e.River), Number("位置", e.Pos), Text("行业", e.Sector), YesNo("许可", e.Permit), Number("cod", e.Cod));
        }

        foreach (var park in sheet.Parks)
        {
            Add(builder, "园区", Text("编号", park.Id), Text("河流", park.River), Number("位置", park.Pos), YesNo("污水", park.Sewage));
        }

        foreach (var t in sheet.Ponds)
        {
            builder.Add(
                "尾矿库", Text("编号", t.Id), Text("河流", t.River), Number("位置", t.Pos), Text("ore", t.Ore), Text("haz", t.Haz), Number("volume", t.Volume), Number("height", t.Height), Number("age", t.Age),
                Number("dist", t.Dist), Number("pop", t.Pop), Number("wcls", t.Wcls), YesNo("liner", t.Liner), YesNo("drain", t.Drain), YesNo("monitor", t.Monitor), YesNo("plan", t.Plan), Number("incidents", t.Incidents));
        }

        for (var day = 0; day < sheet.Ozone.Length; day++)
        {
            Add(builder, "臭氧日", Number("日", day + 1), Number("浓度", sheet.Ozone[day]));
        }

        Add(builder, "全市", Text("编号", sheet.Id), Number("hcho", sheet.Hcho), Number("no2", sheet.No2));
        var result = builder.Build();
        return result.Sheet ?? throw new InvalidOperationException(string.Join('\n', result.Diagnostics));
    }

    private static void Add(FactSheetBuilder builder, string entity, params (string Name, Value Value)[] cells)
        => builder.Add(entity, [.. cells.Where(c => !c.Value.IsNull)]);

    private static (string, Value) Text(string name, string? text) => (name, Value.Of(text));

    private static (string, Value) Number(string name, double? number) => (name, number is { } n ? Value.Of((decimal)n) : Value.Null);

    private static (string, Value) YesNo(string name, bool? yes) => (name, yes is { } y ? Value.Of(y) : Value.Null);
}
