using Zhudian.Advisor.Benchmarks.Baseline;
using Zhudian.Advisor.Benchmarks.Workload;

var sheet = new SheetGenerator(1).Next(Scale.Typical, 1);
Console.WriteLine(HandWritten.Evaluate(sheet).City);
