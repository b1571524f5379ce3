using System.Text.Json;
using System.Xml.Linq;
using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Testing.Cases;
using Zhudian.Advisor.Testing.Tests.Support;

namespace Zhudian.Advisor.Testing.Tests.Cases;

public class CaseReportTests
{
    // 31 is above 30, so expecting 中 is wrong; the control character in the name must not break the XML.
    private static readonly CaseReport Report = CaseRunner.Run(new EvaluationEngine(Tiny.Load(cases: Tiny.Cases.Replace("| 三十一 | 31 | 差 |", "| 三十\u0001一 | 31 | 中 |", StringComparison.Ordinal))));

    [Fact]
    public void JUnit_counts_and_names_every_case_and_its_failure()
    {
        var xml = XDocument.Parse(CaseReportJUnit.Write(Report)).Root!;
        ((int)xml.Attribute("tests")!).Should().Be(3);
        ((int)xml.Attribute("failures")!).Should().Be(1);
        var failed = xml.Descendants("testcase").Single(c => c.Element("failure") is not null);
        ((string)failed.Attribute("name")!).Should().Be("三十\uFFFD一");
        ((string)failed.Attribute("classname")!).Should().Be("定级");
        ((string)failed.Attribute("file")!).Should().Be("站.用例.md");
        ((string)failed.Element("failure")!.Attribute("message")!).Should().Contain("应为").And.Contain("差");
    }

    [Fact]
    public void JUnit_of_no_case_at_all_is_a_failure()
        => ((int)XDocument.Parse(CaseReportJUnit.Write(new CaseReport([]))).Root!.Attribute("failures")!).Should().Be(1);

    [Fact]
    public void Json_carries_counts_places_and_problems()
    {
        using var json = JsonDocument.Parse(CaseReportJson.Write(Report));
        json.RootElement.GetProperty("passed").GetInt32().Should().Be(2);
        json.RootElement.GetProperty("failed").GetInt32().Should().Be(1);
        json.RootElement.GetProperty("good").GetBoolean().Should().BeFalse();
        var failed = json.RootElement.GetProperty("verdicts").EnumerateArray().Single(v => !v.GetProperty("passed").GetBoolean());
        failed.GetProperty("place").GetProperty("line").GetInt32().Should().BeGreaterThan(0);
        failed.GetProperty("problems").GetArrayLength().Should().Be(1);
    }
}
