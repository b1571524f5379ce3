using Zhudian.Advisor.Benchmarks.Workload;

namespace Zhudian.Advisor.Benchmarks.Baseline;

/// <summary>What a careful programmer would write for SPEC.md: doubles, arrays, NaN for missing, enterprises indexed by river.</summary>
internal static class HandWritten
{
    public static readonly string[] Pollutants = ["do", "codmn", "cod", "bod5", "nh3n", "tp", "f", "phenol", "petro"];

    private const int DissolvedOxygen = 0;
    private const int Ammonia = 4;
    private const int Phosphorus = 5;

    public static readonly double[][] Limits =
    [
        [7.5, 6, 5, 3, 2], [2, 4, 6, 10, 15], [15, 15, 20, 30, 40], [3, 3, 4, 6, 10], [0.15, 0.5, 1, 1.5, 2],
        [0.02, 0.1, 0.2, 0.3, 0.4], [1, 1, 1, 1.5, 1.5], [0.002, 0.002, 0.005, 0.01, 0.1], [0.05, 0.05, 0.05, 0.5, 1],
    ];

    private static readonly (double A, double B, double W)[] Trophic = [(2.5, 1.086, 1), (9.436, 1.624, 0.7056), (5.453, 1.694, 0.6724), (5.118, -1.94, 0.6889), (0.109, 2.661, 0.6889)];

    private static readonly string[] Matrix =
    [
        "MAJOR", "MAJOR", "MAJOR", "MAJOR", "CONSIDERABLE", "CONSIDERABLE", "CONSIDERABLE", "CONSIDERABLE", "GENERAL",
        "MAJOR", "CONSIDERABLE", "CONSIDERABLE", "CONSIDERABLE", "CONSIDERABLE", "GENERAL", "CONSIDERABLE", "GENERAL", "GENERAL",
        "CONSIDERABLE", "CONSIDERABLE", "GENERAL", "CONSIDERABLE", "GENERAL", "GENERAL", "GENERAL", "GENERAL", "GENERAL",
    ];

    public static int ClassOf(int pollutant, double value)
    {
        var limit = Limits[pollutant];
        for (var i = 0; i < 5; i++)
        {
            if (pollutant == DissolvedOxygen ? value >= limit[i] : value <= limit[i])
            {
                return i + 1;
            }
        }

        return 6;
    }

    /// <summary>Twenty rows and a 27-row matrix, SPEC.md D.</summary>
    public static PondResult Evaluate(Pond t)
    {
        int h = 0, s = 0, r = 0;
        h += t.Haz == "HAZ" ? 40 : 0;
        h += t.Haz == "II" ? 20 : 0;
        h += t.Ore is "pbzn" or "cu" or "au" ? 15 : 0;
        h += t.Ore is "phosphate" or "mn" ? 8 : 0;
        h += t.Volume >= 1000 ? 20 : 0;
        h += t.Volume >= 100 && t.Volume < 1000 ? 10 : 0;
        h += t.Height >= 60 ? 15 : 0;
        h += t.Height >= 30 && t.Height < 60 ? 8 : 0;
        h += t.Age > 20 && t.Height >= 30 ? 10 : 0;
        s += t.Dist < 2 ? 40 : 0;
        s += t.Dist >= 2 && t.Dist < 10 ? 25 : 0;
        s += t.Pop >= 1000 ? 30 : 0;
        s += t.Pop >= 100 && t.Pop < 1000 ? 15 : 0;
        s += t.Wcls <= 2 ? 30 : 0;
        s += t.Wcls == 3 ? 15 : 0;
        r += t.Liner == false ? 25 : 0;
        r += t.Drain == false ? 30 : 0;
        r += t.Monitor != true && t.Plan != true ? 20 : 0;
        r += t.Incidents >= 1 ? 25 : 0;
        r += t.Liner is null ? 10 : 0;
        int hl = Level(h), sl = Level(s), rl = Level(r);
        return new PondResult(h, s, r, hl, sl, rl, Matrix[((hl - 1) * 9) + ((sl - 1) * 3) + rl - 1]);
    }

    public static BaselineResult Evaluate(BenchSheet sheet)
    {
        var ponds = new PondResult[sheet.Ponds.Length];
        for (var i = 0; i < ponds.Length; i++)
        {
            ponds[i] = Evaluate(sheet.Ponds[i]);
        }

        var sections = new SectionResult[sheet.Sections.Length];
        for (var i = 0; i < sections.Length; i++)
        {
            sections[i] = Evaluate(sheet.Sections[i]);
        }

        var inspect = Causes(sheet, sections, ponds);
        return new BaselineResult
        {
            Sections = sections,
            City = City(sheet, sections),
            Lakes = [.. sheet.Lakes.Select(l => Lake(l, sheet, sections))],
            Ponds = ponds,
            Ozone = Ozone(sheet),
            Inspect = inspect,
        };
    }

    private static int Level(int score) => score > 60 ? 1 : score > 30 ? 2 : 3;

