using System.Collections.Immutable;
using System.Xml.Linq;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Reading;
using Zhudian.Advisor.Knowledge.Tables.Binding;

namespace Zhudian.Advisor.Knowledge.Exchange;

/// <summary>Reads one decision with a decision table; anything else in a decision is said and left out.</summary>
internal sealed class DecisionReader
{
    private static readonly XNamespace Own = DmnVersion.Extension;
    private readonly XNamespace _model;
    private readonly XElement _root;
    private readonly DmnVersion _version;
    private readonly string _path;
    private readonly ImmutableArray<Diagnostic>.Builder _findings;
    private readonly ImportNames _titles = new();

    public DecisionReader(XElement root, DmnVersion version, string path, ImmutableArray<Diagnostic>.Builder findings)
        => (_root, _version, _path, _findings, _model) = (root, version, path, findings, root.Name.Namespace);

    /// <summary>Id of an element for messages: its kind and id, else its name.</summary>
    public static string Id(XElement element) => $"{element.Name.LocalName} {element.Attribute("id")?.Value ?? element.Attribute("name")?.Value ?? "（无 id）"}";

    /// <summary>The table; null after saying why not.</summary>
    public ImportedTable? Read(XElement decision)
    {
        var place = DmnFile.Place(decision, _path);
        if (decision.Element(_model + "decisionTable") is not { } table)
        {
            _findings.Add(DmnDiagnostics.NotTaken(place, Id(decision), Expression(decision)));
            return null;
        }

        var aggregation = table.Attribute("aggregation")?.Value;
        if (PolicyText.Read(table.Attribute("hitPolicy")?.Value, aggregation) is not { } policy)
        {
            _findings.Add(DmnDiagnostics.NoPolicy(DmnFile.Place(table, _path), Id(decision), table.Attribute("hitPolicy")?.Value + " " + aggregation));
            return null;
        }

        var inputs = table.Elements(_model + "input").ToList();
        var outputs = table.Elements(_model + "output").ToList();
        var rules = table.Elements(_model + "rule").ToList();
        if (inputs.Count == 0 || outputs.Count == 0 || rules.Count == 0)
        {
            _findings.Add(DmnDiagnostics.NoColumns(DmnFile.Place(table, _path), Id(decision)));
            return null;
        }

        if (rules.Count > TableBinder.MaxRows)
        {
            _findings.Add(DmnDiagnostics.TooLarge(DmnFile.Place(table, _path), Id(decision) + " 的行数", rules.Count, TableBinder.MaxRows));
            return null;
        }

        var width = inputs.Count + outputs.Count + table.Elements(_model + "annotation").Count();
        if (width > DmnImport.MaxColumns)
        {
            _findings.Add(DmnDiagnostics.TooLarge(DmnFile.Place(table, _path), Id(decision) + " 的列数", width, DmnImport.MaxColumns));
            return null;
        }

        var own = Extension(decision, "table");
        var name = decision.Attribute("name")?.Value ?? decision.Attribute("id")?.Value ?? "表";
        var kept = own?.Attribute("name")?.Value == name ? own.Attribute("title")?.Value : null;
        var result = new ImportedTable(kept ?? _titles.Take(name), policy) { Own = own is not null, Before = Text(decision.Element(_model + "description")), After = Text(own?.Element(Own + "after")) };
        Attributes(own, result);
        var names = Names();
        var cells = new TableCellsReader(_model, _path, Id(decision), names, FeelOf(table), _findings);
        var columns = new ColumnReader(_root, _path, Id(decision), names, _findings);
        var read = columns.Read(inputs, outputs, rules, policy, result);
        if (read is null || !cells.Rows(table, rules, read, result) || !cells.Defaults(outputs, read, policy, result))
        {
            return null;
        }

        if (cells.HasChanged)
        {
            Unverify(result, table);
        }

        return result;
    }

    /// <summary>Our own element in the extension elements of another.</summary>
    public static XElement? Extension(XElement element, string name) => element.Element(element.Name.Namespace + "extensionElements")?.Element(Own + name);

    private static string Text(XElement? element) => element?.Value.ReplaceLineEndings("\n").Trim('\n', ' ') ?? string.Empty;

    private static void Attributes(XElement? own, ImportedTable result)
    {
        foreach (var attribute in own?.Elements(Own + "attribute") ?? [])
        {
            result.Attributes.Add((attribute.Attribute("name")?.Value ?? string.Empty, attribute.Attribute("value")?.Value ?? string.Empty));
        }

        foreach (var waiver in own?.Elements(Own + "waiver") ?? [])
        {
            result.Attributes.Add(("豁免", $"{waiver.Attribute("code")?.Value} {waiver.Attribute("reason")?.Value}"));
        }

        if (own is null)
        {
            result.Attributes.Add((TableCellsReader.Status, StatusWords.Text(VerificationStatus.Unverified)));
        }
    }

    // What nobody compared with its source after the change must not go on as compared.
    private void Unverify(ImportedTable result, XElement table)
    {
        var status = StatusWords.Text(VerificationStatus.Unverified);
        var before = result.Attributes.Find(a => a.Name == TableCellsReader.Status).Value;
        if (before == status)
        {
            return;
        }

        result.Attributes.RemoveAll(a => a.Name == TableCellsReader.Status);
        result.Attributes.Add((TableCellsReader.Status, status));
        _findings.Add(DmnDiagnostics.Unverified(DmnFile.Place(table, _path), result.Title, before));
    }

    private ImportNames Names()
    {
        var names = new ImportNames();
        foreach (var element in _root.Elements().Where(e => e.Name == _model + "decision" || e.Name == _model + "inputData" || e.Name == _model + "businessKnowledgeModel"))
        {
            names.Know(element.Attribute("name")?.Value ?? string.Empty);
        }

        return names;
    }

    // Null when it is FEEL (DMN 1.5 §7.3.1: the default of a file without a word is FEEL).
    private string? FeelOf(XElement table)
    {
        var language = table.Attribute("expressionLanguage")?.Value ?? table.Parent?.Attribute("expressionLanguage")?.Value ?? _root.Attribute("expressionLanguage")?.Value ?? _version.Feel;
        return language.Contains("FEEL", StringComparison.OrdinalIgnoreCase) ? null : language;
    }

    private string Expression(XElement decision)
    {
        var words = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["literalExpression"] = "单个表达式", ["context"] = "上下文（boxed context）", ["invocation"] = "调用（boxed invocation）", ["functionDefinition"] = "函数定义", ["relation"] = "关系表（relation）",
            ["list"] = "列表（boxed list）", ["conditional"] = "条件（boxed conditional）", ["filter"] = "筛选（boxed filter）", ["for"] = "循环（boxed for）", ["every"] = "全称（boxed every）", ["some"] = "存在（boxed some）",
        };
        return decision.Elements().Where(e => e.Name.Namespace == _model).Select(e => words.GetValueOrDefault(e.Name.LocalName)).FirstOrDefault(w => w is not null) ?? "没有决策逻辑";
    }
}
