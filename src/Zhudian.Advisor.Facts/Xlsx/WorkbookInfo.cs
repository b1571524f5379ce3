using System.Globalization;
using System.Xml;
using Zhudian.Advisor.Facts.Diagnostics;
using Zhudian.Advisor.Facts.Reading;

namespace Zhudian.Advisor.Facts.Xlsx;

/// <summary>What a numeric cell looks like by its style: serial dates and percentages are numbers in the file.</summary>
internal enum NumberLook : byte
{
    Plain,
    Date,
    Percent,
}

/// <summary>Worksheets, shared strings and number styles of a workbook.</summary>
/// <param name="Sheets">Name and part of each worksheet, in order.</param>
/// <param name="Strings">Shared strings; null where one is longer than a cell may be.</param>
/// <param name="Looks">Look per style index.</param>
internal sealed record WorkbookInfo(IReadOnlyList<(string Name, string Part)> Sheets, IReadOnlyList<string?> Strings, IReadOnlyList<NumberLook> Looks, bool Date1904)
{
    public static WorkbookInfo Read(XlsxPackage package, int cellLength)
    {
        var root = Relations(package, "_rels/.rels", string.Empty).FirstOrDefault(r => r.Type.EndsWith("/officeDocument", StringComparison.Ordinal)).Target ?? "xl/workbook.xml";
        var folder = root.Contains('/') ? root[..(root.LastIndexOf('/') + 1)] : string.Empty;
        var relations = Relations(package, $"{folder}_rels/{root[folder.Length..]}.rels", folder).ToDictionary(r => r.Id, r => r, StringComparer.Ordinal);
        var sheets = new List<(string, string)>();
        var date1904 = false;
        using (var xml = package.OpenPart(root))
        {
            while (xml.Read())
            {
                if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "sheet" && Attribute(xml, "id") is { } id && relations.TryGetValue(id, out var relation)
                    && relation.Type.EndsWith("/worksheet", StringComparison.Ordinal))
                {
                    sheets.Add((xml.GetAttribute("name") ?? string.Empty, relation.Target));
                }
                else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "workbookPr")
                {
                    date1904 = xml.GetAttribute("date1904") is "1" or "true";
                }
            }
        }

        var strings = relations.Values.FirstOrDefault(r => r.Type.EndsWith("/sharedStrings", StringComparison.Ordinal)).Target is { } shared && package.Has(shared) ? SharedStrings(package, shared, cellLength) : [];
        var looks = relations.Values.FirstOrDefault(r => r.Type.EndsWith("/styles", StringComparison.Ordinal)).Target is { } styles && package.Has(styles) ? Styles(package, styles) : [];
        return new WorkbookInfo(sheets, strings, looks, date1904);
    }

    private static string? Attribute(XmlReader xml, string localName)
    {
        for (var i = 0; i < xml.AttributeCount; i++)
        {
            xml.MoveToAttribute(i);
            if (xml.LocalName == localName)
            {
                var value = xml.Value;
                xml.MoveToElement();
                return value;
            }
        }

        xml.MoveToElement();
        return null;
    }

    private static List<(string Id, string Type, string Target)> Relations(XlsxPackage package, string part, string folder)
    {
        var result = new List<(string, string, string)>();
        if (!package.Has(part))
        {
            return result;
        }

        var ids = new HashSet<string>(StringComparer.Ordinal);
        using var xml = package.OpenPart(part);
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "Relationship" && xml.GetAttribute("TargetMode") != "External" && xml.GetAttribute("Target") is { } target)
            {
                var full = target.StartsWith('/') ? target[1..] : Normalise(folder + target);
                var id = xml.GetAttribute("Id") ?? string.Empty;
                if (!ids.Add(id))
                {
                    throw new RefusedInputException(FactCodes.Damaged, 0, $"{part} 里编号“{id}”写了两次", "工作簿已损坏：用表格软件打开后另存为 xlsx 再读");
                }

                result.Add((id, xml.GetAttribute("Type") ?? string.Empty, full));
            }
        }

        return result;
    }

    private static string Normalise(string path)
    {
        var parts = new List<string>();
        foreach (var part in path.Split('/'))
        {
            if (part == ".." && parts.Count > 0)
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part is not ("." or ".."))
            {
                parts.Add(part);
            }
        }

        return string.Join('/', parts);
    }

    private static List<string?> SharedStrings(XlsxPackage package, string part, int cellLength)
    {
        var result = new List<string?>();
        var text = new XlsxText(cellLength);
        using var xml = package.OpenPart(part);
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "si")
            {
                result.Add(text.Read(xml));
            }
        }

        return result;
    }

    /// <summary>Built-in number formats 14–22, 27–36, 45–58 are dates, 9 and 10 percentages (ECMA-376 part 1 §18.8.30); others by their code.</summary>
    private static List<NumberLook> Styles(XlsxPackage package, string part)
    {
        var custom = new Dictionary<int, NumberLook>();
        var looks = new List<NumberLook>();
        var inCells = false;
        using var xml = package.OpenPart(part);
        while (xml.Read())
        {
            if (xml.LocalName == "cellXfs")
            {
                inCells = xml.NodeType == XmlNodeType.Element;
            }
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "numFmt")
            {
                custom[Number(xml.GetAttribute("numFmtId"))] = LookOf(xml.GetAttribute("formatCode") ?? string.Empty);
            }
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "xf" && inCells)
            {
                var id = Number(xml.GetAttribute("numFmtId"));
                looks.Add(custom.TryGetValue(id, out var look) ? look
                    : id is 9 or 10 ? NumberLook.Percent
                    : id is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 58) ? NumberLook.Date : NumberLook.Plain);
            }
        }

        return looks;
    }

    private static NumberLook LookOf(string code)
    {
        var quoted = false;
        var bracket = false;
        foreach (var c in code)
        {
            quoted = c == '"' ? !quoted : quoted;
            bracket = c == '[' || (bracket && c != ']');
            if (quoted || bracket)
            {
                continue;
            }

            if (c is '%')
            {
                return NumberLook.Percent;
            }

            if (c is 'y' or 'Y' or 'd' or 'D' or 'h' or 'H' or 'm' or 'M' or '年' or '月' or '日')
            {
                return NumberLook.Date;
            }
        }

        return NumberLook.Plain;
    }

    private static int Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
