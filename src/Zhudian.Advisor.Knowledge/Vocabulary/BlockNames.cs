using Zhudian.Advisor.Knowledge.Building;
using Zhudian.Advisor.Knowledge.Reading;

namespace Zhudian.Advisor.Knowledge.Vocabulary;

/// <summary>Names of vocabulary, enumerations and decision tables: the nearest heading above, up to the first <c>（</c> (RULES.md §1).</summary>
internal static class BlockNames
{
    /// <summary>
    /// The name of a block, entered into the one namespace. False when the heading is no identifier, already names another block, or the name is taken;
    /// each is reported.
    /// </summary>
    public static bool TryName(RawBlock block, KnowledgeBuilder builder, string what, ElementKind kind, out string name, bool edition = false)
    {
        name = block.Heading.Name;
        if (block.Heading.Level == 0 || !Identifiers.IsIdentifier(name) || Identifiers.IsReserved(name))
        {
            builder.Report(VocabularyDiagnostics.HeadingName(block.Location, block.Heading.Title, what));
            return false;
        }

        if (block.Heading.Named is { } first)
        {
            builder.Report(VocabularyDiagnostics.HeadingTwice(block.Location, block.Heading.Title, first));
            return false;
        }

        block.Heading.Named = block.Location;
        return builder.Declare(name, kind, block.Location, edition);
    }
}
