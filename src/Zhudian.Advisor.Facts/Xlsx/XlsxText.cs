using System.Text;
using System.Xml;

namespace Zhudian.Advisor.Facts.Xlsx;

/// <summary>Text of rich strings in bounded memory.</summary>
internal static class XlsxText
{
    /// <summary>All <c>t</c> below the current element, phonetic runs left out; null when longer than the limit. Ends on the end element.</summary>
    public static string? Read(XmlReader xml, int limit)
    {
        if (xml.IsEmptyElement)
        {
            return string.Empty;
        }

        var depth = xml.Depth;
        var text = new StringBuilder();
        var good = true;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "rPh")
            {
                xml.Skip();
            }

            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "t" && !xml.IsEmptyElement)
            {
                good &= Append(xml, text, limit);
            }
        }

        return good ? text.ToString() : null;
    }

    /// <summary>Text content of the current element; null when longer than the limit. Ends on the end element.</summary>
    public static string? Content(XmlReader xml, int limit)
    {
        var text = new StringBuilder();
        return xml.IsEmptyElement || Append(xml, text, limit) ? text.ToString() : null;
    }

    private static bool Append(XmlReader xml, StringBuilder text, int limit)
    {
        var good = true;
        var depth = xml.Depth;
        var buffer = new char[1024];
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace))
            {
                continue;
            }

            int count;
            while ((count = xml.ReadValueChunk(buffer, 0, buffer.Length)) > 0)
            {
                good &= text.Length + count <= limit;
                if (good)
                {
                    text.Append(buffer, 0, count);
                }
            }
        }

        return good;
    }
}