    private static SectionResult Evaluate(Section section)
    {
        var result = new SectionResult();
        var present = 0;
        for (var p = 0; p < 9; p++)
        {
            var values = section.V[Pollutants[p]];
            double sum = 0;
            var n = 0;
            for (var m = 0; m < 12; m++)
            {
                if (values[m] is { } v)
                {
                    sum += v;
                    n++;
                    var c = ClassOf(p, v);
                    result.Months[m] = Math.Max(result.Months[m], c);
                }
            }

            var mean = n >= 6 ? sum / n : double.NaN;
            result.Means[p] = mean;
            result.Classes[p] = n >= 6 ? ClassOf(p, mean) : 0;
            result.Multiples[p] = p != DissolvedOxygen && result.Classes[p] > section.Target ? (mean / Limits[p][section.Target - 1]) - 1 : double.NaN;
            present += n >= 6 ? 1 : 0;
            result.Class = Math.Max(result.Class, result.Classes[p]);
        }

        result.Sufficient = present >= 4;
        for (var m = 0; m < 12; m++)
        {
            result.ExceedMonths += result.Months[m] > section.Target ? 1 : 0;
        }

        result.WetRatio = WetRatio(section.V[Pollutants[Phosphorus]]);
        for (var p = 0; p < 9; p++)
        {
            if (result.Classes[p] > section.Target)
            {
                result.Main.Add(p);
            }
        }

        result.Main.Sort((a, b) =>
        {
            var byClass = result.Classes[b].CompareTo(result.Classes[a]);
            var byMultiple = byClass != 0 ? byClass : Multiple(result, b).CompareTo(Multiple(result, a));
            return byMultiple != 0 ? byMultiple : a.CompareTo(b);
        });
        if (result.Main.Count > 3)
        {
            result.Main.RemoveRange(3, result.Main.Count - 3);
        }

        return result;
    }

    private static double Multiple(SectionResult result, int p) => double.IsNaN(result.Multiples[p]) ? 0 : result.Multiples[p];

    private static double WetRatio(double?[] values)
    {
        double wet = 0, dry = 0;
        int wetCount = 0, dryCount = 0;
        for (var m = 0; m < 12; m++)
        {
            if (values[m] is not { } v)
            {
                continue;
            }

            if (m is >= 5 and <= 8)
            {
                wet += v;
                wetCount++;
            }
            else
            {
                dry += v;
                dryCount++;
            }
        }

        return wetCount > 0 && dryCount > 0 ? wet / wetCount / (dry / dryCount) : double.NaN;
    }

    private static bool Upstream(string river, int pos, string otherRiver, int otherPos, int reach)
        => pos - otherPos > 0 && pos - otherPos <= reach && string.Equals(river, otherRiver, StringComparison.Ordinal);

    private static List<string> Causes(BenchSheet sheet, SectionResult[] sections, PondResult[] ponds)
    {
        var byRiver = new Dictionary<string, List<Enterprise>>(StringComparer.Ordinal);
        foreach (var e in sheet.Enterprises)
        {
            if (!byRiver.TryGetValue(e.River, out var list))
            {
                byRiver[e.River] = list = [];
            }

            list.Add(e);
        }

        var inspect = new SortedSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < sections.Length; i++)
        {
            var x = sheet.Sections[i];
            var o = sections[i];
            var enterprises = byRiver.TryGetValue(x.River, out var near) ? near : [];
            if (o.Classes[Phosphorus] > x.Target)
            {
                foreach (var e in enterprises)
                {
                    if (e.Sector == "phosphate" && x.Pos - e.Pos > 0 && x.Pos - e.Pos <= 20000)
                    {
                        o.Phosphate.Add(e.Id);
                    }
                }

                o.Phosphate.Sort(StringComparer.Ordinal);
                var has = o.Phosphate.Count > 0;
                o.Causes.Add(double.IsNaN(o.WetRatio) ? "TP_DATA_GAP" : o.WetRatio > 1.5 ? (has ? "PHOS_RUNOFF" : "AGRI_NONPOINT") : has ? "PHOS_POINT" : "DOMESTIC_TP");
            }

            if (o.Classes[Ammonia] > x.Target)
            {
                bool bad = false, missing = false;
                foreach (var k in sheet.Parks)
                {
                    if (Upstream(x.River, x.Pos, k.River, k.Pos, 30000))
                    {
                        bad |= k.Sewage == false;
                        missing |= k.Sewage is null;
                    }
                }

                if (bad)
                {
                    o.Causes.Add("PARK_SEWAGE");
                }
                else if (missing)
                {
                    o.Causes.Add("PARK_UNKNOWN");
                }
            }

            if (o.Class > x.Target)
            {
                for (var j = 0; j < ponds.Length; j++)
                {
                    if (ponds[j].Risk == "MAJOR" && Upstream(x.River, x.Pos, sheet.Ponds[j].River!, sheet.Ponds[j].Pos, 50000))
                    {
                        o.Causes.Add("POND_RISK");
                        break;
                    }
                }

                if (o.Causes.Count == 0)
                {
                    o.Causes.Add("UNKNOWN");
                }
                else
                {
                    o.Urgent = o.Class >= x.Target + 2;
                }

                foreach (var e in enterprises)
                {
                    if (e.Permit != true && x.Pos - e.Pos > 0 && x.Pos - e.Pos <= 20000)
                    {
                        inspect.Add(e.Id);
                    }
                }
            }

            o.Causes.Sort(StringComparer.Ordinal);
        }

