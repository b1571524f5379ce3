using System.Collections.Immutable;
using System.Xml.Linq;
using Zhudian.Advisor.Feel.Diagnostics;

namespace Zhudian.Advisor.Knowledge.Exchange;

/// <summary>
/// Reads the decision tables of a DMN file (1.1 to 1.5, of any tool) as a rule file in Markdown. Files of <see cref="DmnExport"/> give their table back as
/// it was, with what was changed elsewhere; foreign tables come as 核验：未核验. What cannot be taken is said with the element's id and line. The text is a
/// proposal for people: it is not loaded, and names it mentions may be missing in the rule folder.
/// </summary>
public static class DmnImport
{
    /// <summary>Most decisions of one file.</summary>
    public const int MaxDecisions = 500;

    /// <summary>Most inputs, outputs and annotations of one table together.</summary>
    public const int MaxColumns = 200;

    /// <summary>Most input data, knowledge models and item definitions of one file: names and types are looked up in them for every column.</summary>
    public const int MaxNames = 2_000;

    /// <summary>Largest file in bytes.</summary>
    public const int MaxBytes = DmnFile.MaxBytes;

    /// <summary>Reads a file.</summary>
    /// <param name="content">Bytes of the file.</param>
    /// <param name="path">Its path, for messages and for the title.</param>
    public static DmnImportResult Read(ReadOnlyMemory<byte> content, string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var findings = ImmutableArray.CreateBuilder<Diagnostic>();
        if (DmnFile.Read(content, path, findings) is not var (root, version))
        {
            return new(null, 0, findings.ToImmutable());
        }

        var model = root.Name.Namespace;
        var decisions = root.Elements(model + "decision").ToList();
        if (decisions.Count > MaxDecisions)
        {
            findings.Add(DmnDiagnostics.TooLarge(DmnFile.Place(decisions[MaxDecisions], path), "决策个数", decisions.Count, MaxDecisions));
            return new(null, 0, findings.ToImmutable());
        }

        var names = root.Elements().Where(e => e.Name.Namespace == model && e.Name.LocalName is "inputData" or "businessKnowledgeModel" or "itemDefinition").ToList();
        if (names.Count > MaxNames)
        {
            findings.Add(DmnDiagnostics.TooLarge(DmnFile.Place(names[MaxNames], path), "输入数据、知识模型与类型定义的个数", names.Count, MaxNames));
            return new(null, 0, findings.ToImmutable());
        }

        ReportOthers(root, path, findings);
        var reader = new DecisionReader(root, version, path, findings);
        var tables = decisions.Select(reader.Read).OfType<ImportedTable>().ToList();
        if (tables.Count == 0)
        {
            findings.Add(DmnDiagnostics.NothingToTake(DmnFile.Place(root, path)));
            return new(null, 0, findings.ToImmutable());
        }

        var name = root.Attribute("name")?.Value is { Length: > 0 } given ? given : System.IO.Path.GetFileNameWithoutExtension(path);
        return new(MarkdownTables.Write(name, tables), tables.Count, findings.ToImmutable()) { Foreign = tables.Exists(t => !t.Own) };
    }

    private static void ReportOthers(XElement root, string path, ImmutableArray<Diagnostic>.Builder findings)
    {
        foreach (var element in root.Elements().Where(e => e.Name.Namespace == root.Name.Namespace))
        {
            var what = element.Name.LocalName switch
            {
                "businessKnowledgeModel" => "业务知识模型（BKM）",
                "decisionService" => "决策服务",
                "import" => "引入的模型“" + (element.Attribute("importType")?.Value ?? element.Attribute("namespace")?.Value) + "”（如 PMML）",
                _ => null,
            };
            if (what is not null)
            {
                findings.Add(DmnDiagnostics.NotTaken(DmnFile.Place(element, path), DecisionReader.Id(element), what));
            }
        }
    }
}

/// <summary>What an import gave.</summary>
/// <param name="Markdown">A rule file; null when there is an error.</param>
/// <param name="Tables">Number of decision tables in it.</param>
/// <param name="Diagnostics">Errors; lints for what was not taken; notes on names that changed.</param>
public sealed record DmnImportResult(string? Markdown, int Tables, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>Whether any table came without our extension.</summary>
    public bool Foreign { get; init; }
}
