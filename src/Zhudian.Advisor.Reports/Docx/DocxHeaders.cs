using System.Globalization;
using System.Security;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Zhudian.Advisor.Reports.Publishing;

namespace Zhudian.Advisor.Reports.Docx;

/// <summary>Headers with the watermark, footers with the page number right on odd and left on even pages (GB/T 9704 §7.5).</summary>
internal sealed class DocxHeaders
{
    private const string Names = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\"";

    private readonly MainDocumentPart _main;
    private readonly DraftMetadata _meta;
    private readonly List<HeaderFooterReferenceType> _plain = [];
    private readonly List<HeaderFooterReferenceType> _numbered = [];
    private int _watermarks;
    private int _parts;

    public DocxHeaders(MainDocumentPart main, DraftMetadata meta)
    {
        _main = main;
        _meta = meta;
        foreach (var type in new[] { HeaderFooterValues.Default, HeaderFooterValues.Even })
        {
            _plain.Add(new HeaderReference { Type = type, Id = Header(running: false) });
            _plain.Add(new FooterReference { Type = type, Id = Footer("<w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr></w:p>") });
            _numbered.Add(new HeaderReference { Type = type, Id = Header(running: true) });
            _numbered.Add(new FooterReference { Type = type, Id = Footer(PageNumber(type == HeaderFooterValues.Even)) });
        }
    }

    /// <summary>References of a section: watermark alone, or watermark, running head and page number.</summary>
    public IEnumerable<HeaderFooterReferenceType> References(bool numbered)
        => (numbered ? _numbered : _plain).Select(r => (HeaderFooterReferenceType)r.CloneNode(true));

    private string NextId() => "head" + (++_parts).ToString(CultureInfo.InvariantCulture);

    private string Header(bool running)
    {
        var part = _main.AddNewPart<HeaderPart>(NextId());
        var right = string.Join("｜", new[] { _meta.Classification, _meta.Stage, _meta.Watermark }.Where(t => !string.IsNullOrEmpty(t)).Distinct(StringComparer.Ordinal));
        var text = running ? $"<w:r><w:t xml:space=\"preserve\">{E(_meta.Title)}</w:t></w:r><w:r><w:tab/></w:r><w:r><w:t xml:space=\"preserve\">{E(right)}</w:t></w:r>" : string.Empty;
        DocxPackage.FeedText(part, $"<w:hdr {Names}><w:p><w:pPr><w:pStyle w:val=\"Header\"/></w:pPr>{Watermark()}{text}</w:p></w:hdr>");
        return _main.GetIdOfPart(part);
    }

    private string Footer(string paragraph)
    {
        var part = _main.AddNewPart<FooterPart>(NextId());
        DocxPackage.FeedText(part, $"<w:ftr {Names}>{paragraph}</w:ftr>");
        return _main.GetIdOfPart(part);
    }

    private static string PageNumber(bool even)
    {
        var side = even ? "<w:ind w:left=\"280\"/><w:jc w:val=\"left\"/>" : "<w:ind w:right=\"280\"/><w:jc w:val=\"right\"/>";
        return $"<w:p><w:pPr><w:pStyle w:val=\"Footer\"/>{side}</w:pPr><w:r><w:t xml:space=\"preserve\">— </w:t></w:r><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:r><w:t xml:space=\"preserve\"> —</w:t></w:r></w:p>";
    }

    /// <summary>Text laid over the page as text processors themselves do it: a WordArt shape in VML.</summary>
    private string Watermark()
    {
        if (string.IsNullOrEmpty(_meta.Watermark))
        {
            return string.Empty;
        }

        var n = (++_watermarks).ToString(CultureInfo.InvariantCulture);
        var length = Math.Max(2, _meta.Watermark.Length);
        var height = Math.Min(130, 520 / length);
        var style = string.Create(CultureInfo.InvariantCulture, $"position:absolute;margin-left:0;margin-top:0;width:{height * length}pt;height:{height}pt;rotation:320;z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;mso-position-vertical-relative:margin");
        return $"<w:r><w:pict><v:shapetype id=\"_x0000_t136\" coordsize=\"21600,21600\" o:spt=\"136\" adj=\"10800\" path=\"m@7,l@8,m@5,21600l@6,21600e\"><v:formulas><v:f eqn=\"sum #0 0 10800\"/><v:f eqn=\"prod #0 2 1\"/><v:f eqn=\"sum 21600 0 @1\"/><v:f eqn=\"sum 0 0 @2\"/><v:f eqn=\"sum 21600 0 @3\"/><v:f eqn=\"if @0 @3 0\"/><v:f eqn=\"if @0 21600 @1\"/><v:f eqn=\"if @0 0 @2\"/><v:f eqn=\"if @0 @4 21600\"/></v:formulas><v:path textpathok=\"t\" o:connecttype=\"rect\"/><v:textpath on=\"t\" fitshape=\"t\"/></v:shapetype>"
            + $"<v:shape id=\"Watermark{n}\" type=\"#_x0000_t136\" alt=\"水印：{E(_meta.Watermark)}\" style=\"{style}\" fillcolor=\"#d9d9d9\" stroked=\"f\"><v:fill opacity=\".6\"/><v:textpath style=\"font-family:&quot;黑体&quot;;font-size:1pt\" string=\"{E(_meta.Watermark)}\"/></v:shape></w:pict></w:r>";
    }

    private static string E(string text) => SecurityElement.Escape(text);
}
