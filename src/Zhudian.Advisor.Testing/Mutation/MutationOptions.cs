namespace Zhudian.Advisor.Testing.Mutation;

/// <summary>Bounds of a mutation run. The same seed draws the same mutants of the same rules.</summary>
public sealed record MutationOptions
{
    public static MutationOptions Default { get; } = new();

    /// <summary>Most mutants tried.</summary>
    public int Most { get; init; } = int.MaxValue;

    /// <summary>Seed of the draw.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Time for the whole run; the mutants left then are not tried.</summary>
    public TimeSpan MaxTime { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Threads that try mutants.</summary>
    public int Workers { get; init; } = 2;

    /// <summary>Binds only the changed element anew where that is enough (the same fates, sooner); false loads every mutant as a whole.</summary>
    public bool InPlace { get; init; } = true;

    /// <summary>Only the cases that touch what a mutant changes (the same fates, sooner); false runs all cases on every mutant.</summary>
    public bool OnlyTouching { get; init; } = true;

    /// <summary>Time for the cases of one mutant.</summary>
    public TimeSpan MaxPerMutant { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Only mutants whose file or owner contains this; null = all.</summary>
    public string? Filter { get; init; }
}
