using Zhudian.Advisor.Feel.Conformance;

namespace Zhudian.Advisor.Feel.Tests.Conformance;

/// <summary>DMN TCK cases (DMN TCK working group). The type tests of 0070 against item definitions cannot pass: the extract has no item definitions.</summary>
public sealed class TckTests
{
    [SharedFact("feel-tck/tck-feel.json", "feel-tck/tck-tables.json")]
    public void The_published_cases_pass()
    {
        var report = ConformanceRunner.Run([SharedFactAttribute.Find("feel-tck/tck-feel.json")!, SharedFactAttribute.Find("feel-tck/tck-tables.json")!]);
        using var text = new StringWriter();
        report.Write(text);
        report.ValuePassRate.Should().BeGreaterThanOrEqualTo(0.99, text.ToString());
        report.BalancedMean.Should().BeGreaterThanOrEqualTo(0.99, text.ToString());
        report.TablePassRate.Should().Be(1.0, text.ToString());
        report.Results.Should().NotContain(r => r.Threw);
        report.Results.Count.Should().Be(1538 + 52);
    }

    [Fact]
    public void A_report_tells_value_rate_balanced_mean_and_failures()
    {
        var report = new ConformanceReport(
        [
            Result("a", TckOutcome.Value, true), Result("a", TckOutcome.Value, false), Result("a", TckOutcome.Error, true), Result("b", TckOutcome.Null, true),
        ]);

        // Value cases: 1 of 2. Balanced: a = (1/2 + 1/1)/2 = 0.75, b = 1; mean 0.875.
        report.ValuePassRate.Should().Be(0.5);
        report.BalancedMean.Should().Be(0.875);
        using var text = new StringWriter();
        report.Write(text);
        text.ToString().Should().Contain("取值例通过率 50.00 %").And.Contain("a：1 例未通过").And.Contain("DMN TCK");
    }

    private static ConformanceResult Result(string category, TckOutcome outcome, bool passed)
        => new(category + "/1", category, false, outcome, passed, false, TimeSpan.Zero, "1", "1", "2");
}
