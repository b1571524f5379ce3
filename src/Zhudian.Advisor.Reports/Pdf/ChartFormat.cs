namespace Zhudian.Advisor.Reports.Pdf;

/// <summary>What a chart is drawn for.</summary>
internal enum ChartFormat
{
    /// <summary>SVG inside a page, coloured by the page's CSS variables.</summary>
    Page,

    /// <summary>PNG for a text processor.</summary>
    Png,
}
