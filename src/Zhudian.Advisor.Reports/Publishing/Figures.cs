using System.Collections.Immutable;

namespace Zhudian.Advisor.Reports.Publishing;

/// <summary>Finds the figures of a draft at any depth.</summary>
internal static class Figures
{
    /// <summary>All figures in order.</summary>
    public static IEnumerable<FigureBlock> Of(Draft draft) => Of(draft.Blocks);

    private static IEnumerable<FigureBlock> Of(ImmutableArray<DraftBlock> blocks) => blocks.SelectMany(block => block switch
    {
        FigureBlock figure => [figure],
        CalloutBlock callout => Of(callout.Blocks),
        ListBlock list => list.Items.SelectMany(Of),
        _ => Enumerable.Empty<FigureBlock>(),
    });
}
