using System.Globalization;
using System.Text;
using System.Xml;

namespace Zhudian.Advisor.Facts.Xlsx;

/// <summary>Text of cells in bounded memory; one instance per part, its buffers are reused.</summary>
internal sealed class XlsxText(int limit)
{
    private readonly char[] _buffer = new char[1024];
    private readonly StringBuilder _text = new();

    /// <summary>All <c>t</c> below the current element, phonetic runs left out; null when longer than the limit. Ends on the end element.</summary>
    public string? Read(XmlReader xml)
    {
        if (xml.IsEmptyElement)
        {
            return string.Empty;
        }

        var depth = xml.Depth;
        var good = true;
        _text.Clear();
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "rPh")
            {
                xml.Skip();
            }

            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "t" && !xml.IsEmptyElement)
            {
                good &= Append(xml);
            }
        }

        return good ? Unescape(_text.ToString()) : null;
    }

    /// <summary>Text content of the current element; null when longer than the limit. Ends on the end element.</summary>
    public string? Content(XmlReader xml)
    {
        _text.Clear();
        return xml.IsEmptyElement || Append(xml) ? Unescape(_text.ToString()) : null;
    }

    /// <summary>Characters XML cannot hold, and texts that look like such an escape, as <c>_xHHHH_</c> (ECMA-376 part 1 §22.9.2.19).</summary>
    public static string Escape(string text)
    {
        StringBuilder? result = null;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var bad = (c < ' ' && c is not ('\t' or '\n')) || c is '\ufffe' or '\uffff' || (c == '_' && IsEscape(text, i));
            if (bad && result is null)
            {
                result = new StringBuilder(text, 0, i, text.Length + 16);
            }

            _ = bad ? result!.Append("_x").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture)).Append('_') : result?.Append(c);
        }

        return result?.ToString() ?? text;
    }

    /// <summary>Undoes <see cref="Escape"/>.</summary>
    public static string Unescape(string text)
    {
        if (!text.Contains("_x", StringComparison.Ordinal))
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '_' && IsEscape(text, i))
            {
                result.Append((char)int.Parse(text.AsSpan(i + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                i += 6;
            }
            else
            {
                result.Append(text[i]);
            }
        }

        return result.ToString();
    }

    private static bool IsEscape(string text, int at)
        => at + 6 < text.Length && text[at + 1] == 'x' && text[at + 6] == '_' && char.IsAsciiHexDigit(text[at + 2]) && char.IsAsciiHexDigit(text[at + 3])
            && char.IsAsciiHexDigit(text[at + 4]) && char.IsAsciiHexDigit(text[at + 5]);

    private bool Append(XmlReader xml)
    {
        var good = true;
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace))
            {
                continue;
            }

            int count;
            while ((count = xml.ReadValueChunk(_buffer, 0, _buffer.Length)) > 0)
            {
                good &= _text.Length + count <= limit;
                if (good)
                {
                    _text.Append(_buffer, 0, count);
                }
            }
        }

        return good;
    }
}
