using System.Collections.Immutable;

namespace Zhudian.Advisor.Testing.Mutation;

/// <summary>What became of a mutant.</summary>
public enum MutantFate
{
    /// <summary>A case that passes on the rules as written fails on the mutant.</summary>
    Killed,

    /// <summary>No case notices.</summary>
    Survived,

    /// <summary>It does not load: the loader notices, no case has to.</summary>
    NotLoaded,

    /// <summary>The cases took longer than allowed.</summary>
    TimedOut,
}

/// <summary>One mutant tried.</summary>
/// <param name="Mutant">The change.</param>
/// <param name="Line">The changed line, trimmed.</param>
/// <param name="Fate">What became of it.</param>
/// <param name="Note">The case that killed it, or the first error of loading; empty otherwise.</param>
public sealed record MutantResult(Mutant Mutant, string Line, MutantFate Fate, string Note);

/// <summary>What the cases of a knowledge base notice.</summary>
/// <param name="Results">Mutants tried, by file, line and column.</param>
/// <param name="Possible">Number of mutants there are.</param>
/// <param name="Drawn">Number that were to be tried; fewer results mean the time was up.</param>
/// <param name="BrokenCases">Cases that fail on the rules as written: they kill nothing.</param>
public sealed record MutationReport(ImmutableArray<MutantResult> Results, int Possible, int Drawn, int BrokenCases)
{
    /// <summary>Number with a fate.</summary>
    public int Count(MutantFate fate) => Results.Count(r => r.Fate == fate);

    /// <summary>Killed of killed and survived, in percent; null when there is neither.</summary>
    public double? Score
    {
        get
        {
            var decided = Count(MutantFate.Killed) + Count(MutantFate.Survived);
            return decided == 0 ? null : 100.0 * Count(MutantFate.Killed) / decided;
        }
    }
}
