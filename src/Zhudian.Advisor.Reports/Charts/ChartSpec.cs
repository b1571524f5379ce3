using System.Collections.Immutable;

namespace Zhudian.Advisor.Reports.Charts;

/// <summary>Shape of a chart.</summary>
public enum ChartKind
{
    /// <summary>折线.</summary>
    Line,

    /// <summary>柱.</summary>
    Bar,

    /// <summary>堆叠柱.</summary>
    StackedBar,
}

/// <summary>One series; a null value is a gap (missing is not zero).</summary>
/// <param name="Name">Name in the legend.</param>
/// <param name="Values">One value per category.</param>
public sealed record ChartSeries(string Name, ImmutableArray<double?> Values);

/// <summary>A target drawn as a dashed line: one value for all categories, or one per category.</summary>
/// <param name="Name">Label of the line.</param>
/// <param name="Values">One value, or as many as there are categories.</param>
public sealed record ChartTarget(string Name, ImmutableArray<double?> Values);

/// <summary>A chart as the draft describes it, independent of any drawing library.</summary>
/// <param name="Kind">Shape.</param>
/// <param name="Title">Caption, printed below as 图n.</param>
/// <param name="Unit">Unit on the value axis; empty when dimensionless.</param>
/// <param name="Categories">Labels of the category axis.</param>
/// <param name="Series">At least one series.</param>
/// <param name="Targets">Target lines, possibly none.</param>
/// <param name="Alt">Text for those who cannot see the picture; required by PDF/UA.</param>
public sealed record ChartSpec(
    ChartKind Kind,
    string Title,
    string Unit,
    ImmutableArray<string> Categories,
    ImmutableArray<ChartSeries> Series,
    ImmutableArray<ChartTarget> Targets,
    string Alt)
{
    /// <summary>Decimals of the value labels in the data table of the HTML page; null prints values as they are.</summary>
    public int? Digits { get; init; }
}
