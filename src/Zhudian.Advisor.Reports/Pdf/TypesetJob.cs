using Zhudian.Advisor.Reports.Charts;

namespace Zhudian.Advisor.Reports.Pdf;

/// <summary>A document to typeset: Typst source, charts by file name, creation time in Unix seconds, watermark.</summary>
internal sealed record TypesetJob(string Source, IReadOnlyList<(string Path, ChartSpec Chart)> Charts, long Timestamp, string? Watermark);
