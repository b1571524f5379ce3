using System.Collections.Immutable;
using Zhudian.Advisor.Feel.Diagnostics;

namespace Zhudian.Advisor.Testing.Mutation;

/// <summary>How a mutant differs from what the expert wrote.</summary>
public enum MutationKind
{
    /// <summary>A comparison turned round, or its boundary moved in or out.</summary>
    Comparison,

    /// <summary><c>and</c> for <c>or</c>, or the other way round.</summary>
    Connective,

    /// <summary>A condition of 当, or a 无, left out.</summary>
    Drop,

    /// <summary>A number moved up or down by a tenth, at least by one unit of its last digit.</summary>
    Number,

    /// <summary>Another word of the enumeration.</summary>
    Word,
}

/// <summary>One small change of the text of the rules.</summary>
/// <param name="Kind">Kind.</param>
/// <param name="Owner">编号 of the rule, <c>表名/行</c>, derived quantity or parameter.</param>
/// <param name="Location">file:line:column of the change.</param>
/// <param name="Before">What stood there.</param>
/// <param name="After">What stands there now; empty when it was left out.</param>
public sealed record Mutant(MutationKind Kind, string Owner, SourceLocation Location, string Before, string After)
{
    internal ImmutableArray<TextEdit> Edits { get; init; } = [];

    /// <summary>The element changed, as <see cref="TouchMap"/> names it; null when the change may show anywhere.</summary>
    internal string? Element { get; init; }
}

/// <summary>One replacement within a line of a file.</summary>
/// <param name="Location">First character.</param>
/// <param name="Old">Text that must stand there; empty inserts.</param>
/// <param name="New">Text to put there.</param>
internal sealed record TextEdit(SourceLocation Location, string Old, string New);