        return [.. inspect];
    }

    private static CityResult City(BenchSheet sheet, SectionResult[] sections)
    {
        int rated = 0, good = 0, worst = 0, attained = 0;
        var alert = false;
        var counts = new int[9];
        var causes = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < sections.Length; i++)
        {
            var s = sections[i];
            if (s.Class > 0)
            {
                rated++;
                good += s.Class <= 3 ? 1 : 0;
                worst += s.Class == 6 ? 1 : 0;
                attained += s.Class <= sheet.Sections[i].Target ? 1 : 0;
                alert |= s.Class >= sheet.Sections[i].Target + 2;
            }

            for (var p = 0; p < 9; p++)
            {
                counts[p] += s.Classes[p] > 3 ? 1 : 0;
            }

            foreach (var cause in s.Causes)
            {
                causes[cause] = causes.GetValueOrDefault(cause) + 1;
            }
        }

        double Percent(int n) => rated == 0 ? double.NaN : 100.0 * n / rated;
        var main = Enumerable.Range(0, 9).Where(p => counts[p] > 0).OrderByDescending(p => counts[p]).ThenBy(p => p).Take(3).ToList();
        var grade = rated == 0 ? null : Percent(good) >= 90 ? "EXCELLENT" : Percent(good) >= 75 ? "GOOD" : Percent(worst) < 20 ? "LIGHT" : Percent(worst) < 40 ? "MEDIUM" : "HEAVY";
        var priorities = causes.Select(c => (c.Key, c.Value)).OrderByDescending(c => c.Value).ToList();
        return new CityResult(rated, Percent(good), Percent(rated - good - worst), Percent(worst), grade, Percent(attained), alert, main, priorities);
    }

    private static LakeResult Lake(Lake lake, BenchSheet sheet, SectionResult[] sections)
    {
        double?[] values = [lake.Chla, lake.Tp, lake.Tn, lake.Sd, lake.Codmn];
        var tli = new double[5];
        double weights = 0, sum = 0;
        var n = 0;
        for (var i = 0; i < 5; i++)
        {
            tli[i] = values[i] is { } v ? 10 * (Trophic[i].A + (Trophic[i].B * Math.Log(v))) : double.NaN;
            if (values[i] is not null)
            {
                weights += Trophic[i].W;
                sum += Trophic[i].W * tli[i];
                n++;
            }
        }

        if (lake.Chla is null || n < 3)
        {
            return new LakeResult(tli, double.NaN, null, null);
        }

        var value = sum / weights;
        var grade = value < 30 ? "OLIGO" : value <= 50 ? "MESO" : value <= 60 ? "LIGHT_EU" : value <= 70 ? "MIDDLE_EU" : "HYPER_EU";
        string? flag = null;
        if (value > 50)
        {
            flag = "INTERNAL_LOAD";
            for (var i = 0; i < sections.Length; i++)
            {
                if (sections[i].Classes[Phosphorus] > sheet.Sections[i].Target && string.Equals(sheet.Sections[i].River, lake.River, StringComparison.Ordinal))
                {
                    flag = "INFLOW_TP";
                    break;
                }
            }
        }

        return new LakeResult(tli, value, grade, flag);
    }

    private static OzoneResult Ozone(BenchSheet sheet)
    {
        var days = new double[sheet.Ozone.Length];
        int n = 0, exceed = 0;
        foreach (var day in sheet.Ozone)
        {
            if (day is { } v)
            {
                days[n++] = v;
                exceed += v > 160 ? 1 : 0;
            }
        }

        var p90 = double.NaN;
        if (n >= 324)
        {
            Array.Sort(days, 0, n);
            var k = 9 * (n - 1);
            var i = k / 10;
            p90 = days[i] + (i + 1 < n ? (days[i + 1] - days[i]) * (k % 10 / 10.0) : 0);
        }

        var ratio = sheet.Hcho / sheet.No2;
        var regime = ratio is null ? null : ratio < 1 ? "VOC" : ratio > 2 ? "NOX" : "TRANSITION";
        var action = double.IsNaN(p90) ? "NEED_DATA" : p90 <= 160 ? "KEEP" : regime is null ? "NEED_PRECURSOR" : regime switch { "VOC" => "VOC_FIRST", "NOX" => "NOX_FIRST", _ => "JOINT" };
        return new OzoneResult(n, p90, exceed, double.IsNaN(p90) ? null : p90 <= 160, regime, action);
    }
}
