using System.Globalization;
using Zhudian.Advisor.Benchmarks.Baseline;
using Zhudian.Advisor.Benchmarks.Engine;
using Zhudian.Advisor.Benchmarks.Measures;
using Zhudian.Advisor.Benchmarks.Reference;
using Zhudian.Advisor.Benchmarks.Workload;

const string Usage = """
    usage: bench [--engine] [--quick] [--advisor advisor.dll] [--workload DIR]   everything, or only small and typical sheets
           bench --only pond|join|load|start|reference                           one part
           bench --check-baseline DIR                                            the baseline against worked examples
           bench --engine-out SHEETS.jsonl RESULTS.jsonl                         the engine's results in the workload's JSON
           bench --sheet small|typical|large FILE.yaml                           a sheet of the workload as a fact sheet
           bench --loop N [RULE…]                                                typical sheets again and again, for a profiler
           bench --pair [small|large]                                            ratios of one scale to the baseline
           bench --rules A B F0+F1 …                                             what single rules cost on the typical sheet
           bench --load DIR                                                      first load of a rule base in a fresh process
    """;

switch (args)
{
    case ["--check-baseline", var folder]:
        return BaselineCheck.Run(folder, Console.Out);
    case ["--engine-out", var sheets, var results]:
        if (BenchRules.Load(Console.Out) is not { } engine)
        {
            return 1;
        }

        ReferenceRun.Write(engine, sheets, results);
        return 0;
    case ["--sheet", var scale, var file]:
        return EngineBench.WriteSheet(Console.Out, scale, file);
    case ["--loop", var count, .. var only]:
        return EngineBench.Loop(Console.Out, int.Parse(count, CultureInfo.InvariantCulture), only);
    case ["--pair", .. var scales]:
        return PairedBench.Run(Console.Out, scales switch { ["small"] => Scale.Small, ["large"] => Scale.Large, _ => Scale.Typical });
    case ["--rules", .. var groups]:
        return PairedBench.Rules(Console.Out, groups);
    case ["--load", var rules]:
        return EngineBench.ColdLoad(Console.Out, rules);
    case ["--only", var part]:
        return EngineBench.Only(Console.Out, part);
}

var quick = false;
string? advisor = null, workload = null;
for (var i = 0; i < args.Length; i++)
{
    switch (args[i])
    {
        case "--engine":
            break;
        case "--quick":
            quick = true;
            break;
        case "--advisor" when i + 1 < args.Length:
            advisor = args[++i];
            break;
        case "--workload" when i + 1 < args.Length:
            workload = args[++i];
            break;
        default:
            Console.Error.WriteLine(Usage);
            return 1;
    }
}

return EngineBench.Run(Console.Out, quick, advisor, workload);
