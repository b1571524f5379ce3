using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Reading;

namespace Zhudian.Advisor.Knowledge.Exchange;

/// <summary>One decision per edition, the inputs they share, and the definitions around them. Ids are ASCII and depend on places only, so that two exports can be compared.</summary>
internal sealed class DecisionWriter(DmnVersion version, TableFamily family, ImmutableArray<Diagnostic>.Builder findings)
{
    private readonly XNamespace _model = version.Model;
    private readonly XNamespace _own = DmnVersion.Extension;
    private int _count;

    /// <summary>The decision of an edition.</summary>
    public XElement Decision(DecisionTable edition, TableSource source)
    {
        var id = Invariant($"Decision_{++_count}");
        var header = source.Block.Header;
        var outputs = Enumerable.Range(1, header.Length - 1).Where(i => header[i].Text.StartsWith('→')).ToList();
        var notes = Enumerable.Range(outputs[0], header.Length - outputs[0]).Where(i => !header[i].Text.StartsWith('→')).ToList();
        var name = NameOf(edition);
        var variable = new XElement(_model + "variable", new XAttribute("id", id + "_variable"), new XAttribute("name", name), edition.Outputs.Length == 1 ? TypeRef(edition.Outputs[0].Type) : null);
        var table = new XElement(_model + "decisionTable", new XAttribute("id", id + "_table"), Policy(edition.Policy), new XAttribute("preferredOrientation", "Rule-as-Row"));
        for (var i = 0; i < edition.Inputs.Length; i++)
        {
            table.Add(Input(Invariant($"{id}_input_{i + 1}"), edition.Inputs[i], header[i + 1].Text));
        }

        for (var i = 0; i < edition.Outputs.Length; i++)
        {
            table.Add(Output(Invariant($"{id}_output_{i + 1}"), edition, i, header[outputs[i]].Text));
        }

        table.Add(notes.Select(n => new XElement(_model + "annotation", new XAttribute("name", header[n].Text))));
        for (var i = 0; i < edition.Rows.Length; i++)
        {
            table.Add(Row(Invariant($"{id}_rule_{i + 1}"), edition, edition.Rows[i], source.Block.Rows[i], notes));
        }

        return new XElement(
            _model + "decision",
            new XAttribute("id", id),
            new XAttribute("name", name),
            source.Before.Length > 0 ? new XElement(_model + "description", source.Before) : null,
            Extension(TableExtension.Write(_own, name, edition, source)),
            variable,
            edition.Inputs.Select((_, i) => new XElement(
                _model + "informationRequirement",
                new XAttribute("id", Invariant($"{id}_requirement_{i + 1}")),
                new XElement(_model + "requiredInput", new XAttribute("href", Invariant($"#Input_{i + 1}"))))),
            table);
    }

    /// <summary>The whole file.</summary>
    public XElement Definitions(List<XElement> decisions)
    {
        var inputs = family.Editions[0].Inputs.Select((input, i) =>
        {
            var id = Invariant($"Input_{i + 1}");
            return new XElement(
                _model + "inputData",
                new XAttribute("id", id),
                new XAttribute("name", input.Name),
                new XElement(_model + "variable", new XAttribute("id", id + "_variable"), new XAttribute("name", input.Name), TypeRef(input.Type)));
        }).ToList();
        return new XElement(
            _model + "definitions",
            new XAttribute("xmlns", version.Model),
            new XAttribute(XNamespace.Xmlns + "dmndi", version.Diagram!),
            new XAttribute(XNamespace.Xmlns + "dc", DmnVersion.Bounds),
            new XAttribute(XNamespace.Xmlns + "di", DmnVersion.Interchange),
            new XAttribute(XNamespace.Xmlns + "zd", DmnVersion.Extension),
            new XAttribute("id", "Definitions_1"),
            new XAttribute("name", family.Name),
            new XAttribute("namespace", DmnVersion.Extension + ":rules"),
            new XAttribute("expressionLanguage", version.Feel),
            new XAttribute("exporter", "Zhudian.Advisor"),
            inputs,
            decisions,
            DmnDiagram.Draw(version, inputs, decisions));
    }

