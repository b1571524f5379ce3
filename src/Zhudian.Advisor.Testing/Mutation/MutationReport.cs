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
/// <param name="Seed">Seed of the draw.</param>
/// <param name="Time">How long it took.</param>
public sealed record MutationReport(ImmutableArray<MutantResult> Results, int Possible, int Drawn, int BrokenCases, int Seed, TimeSpan Time)
{
    /// <summary>Killed of killed and survived, in percent; null when there is neither.</summary>
    public double? Score => MutationTally.Of(string.Empty, Results).Score;

    /// <summary>Number with a fate.</summary>
    public int Count(MutantFate fate) => Results.Count(r => r.Fate == fate);

    /// <summary>Counts per rule file, by path.</summary>
    public ImmutableArray<MutationTally> ByFile()
        => [.. Results.GroupBy(r => r.Mutant.Location.Path, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => MutationTally.Of(g.Key, g))];
}

/// <summary>Counts of one rule file.</summary>
/// <param name="Path">Path of the file.</param>
/// <param name="Killed">Noticed by a case.</param>
/// <param name="Survived">Noticed by none.</param>
/// <param name="NotLoaded">Noticed by the loader: neither for nor against the cases.</param>
/// <param name="TimedOut">Not decided in time.</param>
public sealed record MutationTally(string Path, int Killed, int Survived, int NotLoaded, int TimedOut)
{
    /// <summary>Killed of killed and survived, in percent; null when there is neither.</summary>
    public double? Score => Killed + Survived == 0 ? null : 100.0 * Killed / (Killed + Survived);

    /// <summary>Counts results.</summary>
    public static MutationTally Of(string path, IEnumerable<MutantResult> results)
    {
        var fates = results.ToLookup(r => r.Fate);
        return new MutationTally(path, fates[MutantFate.Killed].Count(), fates[MutantFate.Survived].Count(), fates[MutantFate.NotLoaded].Count(), fates[MutantFate.TimedOut].Count());
    }
}

/// <summary>How far a run is.</summary>
/// <param name="Done">Mutants tried.</param>
/// <param name="Of">Mutants to try.</param>
/// <param name="Last">The one tried last.</param>
public sealed record MutationProgress(int Done, int Of, MutantResult Last);
