using DocumentFormat.OpenXml.Wordprocessing;

namespace Zhudian.Advisor.Reports.Docx;

/// <summary>Section properties: A4, type area 156 × 225 mm, 22 lines (GB/T 9704 §5.2).</summary>
internal static class DocxSections
{
    /// <summary>Text width of an upright page in twentieths of a point (156 mm).</summary>
    public const int PortraitWidth = 8844;

    /// <summary>Text width of a landscape page (225 mm).</summary>
    public const int LandscapeWidth = 12756;

    private const int LinePitch = 579;

    /// <summary>The properties of one section.</summary>
    /// <param name="references">Headers and footers.</param>
    /// <param name="start">How it begins.</param>
    /// <param name="landscape">Turned a quarter.</param>
    /// <param name="roman">Roman page numbers (contents).</param>
    /// <param name="restart">Page numbers begin with 1.</param>
    public static SectionProperties Properties(IEnumerable<HeaderFooterReferenceType> references, SectionMarkValues start, bool landscape, bool roman, bool restart)
    {
        var section = new SectionProperties();
        section.Append(references);
        section.Append(new SectionType { Val = start });
        section.Append(landscape
            ? new PageSize { Width = 16838, Height = 11906, Orient = PageOrientationValues.Landscape }
            : new PageSize { Width = 11906, Height = 16838 });
        section.Append(landscape
            ? new PageMargin { Top = 1588, Bottom = 1474, Left = 2041, Right = 2041, Header = 900, Footer = 700, Gutter = 0 }
            : new PageMargin { Top = 2098, Bottom = 1984, Left = 1588, Right = 1474, Header = 1250, Footer = 1250, Gutter = 0 });
        var numbers = new PageNumberType { Format = roman ? NumberFormatValues.UpperRoman : NumberFormatValues.Decimal };
        if (restart)
        {
            numbers.Start = 1;
        }

        section.Append(numbers);
        section.Append(new DocGrid { Type = DocGridValues.Lines, LinePitch = LinePitch });
        return section;
    }
}
