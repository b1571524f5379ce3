using System.Collections.Immutable;
using System.Xml.Linq;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Reading;

namespace Zhudian.Advisor.Knowledge.Exchange;

/// <summary>Columns of an imported table: name, type and the names of annotations.</summary>
internal sealed record ImportedColumns(List<(string Name, DataKind? Type)> Inputs, List<(string Name, DataKind? Type)> Outputs, List<string> Notes);

/// <summary>Headers out of input, output and annotation clauses.</summary>
internal sealed class ColumnReader(XElement root, string path, string decision, ImportNames names, ImmutableArray<Diagnostic>.Builder findings)
{
    private static readonly (string Word, DataKind Kind)[] Types =
    [
        ("string", DataKind.Text), ("number", DataKind.Number), ("double", DataKind.Number), ("decimal", DataKind.Number), ("integer", DataKind.Integer), ("long", DataKind.Integer),
        ("boolean", DataKind.YesNo), ("date", DataKind.Date), ("dateandtime", DataKind.DateTime), ("datetime", DataKind.DateTime),
    ];

    private readonly XNamespace _model = root.Name.Namespace;

    /// <summary>Reads the columns into the headers of the table; null after saying why the table cannot be taken.</summary>
    public ImportedColumns? Read(List<XElement> inputs, List<XElement> outputs, List<XElement> rules, HitPolicy policy, ImportedTable table)
    {
        var columns = new ImportedColumns([], [], []);
        foreach (var input in inputs)
        {
            var (name, type, header) = Kept(input, input.Element(_model + "inputExpression")?.Element(_model + "text")?.Value.Trim(), input.Element(_model + "inputExpression")?.Attribute("typeRef")?.Value)
                ?? Input(input, columns.Inputs.Count);
            columns.Inputs.Add((name, type));
            table.Headers.Add(header);
        }

        for (var i = 0; i < outputs.Count; i++)
        {
            var at = i;
            var texts = rules.Select(r => r.Elements(_model + "outputEntry").ElementAtOrDefault(at)?.Element(_model + "text")?.Value ?? string.Empty);
            var (name, type, header) = Kept(outputs[i], outputs[i].Attribute("name")?.Value, outputs[i].Attribute("typeRef")?.Value) ?? Output(outputs[i], outputs.Count, texts);
            if (i == 0 && !table.Own && policy is HitPolicy.Priority or HitPolicy.OutputOrder)
            {
                var words = outputs[i].Element(_model + "outputValues")?.Element(_model + "text")?.Value is { } list ? FeelPieces.Commas(list).Select(FeelLiteral.Unquote).ToList() : [];
                if (words.Count == 0 || words.Contains(null))
                {
                    findings.Add(DmnDiagnostics.NotTaken(DmnFile.Place(outputs[i], path), decision, $"{HitPolicyText.Of(policy)} 表的输出要用 outputValues 列出文字的次序"));
                    return null;
                }

                var enumeration = names.Take(name + "次序");
                table.Enumerations.Add((enumeration, [.. words.OfType<string>().Distinct(StringComparer.Ordinal)]));
                (type, header) = (DataKind.Enum, $"→ {name} : {enumeration}");
            }

            columns.Outputs.Add((name, type));
            table.Headers.Add(header);
        }

        Notes(outputs[0].Parent!, rules, table, columns);
        return columns;
    }

    // The header as written, unless the column was renamed or got another type elsewhere.
    private (string Name, DataKind? Type, string Header)? Kept(XElement clause, string? name, string? type)
    {
        if (DecisionReader.Extension(clause, "column") is not { } own || own.Attribute("header")?.Value is not { } header || own.Attribute("name")?.Value is not { Length: > 0 } written)
        {
            return null;
        }

        names.Know(written);
        if (name is not null && name != written)
        {
            var renamed = names.Take(name);
            findings.Add(DmnDiagnostics.Edited(DmnFile.Place(clause, path), decision, written, renamed));
            var at = header.IndexOf(written, StringComparison.Ordinal);
            return at < 0 ? null : (renamed, TypeOf(type), header[..at] + renamed + header[(at + written.Length)..]);
        }

        return type == own.Attribute("type")?.Value ? (names.Take(written), TypeOf(type), header) : null;
    }

