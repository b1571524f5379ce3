using System.Globalization;
using Zhudian.Advisor.Benchmarks.Baseline;

namespace Zhudian.Advisor.Benchmarks.Workload;

/// <summary>
/// Deterministic sheets of the workload's shape for machines without the reference generator: same scales, same share of missing values,
/// same ranges. Answers are compared between engine and baseline, so the sheets need not equal the reference ones.
/// </summary>
internal sealed class SheetGenerator(int seed)
{
    private static readonly string[] Sectors = ["phosphate", "chemical", "metal", "food", "paper", "textile", "pharma", "other", "other", "other"];
    private static readonly string[] Ores = ["phosphate", "pbzn", "cu", "au", "fe", "mn", "other"];
    private static readonly string[] Hazards = ["I", "I", "II", "II", "HAZ"];

    /// <summary>Pollutant, decimals of a reported value, centre in units of the last decimal (about class II–III).</summary>
    private static readonly (string Name, int Decimals, int Centre)[] Shapes =
        [("do", 1, 72), ("codmn", 1, 38), ("cod", 0, 15), ("bod5", 1, 28), ("nh3n", 2, 60), ("tp", 3, 110), ("f", 2, 55), ("phenol", 4, 9), ("petro", 3, 26)];

    private readonly Random _random = new(seed);

    /// <summary>One sheet.</summary>
    public BenchSheet Next(Scale scale, int number)
    {
        var rivers = Enumerable.Range(1, scale.Rivers).Select(i => $"R{i:000}").ToArray();
        var cityDirt = Int(-15, 75);
        var sections = Make(scale.Sections, i =>
        {
            var dirty = cityDirt + Int(-20, 50);
            var wet = Int(70, 230);
            var target = Pick([2, 3, 3, 3, 4]);
            return new Section($"S{i + 1:0000}", rivers[i % rivers.Length], Int(50, 1800) * 100, target, Shapes.ToDictionary(s => s.Name, s => Series(s, dirty, wet), StringComparer.Ordinal));
        });
        var lakes = Make(scale.Lakes, i => new Lake($"L{i + 1:000}", Pick(rivers), Maybe(94, Int(10, 900) / 10.0), Maybe(92, Int(8, 250) / 1000.0), Maybe(92, Int(20, 350) / 100.0), Maybe(92, Int(2, 60) / 10.0), Maybe(92, Int(12, 120) / 10.0)));
        var enterprises = Make(scale.Enterprises, i => new Enterprise($"E{i + 1:00000}", Pick(rivers), Int(1, 1800) * 100, Pick(Sectors), Three(85, 10), Int(1, 900)));
        var ponds = Make(scale.Ponds, i => Pond(i, rivers));
        var parks = Make(scale.Parks, i => new Park($"K{i + 1:000}", Pick(rivers), Int(1, 1800) * 100, Three(60, 25)));
        var shift = Int(-25, 25);
        var ozone = Make(365, d => Maybe(98, Math.Max(5, 72 + 60 - (Math.Abs(d - 190) * 60 / 190) + shift + Int(-25, 45))));
        return new BenchSheet(string.Create(CultureInfo.InvariantCulture, $"C{number:00000}"), 2023, sections, lakes, enterprises, ponds, parks, ozone, Maybe(90, Int(40, 260) / 100.0), Maybe(90, Int(40, 140) / 100.0));
    }

    private static T[] Make<T>(int count, Func<int, T> make) => [.. Enumerable.Range(0, count).Select(make)];

    private Pond Pond(int i, string[] rivers) => new(
        $"T{i + 1:00000}", Pick(rivers), Int(1, 1500) * 100, Pick(Ores), Pick(Hazards), Maybe(97, Int(1, 40) * Int(1, 60)), Maybe(97, Int(5, 110)), Maybe(95, Int(1, 45)),
        Maybe(95, Int(2, 300) / 10.0), Maybe(95, Int(0, 3000)), Maybe(90, Int(1, 5)), Three(60, 25), Three(70, 20), Three(65, 20), Three(65, 20), _random.Next(100) < 80 ? 0 : Int(1, 3));

    private double?[] Series((string Name, int Decimals, int Centre) shape, int dirty, int wet)
    {
        var level = Int(35, 110) + dirty;
        var allMissing = _random.Next(100) < 2;
        var scale = Math.Pow(10, shape.Decimals);
        var series = Make(12, m =>
        {
            var units = string.Equals(shape.Name, "do", StringComparison.Ordinal)
                ? shape.Centre * (190 - Math.Min(150, level)) * Int(70, 130) / 10000
                : shape.Centre * level * Int(60, 150) / 10000;
            if (string.Equals(shape.Name, "tp", StringComparison.Ordinal) && m is >= 5 and <= 8)
            {
                units = units * wet / 100;
            }

            return Maybe(allMissing ? 20 : 96, Math.Max(1, units));
        });
        var limits = HandWritten.Limits[Array.IndexOf(HandWritten.Pollutants, shape.Name)];
        for (var guard = 0; guard < 50 && OnTie(series, limits, scale); guard++)
        {
            var at = Array.FindIndex(series, v => v is not null);
            series[at]++;
        }

        return [.. series.Select(v => v / scale)];
    }

    /// <summary>SPEC.md keeps means off the limits and the wet ratio off 1.5: exact and binary arithmetic decide ties differently.</summary>
    private static bool OnTie(double?[] units, double[] limits, double scale)
    {
        var known = units.Where(v => v is not null).Select(v => v!.Value).ToList();
        var wet = units.Where((v, m) => v is not null && m is >= 5 and <= 8).Select(v => v!.Value).ToList();
        var dry = units.Where((v, m) => v is not null && m is < 5 or > 8).OfType<double>().ToList();
        return known.Count > 0 && (limits.Any(l => Math.Abs(known.Sum() - (l * scale * known.Count)) < 1e-6)
            || (wet.Count > 0 && dry.Count > 0 && Math.Abs((wet.Sum() * dry.Count * 2) - (dry.Sum() * wet.Count * 3)) < 1e-6));
    }

    private int Int(int low, int high) => _random.Next(low, high + 1);

    private T Pick<T>(T[] items) => items[_random.Next(items.Length)];

    private double? Maybe(int percent, double value) => _random.Next(100) < percent ? value : null;

    private bool? Three(int percentTrue, int percentFalse)
    {
        var x = _random.Next(100);
        return x < percentTrue ? true : x < percentTrue + percentFalse ? false : null;
    }
}
