using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Zhudian.Advisor.Testing.Cases;

/// <summary>Case verdicts as JUnit XML, the form build servers read: one testsuite per rule file, one testcase per case.</summary>
public static class CaseReportJUnit
{
    /// <summary>The report as XML text. A report without cases has one failing testcase: nothing tested is a failure.</summary>
    public static string Write(CaseReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var suites = report.Verdicts.Length == 0
            ? [new XElement("testsuite", Attribute("name", "规则库"), Count("tests", 1), Count("failures", 1), new XElement("testcase", Attribute("name", "用例"), new XElement("failure", Attribute("message", "没有找到用例"))))]
            : report.Verdicts.GroupBy(v => v.Location.Path, StringComparer.Ordinal).Select(Suite).ToList();
        var root = new XElement("testsuites", Count("tests", Math.Max(1, report.Verdicts.Length)), Count("failures", report.Verdicts.Length == 0 ? 1 : report.Failed), suites);
        var text = new StringBuilder();
        using (var writer = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, NewLineChars = "\n", OmitXmlDeclaration = true }))
        {
            root.WriteTo(writer);
        }

        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + text + "\n";
    }

    private static XElement Suite(IGrouping<string, CaseVerdict> file)
        => new("testsuite", Attribute("name", file.Key), Count("tests", file.Count()), Count("failures", file.Count(v => !v.Passed)), file.Select(Case));

    private static XElement Case(CaseVerdict verdict)
        => new(
            "testcase",
            Attribute("name", verdict.Name),
            Attribute("classname", verdict.Suite),
            Attribute("file", verdict.Location.Path),
            Count("line", verdict.Location.Line),
            verdict.Passed ? null : new XElement("failure", Attribute("message", verdict.Problems[0]), Clean(string.Join('\n', verdict.Problems.Concat(verdict.Evidence.SelectMany(e => e.Lines()))))));

    private static XAttribute Count(string name, int value) => new(name, value.ToString(CultureInfo.InvariantCulture));

    private static XAttribute Attribute(string name, string value) => new(name, Clean(value));

    // XML 1.0 §2.2: control characters other than tab, line feed and carriage return cannot be written at all.
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            clean.Append(rune.Value is 9 or 10 or 13 or (>= 32 and not 0xFFFE and not 0xFFFF) ? rune.ToString() : "\uFFFD");
        }

        return clean.ToString();
    }
}
