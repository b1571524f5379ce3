using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Reading;

namespace Zhudian.Advisor.Knowledge.Exchange;

/// <summary>Rows of an imported table. A cell of ours whose FEEL nobody changed comes back as it was written.</summary>
/// <param name="model">Namespace of the file.</param>
/// <param name="path">File, for places.</param>
/// <param name="decision">Id of the decision, for messages.</param>
/// <param name="names">Names of the table.</param>
/// <param name="language">Expression language when it is not FEEL.</param>
/// <param name="findings">Takes the findings.</param>
internal sealed class TableCellsReader(XNamespace model, string path, string decision, ImportNames names, string? language, ImmutableArray<Diagnostic>.Builder findings)
{
    /// <summary>The attribute, and the column, of verification.</summary>
    public const string Status = "核验";

    private static readonly XNamespace Own = DmnVersion.Extension;
    private readonly CellsFromFeel _cells = new(names);
    private bool _changed;

    /// <summary>Whether some row of ours has a cell that was edited elsewhere or came without the text as written.</summary>
    public bool HasChanged { get; private set; }

    /// <summary>Reads all rows; false after saying why the table cannot be taken.</summary>
    public bool Rows(XElement table, List<XElement> rules, ImportedColumns columns, ImportedTable result)
    {
        if (language is not null)
        {
            findings.Add(DmnDiagnostics.Language(DmnFile.Place(table, path), decision, language));
        }

        var ids = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < rules.Count; i++)
        {
            var inputs = rules[i].Elements(model + "inputEntry").ToList();
            var outputs = rules[i].Elements(model + "outputEntry").ToList();
            if (inputs.Count != columns.Inputs.Count || outputs.Count != columns.Outputs.Count)
            {
                findings.Add(DmnDiagnostics.CellCount(DmnFile.Place(rules[i], path), decision, inputs.Count + outputs.Count, columns.Inputs.Count + columns.Outputs.Count));
                return false;
            }

            _changed = false;
            var row = new List<string> { Id(rules[i], i, ids) };
            row.AddRange(inputs.Select((cell, c) => Cell(cell, columns.Inputs[c].Type, false)));
            row.AddRange(outputs.Select((cell, c) => Cell(cell, columns.Outputs[c].Type, true)));
            row.AddRange(result.Headers.Skip(columns.Inputs.Count + columns.Outputs.Count).Select(h => Note(rules[i], h, columns.Notes, result.Own)));
            HasChanged |= result.Own && _changed;
            if (result.Own && _changed && result.Headers.IndexOf(Status) is >= 0 and var status)
            {
                row[status + 1] = StatusWords.Text(VerificationStatus.Unverified);
            }

            result.Rows.Add(row);
        }

        return true;
    }

    /// <summary>缺省 from the default entries of the outputs; false after saying why the table cannot be taken.</summary>
    public bool Defaults(List<XElement> outputs, ImportedColumns columns, HitPolicy policy, ImportedTable result)
    {
        var entries = outputs.Select(o => o.Element(model + "defaultOutputEntry")).ToList();
        if (entries.TrueForAll(e => e is null))
        {
            return true;
        }

        var place = DmnFile.Place(entries.Find(e => e is not null)!, path);
        var values = entries.Select((e, i) => e is null ? "无" : Cell(e, columns.Outputs[i].Type, true)).ToList();
        if (policy is not (HitPolicy.Unique or HitPolicy.Any or HitPolicy.First or HitPolicy.Priority) || values.Exists(v => v.AsSpan().IndexOfAny(';', '；') >= 0))
        {
            findings.Add(DmnDiagnostics.NotTaken(place, decision + " 的 defaultOutputEntry", policy is HitPolicy.Unique or HitPolicy.Any or HitPolicy.First or HitPolicy.Priority ? "缺省值里有分号" : $"{HitPolicyText.Of(policy)} 表不用缺省"));
            return true;
        }

        result.Attributes.Add(("缺省", string.Join('；', columns.Outputs.Zip(values, (c, v) => $"{c.Name} = {v}"))));
        return true;
    }

    private string Cell(XElement entry, DataKind? type, bool output)
    {
        var feel = entry.Element(model + "text")?.Value ?? string.Empty;
        var own = DecisionReader.Extension(entry, "cell");
        if (own?.Attribute("text")?.Value is { } written && own.Attribute("feel")?.Value is { } exported)
        {
            if (string.Equals(exported.Trim(), feel.Trim(), StringComparison.Ordinal))
            {
                return written;
            }

            findings.Add(DmnDiagnostics.Edited(DmnFile.Place(entry, path), $"{decision} 的 {DecisionReader.Id(entry)}", exported, feel.Trim()));
        }

        _changed = true;
        if (language is not null || entry.Attribute("expressionLanguage")?.Value is { } local && !local.Contains("FEEL", StringComparison.OrdinalIgnoreCase))
        {
            return feel.Trim().Length == 0 ? (output ? "无" : "-") : feel;
        }

        var text = output ? _cells.Output(feel, type, out var why) : _cells.Input(feel, type, out why);
        if (why is not null)
        {
            findings.Add(DmnDiagnostics.Unreadable(DmnFile.Place(entry, path), $"{decision} 的 {DecisionReader.Id(entry)}", feel.Trim(), why));
        }

        return text;
    }

    private string Id(XElement rule, int index, HashSet<string> ids)
    {
        var own = DecisionReader.Extension(rule, "row")?.Attribute("id")?.Value;
        var description = rule.Element(model + "description")?.Value ?? string.Empty;
        var id = own ?? (rule.Attribute("label")?.Value is { Length: > 0 } label && description.Length == 0 ? label : (index + 1).ToString(CultureInfo.InvariantCulture));
        var free = id;
        for (var n = 2; !ids.Add(free); n++)
        {
            free = string.Create(CultureInfo.InvariantCulture, $"{id}_{n}");
        }

        return free;
    }

    private string Note(XElement rule, string header, List<string> notes, bool own)
    {
        var entries = rule.Elements(model + "annotationEntry").Select(e => e.Element(model + "text")?.Value.ReplaceLineEndings(" ").Trim() ?? string.Empty).ToList();
        var description = rule.Element(model + "description")?.Value.ReplaceLineEndings(" ").Trim() ?? string.Empty;
        if (!own)
        {
            return string.Join("；", entries.Select((e, i) => e.Length == 0 || notes.Count < 2 ? e : $"{notes.ElementAtOrDefault(i)}：{e}").Append(description).Where(e => e.Length > 0));
        }

        var row = DecisionReader.Extension(rule, "row");
        if (header == "备注" && description.Length > 0 && description != row?.Attribute("description")?.Value.Trim())
        {
            var prefix = row?.Attribute("id")?.Value + "：";
            return prefix.Length > 1 && description.StartsWith(prefix, StringComparison.Ordinal) ? description[prefix.Length..] : description;
        }

        var at = notes.IndexOf(header);
        var text = at < 0 || at >= entries.Count ? string.Empty : entries[at];
        return text.Length > 0 || header is "备注" or "依据" ? text : "-";
    }
}
