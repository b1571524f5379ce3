using System.Collections.Immutable;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Reading;

namespace Zhudian.Advisor.Knowledge.Exchange;

/// <summary>
/// Writes a decision table as a DMN file (DMN 1.5 §§6–8, annex B for the diagram). Cells are standard FEEL; what DMN has no place for (units, row ids,
/// 缺省, 约束, 豁免, editions, status, the cells as written) travels in <c>extensionElements</c>, so that <see cref="DmnImport"/> gives the same table back.
/// All editions of a table go into one file, one decision each.
/// </summary>
public static class DmnExport
{
    /// <summary>Writes a table. A name without a table and a text that XML cannot hold are errors; cells that another engine would read differently are lints.</summary>
    /// <param name="knowledge">The knowledge base.</param>
    /// <param name="name">Name of a decision table.</param>
    /// <param name="textOf">Text of a rule file by its path in <see cref="KnowledgeBase.Files"/>; null when it cannot be read.</param>
    /// <param name="version">Version to write; null = DMN 1.5.</param>
    public static DmnExportResult Table(KnowledgeBase knowledge, string name, Func<string, string?> textOf, DmnVersion? version = null)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(textOf);
        if (!knowledge.Tables.TryGetValue(name, out var family))
        {
            return new(null, [DmnDiagnostics.NoTable(name, Spelling.Hint(name, knowledge.Tables.Keys))]);
        }

        var findings = ImmutableArray.CreateBuilder<Diagnostic>();
        var decisions = new List<XElement>();
        var writer = new DecisionWriter(version ?? DmnVersion.Latest, family, findings);
        foreach (var edition in family.Editions)
        {
            if (textOf(edition.Info.Location.Path) is not { } text || TableSource.Find(edition, text) is not { } source)
            {
                return new(null, [DmnDiagnostics.SourceChanged(edition.Info.Location, name)]);
            }

            decisions.Add(writer.Decision(edition, source));
        }

        var document = writer.Definitions(decisions);
        if (Unwritable(document) is { } bad)
        {
            return new(null, [DmnDiagnostics.Unwritable(family.Editions[0].Info.Location, bad)]);
        }

        return new(Print(document), findings.ToImmutable());
    }

    // XML 1.0 §2.2 leaves out most control characters and lone surrogates.
    private static string? Unwritable(XElement root)
        => root.DescendantsAndSelf().SelectMany(e => e.Attributes().Select(a => a.Value).Concat(e.Nodes().OfType<XText>().Select(t => t.Value)))
            .FirstOrDefault(t => !IsXml(t));

    private static bool IsXml(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                i++;
            }
            else if (!XmlConvert.IsXmlChar(text[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static string Print(XElement root)
    {
        var text = new StringBuilder();
        using (var writer = XmlWriter.Create(new Utf8Writer(text), new XmlWriterSettings { Indent = true, NewLineChars = "\n", NewLineHandling = NewLineHandling.Entitize }))
        {
            new XDocument(root).WriteTo(writer);
        }

        return text.Append('\n').ToString();
    }

    private sealed class Utf8Writer(StringBuilder text) : StringWriter(text, System.Globalization.CultureInfo.InvariantCulture)
    {
        public override Encoding Encoding => new UTF8Encoding(false);
    }
}

/// <summary>What an export gave.</summary>
/// <param name="Xml">The DMN file; null when there is an error.</param>
/// <param name="Diagnostics">Errors, and lints for cells another engine would read differently.</param>
public sealed record DmnExportResult(string? Xml, ImmutableArray<Diagnostic> Diagnostics);
