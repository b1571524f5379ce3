using System.Globalization;
using System.Xml.Linq;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Reading;

namespace Zhudian.Advisor.Knowledge.Exchange;

/// <summary>
/// Our own elements inside <c>extensionElements</c>: <c>table</c> (title, attributes, 约束, 豁免, prose), <c>column</c>, <c>row</c> and <c>cell</c>. Each keeps
/// beside the text as written what was made of it, so that an edit in another tool is noticed and wins over the text as written.
/// </summary>
internal static class TableExtension
{
    /// <summary>Element of a decision.</summary>
    public static XElement Write(XNamespace own, string name, DecisionTable edition, TableSource source)
    {
        var attributes = edition.Info.Attributes;
        return new XElement(
            own + "table",
            new XAttribute("version", "1"),
            new XAttribute("name", name),
            new XAttribute("title", edition.Info.Title),
            Attribute("依据", attributes.Basis.IsEmpty ? null : string.Join('；', attributes.Basis)),
            Attribute("核验", attributes.Status is { } status ? StatusWords.Text(status) : null),
            Attribute("生效", Day(attributes.From)),
            Attribute("失效", Day(attributes.To)),
            Attribute("复核日期", Day(attributes.ReviewBy)),
            Attribute("责任人", attributes.Owner),
            Attribute("约束", source.Block.Heading.Own.TryGetValue("约束", out var constraint) ? constraint.Text : null),
            edition.Info.Waivers.Select(w => new XElement(own + "waiver", new XAttribute("code", w.Code), new XAttribute("reason", w.Reason))),
            source.After.Length > 0 ? new XElement(own + "after", source.After) : null);

        XElement? Attribute(string key, string? value) => value is null ? null : new XElement(own + "attribute", new XAttribute("name", key), new XAttribute("value", value));
    }

    /// <summary>Element of a column.</summary>
    public static XElement Column(XNamespace own, string header, string name, string? type)
        => new(own + "column", new XAttribute("header", header), new XAttribute("name", name), type is null ? null : new XAttribute("type", type));

    /// <summary>What tools show beside a rule: the id of the row and its note.</summary>
    public static string RowDescription(string id, string note) => note.Length == 0 ? id : $"{id}：{note}";

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