    private XElement Input(string id, TableInput input, string header) => new(
        _model + "input",
        new XAttribute("id", id),
        new XAttribute("label", input.Unit is null ? input.Name : $"{input.Name} ({input.Unit})"),
        Extension(TableExtension.Column(_own, header, input.Name, TypeRef(input.Type)?.Value)),
        new XElement(_model + "inputExpression", new XAttribute("id", id + "_expression"), TypeRef(input.Type), Text(input.Name)),
        Words(id, "inputValues", input.Type, false));

    private XElement Output(string id, DecisionTable edition, int index, string header)
    {
        var output = edition.Outputs[index];
        return new XElement(
            _model + "output",
            new XAttribute("id", id),
            new XAttribute("label", output.Unit is null ? output.Name : $"{output.Name} ({output.Unit})"),
            new XAttribute("name", output.Name),
            TypeRef(output.Type),
            Extension(TableExtension.Column(_own, header, output.Name, TypeRef(output.Type)?.Value)),
            Words(id, "outputValues", output.Type, edition.Policy is HitPolicy.Priority or HitPolicy.OutputOrder),
            edition.Defaults.TryGetValue(output.Name, out var value) ? Cell("defaultOutputEntry", id + "_default", value.Text.Text, FeelCells.Output(value), edition.Info.Location, "缺省") : null);
    }

    private XElement Row(string id, DecisionTable edition, TableRow row, RawRow raw, List<int> notes)
    {
        var description = TableExtension.RowDescription(row.Id, row.Note);
        return new XElement(
            _model + "rule",
            new XAttribute("id", id),
            new XElement(_model + "description", description),
            Extension(new XElement(_own + "row", new XAttribute("id", row.Id), new XAttribute("description", description))),
            row.Cells.Select((cell, i) => Cell("inputEntry", Invariant($"{id}_in_{i + 1}"), cell.Text.Text, FeelCells.Input(cell, edition.Inputs[i]), cell.Text.Locate(0), row.Id)),
            row.Outputs.Select((slot, i) => Cell("outputEntry", Invariant($"{id}_out_{i + 1}"), slot.Text.Text, FeelCells.Output(slot), slot.Text.Locate(0), row.Id)),
            notes.Select(n => new XElement(_model + "annotationEntry", Text(raw[n].Text))));
    }

    private XElement Cell(string element, string id, string written, FeelCell cell, SourceLocation location, string row)
    {
        if (cell.Lost is { } lost)
        {
            findings.Add(DmnDiagnostics.NotExact(location, family.Name, row, lost));
        }

        return new XElement(
            _model + element,
            new XAttribute("id", id),
            Extension(new XElement(_own + "cell", new XAttribute("text", written), new XAttribute("feel", cell.Text))),
            Text(cell.Text));
    }

    private XElement? Words(string id, string element, FeelType type, bool ranked)
        => type is not EnumType words ? null : new XElement(
            _model + element,
            new XAttribute("id", Invariant($"{id}_values")),
            Text(string.Join(", ", (ranked ? words.Members.OrderBy(m => m.Order) : words.Members.AsEnumerable()).Select(m => FeelLiteral.Quote(m.Text)))));

    private XElement Text(string text) => new(_model + "text", text);

    private XElement Extension(XElement own) => new(_model + "extensionElements", own);

    // Names of decisions are unique in a file (DMN 1.5 §6.3.2).
    private string NameOf(DecisionTable edition)
        => family.Editions.Length == 1 ? family.Name : $"{family.Name}（{(edition.Info.Attributes.From is { } from ? from.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + " 起" : "初版")}）";

    private static XAttribute? TypeRef(FeelType type)
    {
        var name = type is EnumType || type == FeelType.String || type == FeelType.YearMonth ? "string"
            : type == FeelType.Number ? "number"
            : type == FeelType.Boolean ? "boolean"
            : type == FeelType.Date ? "date"
            : type == FeelType.DateTime ? "date and time"
            : "Any";
        return new XAttribute("typeRef", name);
    }

    private static IEnumerable<XAttribute> Policy(HitPolicy policy)
    {
        var (name, aggregation) = PolicyText.Of(policy);
        yield return new XAttribute("hitPolicy", name);
        if (aggregation is not null)
        {
            yield return new XAttribute("aggregation", aggregation);
        }
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