    private (string Name, DataKind? Type, string Header) Input(XElement input, int index)
    {
        var expression = input.Element(_model + "inputExpression");
        var text = expression?.Element(_model + "text")?.Value.ReplaceLineEndings(" ").Trim() ?? string.Empty;
        var label = input.Attribute("label")?.Value.Trim() ?? string.Empty;
        var simple = text.Length > 0 && text.All(c => char.IsLetterOrDigit(c) || c is '_' or ' ' || char.IsLetter(c));
        var from = simple ? text : label.Length > 0 ? label : text.Length > 0 ? text : $"输入{index + 1}";
        var name = names.Take(from);
        if (!simple && text.Length > 0)
        {
            findings.Add(DmnDiagnostics.Expression(DmnFile.Place(expression!, path), decision, text, name));
        }
        else if (name != from)
        {
            findings.Add(DmnDiagnostics.Renamed(DmnFile.Place(input, path), decision, from, name));
        }

        var type = TypeOf(expression?.Attribute("typeRef")?.Value);
        return (name, type, Header(name, type));
    }

    private (string Name, DataKind? Type, string Header) Output(XElement output, int count, IEnumerable<string> texts)
    {
        var variable = output.Parent!.Parent!.Element(_model + "variable");
        var candidates = new[] { output.Attribute("name")?.Value, count == 1 ? variable?.Attribute("name")?.Value : null, output.Attribute("label")?.Value, output.Parent.Attribute("outputLabel")?.Value, "结果" };
        var from = candidates.First(c => !string.IsNullOrWhiteSpace(c))!;
        var name = names.Take(from);
        if (name != from)
        {
            findings.Add(DmnDiagnostics.Renamed(DmnFile.Place(output, path), decision, from, name));
        }

        var type = TypeOf(output.Attribute("typeRef")?.Value ?? (count == 1 ? variable?.Attribute("typeRef")?.Value : null)) ?? CellsFromFeel.Common(texts);
        return (name, type, "→ " + Header(name, type));
    }

    // Reserved columns of ours keep their names; other annotations are gathered under 备注, with the descriptions of rules.
    private void Notes(XElement table, List<XElement> rules, ImportedTable result, ImportedColumns columns)
    {
        columns.Notes.AddRange(table.Elements(_model + "annotation").Select(a => a.Attribute("name")?.Value ?? string.Empty));
        if (result.Own)
        {
            result.Headers.AddRange(columns.Notes.Where(n => AttributeReader.Inherited.Contains(n) || n is "备注" or "组"));
        }

        var rest = !result.Own && (columns.Notes.Count > 0 || rules.Exists(r => r.Element(_model + "description") is not null));
        if (rest || (result.Own && !result.Headers.Contains("备注") && rules.Exists(HasNewNote)))
        {
            result.Headers.Add("备注");
        }
    }

    private bool HasNewNote(XElement rule)
        => rule.Element(_model + "description")?.Value is { Length: > 0 } text && text != DecisionReader.Extension(rule, "row")?.Attribute("description")?.Value;

    private DataKind? TypeOf(string? reference, int depth = 0)
    {
        if (string.IsNullOrWhiteSpace(reference) || depth > 8)
        {
            return null;
        }

        // DMN 1.1 wrote feel:string; later versions bare names.
        var bare = reference[(reference.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
        var found = Array.Find(Types, t => t.Word == bare.Replace(" ", string.Empty, StringComparison.Ordinal).ToLowerInvariant());
        if (found.Word is not null)
        {
            return found.Kind;
        }

        var item = root.Elements(_model + "itemDefinition").FirstOrDefault(i => i.Attribute("name")?.Value == bare && i.Attribute("isCollection")?.Value != "true");
        return TypeOf(item?.Element(_model + "typeRef")?.Value, depth + 1);
    }

    private static string Header(string name, DataKind? type) => type switch
    {
        DataKind.Text => name + " : 文本",
        DataKind.Number => name + " : 数",
        DataKind.Integer => name + " : 整数",
        DataKind.YesNo => name + " : 是否",
        DataKind.Date => name + " : 日期",
        DataKind.DateTime => name + " : 时刻",
        _ => name,
    };
}
