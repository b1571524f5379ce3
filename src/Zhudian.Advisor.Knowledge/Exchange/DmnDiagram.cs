using System.Globalization;
using System.Xml.Linq;

namespace Zhudian.Advisor.Knowledge.Exchange;

/// <summary>Shapes and edges of the requirements diagram (DMN 1.5 §13, DMNDI): decisions above, inputs below; without them modelers show an empty canvas.</summary>
internal static class DmnDiagram
{
    private const int Width = 180;
    private const int DecisionHeight = 80;
    private const int InputWidth = 125;
    private const int InputHeight = 45;
    private const int Gap = 35;
    private const int Left = 100;
    private const int Top = 100;
    private const int InputTop = 300;

    public static XElement Draw(DmnVersion version, IReadOnlyList<XElement> inputs, IReadOnlyList<XElement> decisions)
    {
        XNamespace dmndi = version.Diagram!;
        XNamespace dc = DmnVersion.Bounds;
        XNamespace di = DmnVersion.Interchange;
        XNamespace model = version.Model;
        var row = Math.Max((decisions.Count * (Width + Gap)) - Gap, (inputs.Count * (InputWidth + Gap)) - Gap);
        var places = new Dictionary<string, (int X, int Y, int Width, int Height)>(StringComparer.Ordinal);
        Place(decisions, Width, DecisionHeight, Top);
        Place(inputs, InputWidth, InputHeight, InputTop);
        var shapes = places.Select((p, i) => new XElement(
            dmndi + "DMNShape",
            new XAttribute("id", Text($"DMNShape_{i + 1}")),
            new XAttribute("dmnElementRef", p.Key),
            new XElement(dc + "Bounds", new XAttribute("height", p.Value.Height), new XAttribute("width", p.Value.Width), new XAttribute("x", p.Value.X), new XAttribute("y", p.Value.Y))));
        var edges = decisions.SelectMany(d => d.Elements(model + "informationRequirement").Select(r =>
        {
            var from = places[r.Element(model + "requiredInput")!.Attribute("href")!.Value[1..]];
            var to = places[d.Attribute("id")!.Value];
            return new XElement(
                dmndi + "DMNEdge",
                new XAttribute("id", "DMNEdge_" + r.Attribute("id")!.Value),
                new XAttribute("dmnElementRef", r.Attribute("id")!.Value),
                Waypoint(from.X + (from.Width / 2), from.Y),
                Waypoint(to.X + (to.Width / 2), to.Y + to.Height));
        }));
        return new XElement(dmndi + "DMNDI", new XElement(dmndi + "DMNDiagram", new XAttribute("id", "DMNDiagram_1"), shapes, edges));

        void Place(IReadOnlyList<XElement> elements, int width, int height, int y)
        {
            var x = Left + ((row - ((elements.Count * (width + Gap)) - Gap)) / 2);
            foreach (var element in elements)
            {
                places.Add(element.Attribute("id")!.Value, (x, y, width, height));
                x += width + Gap;
            }
        }

        XElement Waypoint(int x, int y) => new(di + "waypoint", new XAttribute("x", x), new XAttribute("y", y));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
