using System.Globalization;
using System.Text;
using Zhudian.Advisor.Reports.Charts;
using Zhudian.Advisor.Reports.Publishing;
using Zhudian.Advisor.Reports.Publishing.Reading;

namespace Zhudian.Advisor.Reports.Html;

/// <summary>Writes tables, and figures with the table of their data.</summary>
internal sealed class HtmlTables(StringBuilder html, HtmlInlines inlines, IReadOnlyDictionary<string, string> charts)
{
    /// <summary>Writes a table in a region that scrolls by itself.</summary>
    public void Table(TableBlock table)
    {
        var shape = TableShape.Of(table);
        var label = table.Number + " " + InlineReader.PlainText(table.Caption);
        html.Append(shape.Landscape ? "<div class=\"table wide\"" : "<div class=\"table\"").Append(" role=\"region\" tabindex=\"0\" aria-label=\"").Append(HtmlInlines.Escape(label.Trim().Length > 0 ? label : "表格")).Append("\">\n<table")
            .Append(HtmlInlines.Mark(table.Passage)).Append(CultureInfo.InvariantCulture, $" style=\"min-width:{shape.Shares.Sum():0}em\">\n");
        if (table.Number.Length > 0)
        {
            html.Append("<caption><span class=\"label\">").Append(HtmlInlines.Escape(table.Number)).Append('　');
            inlines.Write(table.Caption);
            inlines.Seal(table.Passage);
            if (table.Unit is { Length: > 0 } unit)
            {
                html.Append("<span class=\"unit\">单位：");
                inlines.Write([.. Subscripts.Split(unit, RunStyle.None, null)]);
                html.Append("</span>");
            }

            html.Append("</span></caption>\n");
        }

        html.Append("<colgroup>");
        foreach (var share in shape.Shares)
        {
            html.Append(CultureInfo.InvariantCulture, $"<col style=\"width:{share:0.#}em\">");
        }

        html.Append("</colgroup>\n<thead><tr>");
        foreach (var cell in table.Header)
        {
            html.Append("<th scope=\"col\">");
            inlines.Write(cell);
            html.Append("</th>");
        }

        html.Append("</tr></thead>\n<tbody>\n");
        foreach (var row in table.Rows)
        {
            html.Append("<tr>");
            for (var c = 0; c < row.Length; c++)
            {
                html.Append(shape.Aligns[c] switch { ColumnAlignment.Right => "<td class=\"r\">", ColumnAlignment.Left => "<td>", _ => "<td class=\"c\">" });
                inlines.Write(row[c]);
                html.Append("</td>");
            }

            html.Append("</tr>\n");
        }

        html.Append("</tbody>\n</table>\n</div>\n");
    }

    /// <summary>Writes a figure; without a drawing its words.</summary>
    public void Figure(FigureBlock figure)
    {
        var chart = figure.Chart;
        html.Append("<figure>\n");
        if (charts.TryGetValue(figure.Number, out var svg))
        {
            html.Append("<div class=\"chart\" role=\"img\" aria-label=\"").Append(HtmlInlines.Escape(Subscripts.Flatten(chart.Alt))).Append("\">").Append(svg).Append("</div>\n");
        }
        else
        {
            html.Append("<p class=\"alt\">").Append(HtmlInlines.Escape(chart.Alt)).Append("</p>\n");
        }

        html.Append("<figcaption>").Append(HtmlInlines.Escape(figure.Number)).Append('　');
        inlines.Write([.. Subscripts.Split(chart.Title, RunStyle.None, null)]);
        html.Append("</figcaption>\n<details class=\"data\"><summary>图中数据</summary><div class=\"table\"><table><thead><tr><th scope=\"col\">")
            .Append(chart.Unit.Length > 0 ? "单位：" + HtmlInlines.Escape(chart.Unit) : "项").Append("</th>");
        foreach (var name in chart.Series.Select(s => s.Name).Concat(chart.Targets.Select(t => t.Name)))
        {
            html.Append("<th scope=\"col\">").Append(HtmlInlines.Escape(name)).Append("</th>");
        }

        html.Append("</tr></thead><tbody>\n");
        for (var i = 0; i < chart.Categories.Length; i++)
        {
            html.Append("<tr><th scope=\"row\">").Append(HtmlInlines.Escape(chart.Categories[i])).Append("</th>");
            foreach (var values in chart.Series.Select(s => s.Values).Concat(chart.Targets.Select(t => t.Values)))
            {
                html.Append("<td class=\"r\">").Append(Number(values[Math.Min(i, values.Length - 1)], chart.Digits)).Append("</td>");
            }

            html.Append("</tr>\n");
        }

        html.Append("</tbody></table></div></details>\n</figure>\n");
    }

    private static string Number(double? value, int? digits) => value is not { } number
        ? "缺测"
        : digits is { } n ? number.ToString("F" + n.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) : number.ToString("R", CultureInfo.InvariantCulture);
}
