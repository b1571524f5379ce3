using System.Text;
using System.Xml;
using System.Xml.Linq;
using Zhudian.Advisor.Feel.Diagnostics;

namespace Zhudian.Advisor.Knowledge.Exchange;

/// <summary>
/// Reads the XML of a DMN file into a tree with lines. The file is hostile: no DTD, no entities beyond the five of XML, nothing fetched, bounded size,
/// depth and number of elements (checked in a first pass that keeps nothing).
/// </summary>
internal static class DmnFile
{
    /// <summary>Largest file in bytes.</summary>
    public const int MaxBytes = 16 * 1024 * 1024;

    /// <summary>Deepest nesting; a decision table needs ten.</summary>
    public const int MaxDepth = 64;

    /// <summary>Most elements: a table of 5,000 rows and 15 columns with our extensions.</summary>
    public const int MaxElements = 500_000;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MaxBytes,
        MaxCharactersFromEntities = 1024,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    /// <summary>The <c>definitions</c> and their version; null after reporting.</summary>
    public static (XElement Root, DmnVersion Version)? Read(ReadOnlyMemory<byte> content, string path, ICollection<Diagnostic> findings)
    {
        if (content.Length > MaxBytes)
        {
            findings.Add(DmnDiagnostics.TooLarge(new SourceLocation(path, 1, 1), "文件字节数", content.Length, MaxBytes));
            return null;
        }

        try
        {
            if (!WithinBounds(content, path, findings))
            {
                return null;
            }

            using var reader = Open(content);
            var root = XDocument.Load(reader, LoadOptions.SetLineInfo).Root!;
            if (DmnVersion.OfModel(root.Name.NamespaceName) is { } version && root.Name.LocalName == "definitions")
            {
                return (root, version);
            }

            findings.Add(DmnDiagnostics.NotDmn(Place(root, path), root.Name.LocalName, root.Name.NamespaceName));
        }
        catch (XmlException problem)
        {
            var at = new SourceLocation(path, Math.Max(1, problem.LineNumber), Math.Max(1, problem.LinePosition));
            findings.Add(HasDoctype(content.Span) ? DmnDiagnostics.Forbidden(at) : DmnDiagnostics.NotXml(at, problem.Message));
        }

        return null;
    }

    /// <summary>Line and column of an element.</summary>
    public static SourceLocation Place(XObject node, string path)
        => node is IXmlLineInfo info && info.HasLineInfo() ? new SourceLocation(path, info.LineNumber, info.LinePosition) : new SourceLocation(path, 1, 1);

    private static XmlReader Open(ReadOnlyMemory<byte> content) => XmlReader.Create(new MemoryStream(content.ToArray(), writable: false), Settings);

    private static bool WithinBounds(ReadOnlyMemory<byte> content, string path, ICollection<Diagnostic> findings)
    {
        using var reader = Open(content);
        var elements = 0;
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            var at = (IXmlLineInfo)reader;
            if (reader.Depth > MaxDepth)
            {
                findings.Add(DmnDiagnostics.TooLarge(new SourceLocation(path, at.LineNumber, at.LinePosition), "元素嵌套层数", reader.Depth, MaxDepth));
                return false;
            }

            if (++elements > MaxElements)
            {
                findings.Add(DmnDiagnostics.TooLarge(new SourceLocation(path, at.LineNumber, at.LinePosition), "元素个数", elements, MaxElements));
                return false;
            }
        }

        return true;
    }

    // The parser only says that something is wrong; people should know that it is the DTD.
    private static bool HasDoctype(ReadOnlySpan<byte> content)
        => content.IndexOf("<!DOCTYPE"u8) >= 0 || content.IndexOf(Encoding.Unicode.GetBytes("<!DOCTYPE")) >= 0 || content.IndexOf(Encoding.BigEndianUnicode.GetBytes("<!DOCTYPE")) >= 0;
}
