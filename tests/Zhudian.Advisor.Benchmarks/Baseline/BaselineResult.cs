namespace Zhudian.Advisor.Benchmarks.Baseline;

/// <summary>Result of the hand-written baseline, SPEC.md Output.</summary>
internal sealed class BaselineResult
{
    public required SectionResult[] Sections { get; init; }

    public required CityResult City { get; init; }

    public required LakeResult[] Lakes { get; init; }

    public required PondResult[] Ponds { get; init; }

    public required OzoneResult Ozone { get; init; }

    public required List<string> Inspect { get; init; }
}

internal sealed class SectionResult
{
    /// <summary>Class 1–6 a month, 0 = no value.</summary>
    public int[] Months { get; } = new int[12];

    public int ExceedMonths { get; set; }

    /// <summary>NaN = no mean; order of <see cref="HandWritten.Pollutants"/>.</summary>
    public double[] Means { get; } = new double[9];

    /// <summary>0 = no class.</summary>
    public int[] Classes { get; } = new int[9];

    public int Class { get; set; }

    /// <summary>NaN = none.</summary>
    public double[] Multiples { get; } = new double[9];

    /// <summary>Indices of up to three main pollutants.</summary>
    public List<int> Main { get; } = new(3);

    public double WetRatio { get; set; } = double.NaN;

    public bool Sufficient { get; set; }

    public List<string> Causes { get; } = new(2);

    public List<string> Phosphate { get; } = [];

    public bool Urgent { get; set; }
}

internal sealed record CityResult(int Rated, double Pct13, double Pct45, double Pct6, string? Grade, double Attain, bool Alert, List<int> Main, List<(string Cause, int N)> Priorities);

internal sealed record LakeResult(double[] Tli, double Value, string? Grade, string? Flag);

internal readonly record struct PondResult(int H, int S, int R, int HL, int SL, int RL, string Risk);

internal sealed record OzoneResult(int N, double P90, int Exceed, bool? Attained, string? Regime, string Action);
