using Zhudian.Advisor.Reports.Docx;
using Zhudian.Advisor.Reports.Html;
using Zhudian.Advisor.Reports.Pdf;
using Zhudian.Advisor.Reports.Publishing;

namespace Zhudian.Advisor.Reports;

/// <summary>The formats a draft comes in: its own Markdown and what the publishers make of it.</summary>
public static class Publishers
{
    /// <summary>md, html, pdf, docx.</summary>
    public static IReadOnlyList<string> Formats { get; } = ["md", "html", "pdf", "docx"];

    /// <summary>The publisher of a format; null for md, which is the draft itself, and for what is no format.</summary>
    public static IPublisher? Of(string format, Typesetter typesetter) => format switch
    {
        "html" => new HtmlPublisher(typesetter),
        "pdf" => new PdfPublisher(typesetter),
        "docx" => new DocxPublisher(typesetter),
        _ => null,
    };
}
