using System.Globalization;

namespace Zhudian.Advisor.Feel.Conformance;

/// <summary>How one case went.</summary>
public sealed record ConformanceResult(string Id, string Category, bool IsTable, TckOutcome Outcome, bool Passed, bool Threw, TimeSpan Time, string Text, string Expected, string Actual);

/// <summary>Scores over all cases run.</summary>
public sealed class ConformanceReport(IReadOnlyList<ConformanceResult> results)
{
    private static readonly TimeSpan SlowAfter = TimeSpan.FromMilliseconds(100);

    public IReadOnlyList<ConformanceResult> Results { get; } = results;

    /// <summary>(a) share of the expression cases with an expected value that pass.</summary>
    public double ValuePassRate => Rate(Results.Where(r => !r.IsTable && r.Outcome == TckOutcome.Value));

    /// <summary>(b) mean over categories of the mean of the pass rates of value cases and of null or error cases; a category with one sort counts that one.</summary>
    public double BalancedMean => Mean(Results.Where(r => !r.IsTable).GroupBy(r => r.Category, StringComparer.Ordinal)
        .Select(g => Mean(g.GroupBy(r => r.Outcome == TckOutcome.Value).Select(Rate))));

    /// <summary>Share of the table cases that pass.</summary>
    public double TablePassRate => Rate(Results.Where(r => r.IsTable));

    public IEnumerable<ConformanceResult> Failures => Results.Where(r => !r.Passed);

    /// <summary>Cases over 100 ms.</summary>
    public IEnumerable<ConformanceResult> Slow => Results.Where(r => r.Time > SlowAfter);

    /// <summary>Chinese summary, then the failures per category.</summary>
    public void Write(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        var culture = CultureInfo.InvariantCulture;
        var expressions = Results.Where(r => !r.IsTable).ToList();
        var tables = Results.Where(r => r.IsTable).ToList();
        writer.WriteLine(string.Create(culture, $"表达式 {expressions.Count} 例，通过 {expressions.Count(r => r.Passed)}；决策表 {tables.Count} 例，通过 {tables.Count(r => r.Passed)}"));
        writer.WriteLine(string.Create(culture, $"取值例通过率 {ValuePassRate:P2}；分类平衡平均 {BalancedMean:P2}；决策表通过率 {TablePassRate:P2}；异常 {Results.Count(r => r.Threw)}；超过 100 毫秒 {Slow.Count()}"));
        foreach (var group in Failures.GroupBy(r => r.Category, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            writer.WriteLine(string.Create(culture, $"{group.Key}：{group.Count()} 例未通过"));
            foreach (var failure in group)
            {
                writer.WriteLine($"  {failure.Id} [{failure.Outcome}] {OneLine(failure.Text)}  期望 {failure.Expected}，得到 {failure.Actual}");
            }
        }

        foreach (var slow in Slow)
        {
            writer.WriteLine(string.Create(culture, $"慢：{slow.Id} {slow.Time.TotalMilliseconds:F0} 毫秒"));
        }

        writer.WriteLine("用例来自 DMN TCK working group（dmn-tck/tck），按知识共享署名-相同方式共享使用。");
    }

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static double Rate(IEnumerable<ConformanceResult> results)
    {
        var (passed, all) = results.Aggregate((Passed: 0, All: 0), (sum, r) => (sum.Passed + (r.Passed ? 1 : 0), sum.All + 1));
        return all == 0 ? 1.0 : (double)passed / all;
    }

    private static double Mean(IEnumerable<double> rates) => rates.DefaultIfEmpty(1.0).Average();
}
