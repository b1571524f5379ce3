using System.Collections.Immutable;

namespace Zhudian.Advisor.Reports.Publishing;

/// <summary>Links inside a draft.</summary>
internal static class DraftLinks
{
    /// <summary>Ids that are both defined (headings, passages) and linked to.</summary>
    public static IEnumerable<string> Targets(Draft draft)
    {
        var linked = Inlines(draft.Blocks).Concat(draft.Footnotes.SelectMany(f => f)).OfType<TextRun>()
            .Select(r => r.Link).Where(l => l is ['#', _, ..]).Select(l => l![1..]).ToHashSet(StringComparer.Ordinal);
        return Defined(draft.Blocks).Where(linked.Contains).Distinct(StringComparer.Ordinal);
    }

    /// <summary>All ids a link may name.</summary>
    public static IEnumerable<string> Defined(ImmutableArray<DraftBlock> blocks) => blocks.SelectMany(block =>
    {
        var own = (block as HeadingBlock)?.Anchor ?? block.Passage?.Id;
        return own is null ? Defined(Children(block)) : Defined(Children(block)).Prepend(own);
    });

    /// <summary>All inlines of the blocks, at any depth.</summary>
    public static IEnumerable<DraftInline> Inlines(ImmutableArray<DraftBlock> blocks) => blocks.SelectMany(block => block switch
    {
        HeadingBlock heading => heading.Text,
        ParagraphBlock paragraph => paragraph.Text,
        TableBlock table => table.Caption.Concat(table.Header.SelectMany(c => c)).Concat(table.Rows.SelectMany(r => r).SelectMany(c => c)),
        _ => Inlines(Children(block)),
    });

    private static ImmutableArray<DraftBlock> Children(DraftBlock block) => block switch
    {
        CalloutBlock callout => callout.Blocks,
        ListBlock list => [.. list.Items.SelectMany(i => i)],
        _ => [],
    };
}
