using System.Text.Json;
using Zhudian.Advisor.Benchmarks.Baseline;
using Zhudian.Advisor.Benchmarks.Engine;
using Zhudian.Advisor.Benchmarks.Workload;

// Check of the baseline against the published worked examples: bench --check-baseline DIR
if (args is ["--check-baseline", var folder])
{
    return BaselineCheck.Run(folder, Console.Out);
}

// The engine beside the baseline: bench --engine [--quick]
if (args is ["--engine", .. var rest])
{
    return EngineBench.Run(Console.Out, rest is ["--quick"]);
}

// Typical sheets again and again, for a profiler: bench --loop N [RULE…]
if (args is ["--loop", var count, .. var only])
{
    return EngineBench.Loop(Console.Out, int.Parse(count, System.Globalization.CultureInfo.InvariantCulture), only);
}

// First load of a rule base in a fresh process: bench --load DIR
if (args is ["--load", var rules])
{
    return EngineBench.ColdLoad(Console.Out, rules);
}

if (args.Length == 0)
{
    return EngineBench.Run(Console.Out, quick: false);
}

Console.Error.WriteLine("usage: bench [--engine [--quick] | --check-baseline DIR | --loop N [RULE…] | --load DIR]");
return 1;
