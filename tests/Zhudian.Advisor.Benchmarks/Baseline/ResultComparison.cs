namespace Zhudian.Advisor.Benchmarks.Baseline;

/// <summary>Names what differs between two results (1e-9 relative).</summary>
internal static class ResultComparison
{
    public static IEnumerable<string> Differences(BaselineResult a, BaselineResult b)
    {
        for (var i = 0; i < b.Sections.Length; i++)
        {
            var (x, y) = (a.Sections[i], b.Sections[i]);
            if (!x.Months.SequenceEqual(y.Months) || x.ExceedMonths != y.ExceedMonths)
            {
                yield return $"section {i} months [{string.Join(',', x.Months)}] [{string.Join(',', y.Months)}]";
            }

            if (!Same(x.Means, y.Means) || !x.Classes.SequenceEqual(y.Classes) || x.Class != y.Class || !Same(x.Multiples, y.Multiples))
            {
                yield return $"section {i} means, classes or multiples [{string.Join(',', x.Classes)}] [{string.Join(',', y.Classes)}]";
            }

            if (!x.Main.SequenceEqual(y.Main) || !Same(x.WetRatio, y.WetRatio) || x.Sufficient != y.Sufficient || x.Urgent != y.Urgent)
            {
                yield return $"section {i} main {string.Join(',', x.Main)}/{string.Join(',', y.Main)} wet {x.WetRatio}/{y.WetRatio} {x.Sufficient}/{y.Sufficient} {x.Urgent}/{y.Urgent}";
            }

            if (!x.Causes.SequenceEqual(y.Causes) || !x.Phosphate.SequenceEqual(y.Phosphate))
            {
                yield return $"section {i} causes [{string.Join(',', x.Causes)}] [{string.Join(',', y.Causes)}]";
            }
        }

        var (c, d) = (a.City, b.City);
        if (c.Rated != d.Rated || !Same(c.Pct13, d.Pct13) || !Same(c.Pct45, d.Pct45) || !Same(c.Pct6, d.Pct6) || c.Grade != d.Grade || !Same(c.Attain, d.Attain) || c.Alert != d.Alert
            || !c.Main.SequenceEqual(d.Main) || !c.Priorities.SequenceEqual(d.Priorities))
        {
            yield return $"city {c} {d} [{string.Join(',', c.Main)}] [{string.Join(',', d.Main)}] [{string.Join(',', c.Priorities)}] [{string.Join(',', d.Priorities)}]";
        }

        for (var i = 0; i < b.Lakes.Length; i++)
        {
            if (!Same(a.Lakes[i].Tli, b.Lakes[i].Tli) || !Same(a.Lakes[i].Value, b.Lakes[i].Value) || a.Lakes[i].Grade != b.Lakes[i].Grade || a.Lakes[i].Flag != b.Lakes[i].Flag)
            {
                yield return $"lake {i} {a.Lakes[i]} {b.Lakes[i]}";
            }
        }

        for (var i = 0; i < b.Ponds.Length; i++)
        {
            if (a.Ponds[i] != b.Ponds[i])
            {
                yield return $"pond {i} {a.Ponds[i]} {b.Ponds[i]}";
            }
        }

        if (a.Ozone with { P90 = 0 } != (b.Ozone with { P90 = 0 }) || !Same(a.Ozone.P90, b.Ozone.P90))
        {
            yield return $"ozone {a.Ozone} {b.Ozone}";
        }

        if (!a.Inspect.SequenceEqual(b.Inspect))
        {
            yield return $"inspect {a.Inspect.Count} {b.Inspect.Count}";
        }
    }

    private static bool Same(double[] a, double[] b) => a.Length == b.Length && a.Zip(b).All(p => Same(p.First, p.Second));

    private static bool Same(double a, double b) => double.IsNaN(a) ? double.IsNaN(b) : Math.Abs(a - b) <= 1e-9 * Math.Max(Math.Abs(a), Math.Abs(b));
}
