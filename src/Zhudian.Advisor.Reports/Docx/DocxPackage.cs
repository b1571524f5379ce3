using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using Zhudian.Advisor.Reports.Publishing;

namespace Zhudian.Advisor.Reports.Docx;

/// <summary>Fixed parts of the package, and the normal form of its container.</summary>
internal static class DocxPackage
{
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Puts a resource of this assembly into a part.</summary>
    public static void Feed(OpenXmlPart part, string resource)
    {
        using var stream = typeof(DocxPackage).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException(resource + " is not embedded");
        part.FeedData(stream);
    }

    /// <summary>Puts XML text into a part.</summary>
    public static void FeedText(OpenXmlPart part, string xml)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(xml));
        part.FeedData(stream);
    }

    /// <summary>Title, subject and date of the document; no author, because named experts answer for it, not this program.</summary>
    public static string Properties(DraftMetadata meta)
    {
        var date = meta.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T00:00:00Z";
        return "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"
            + $"<dc:title>{SecurityElement.Escape(meta.FullTitle)}</dc:title><dc:subject>{SecurityElement.Escape(meta.Kind)}</dc:subject><dc:language>zh-CN</dc:language>"
            + $"<dcterms:created xsi:type=\"dcterms:W3CDTF\">{date}</dcterms:created><dcterms:modified xsi:type=\"dcterms:W3CDTF\">{date}</dcterms:modified></cp:coreProperties>";
    }

    /// <summary>Copies the container with one time for all entries, so that the same draft gives the same bytes.</summary>
    public static void Normalise(Stream source, Stream target)
    {
        using var from = new ZipArchive(source, ZipArchiveMode.Read, leaveOpen: true);
        using var to = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var entry in from.Entries.OrderBy(e => e.FullName == "[Content_Types].xml" ? string.Empty : e.FullName, StringComparer.Ordinal))
        {
            var copy = to.CreateEntry(entry.FullName, CompressionLevel.Optimal);
            copy.LastWriteTime = Epoch;
            using var reader = entry.Open();
            using var writer = copy.Open();
            reader.CopyTo(writer);
        }
    }
}
