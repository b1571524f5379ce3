namespace Zhudian.Advisor.Benchmarks.Workload;

/// <summary>Size of a sheet (SPEC.md, Scales).</summary>
internal sealed record Scale(string Name, int Sections, int Enterprises, int Lakes, int Ponds, int Parks, int Rivers)
{
    public static Scale Small { get; } = new("small", 4, 10, 1, 2, 1, 2);

    public static Scale Typical { get; } = new("typical", 40, 200, 5, 20, 5, 6);

    public static Scale Large { get; } = new("large", 400, 5000, 20, 200, 40, 40);
}
