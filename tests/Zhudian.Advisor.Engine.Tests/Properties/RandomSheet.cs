using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Engine.Tests.Support;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Engine.Tests.Properties;

/// <summary>Rows of a random sheet for <see cref="RandomKnowledge"/>: values, blanks ("?") and 无 mixed, worksheets sometimes incomplete.</summary>
internal sealed record RandomSheet(IReadOnlyList<(string Entity, (string Field, object? Value)[] Cells)> Rows, Completeness Readings)
{
    /// <summary>A sheet from a seed.</summary>
    /// <param name="random">Source of choices.</param>
    /// <param name="blanks">Share of blank cells in percent.</param>
    /// <param name="columns">Whether there are more sections and numbers of more kinds.</param>
    public static RandomSheet Make(Random random, int blanks, bool columns = false)
    {
        var rows = new List<(string, (string, object?)[])>();
        for (var c = 1; c <= 2; c++)
        {
            rows.Add(("县区", [("编号", $"C{c}"), ("人口", Cell(random, blanks, random.Next(0, 10)))]));
        }

        var sections = random.Next(1, columns ? 9 : 5);
        object Number() => columns && random.Next(6) == 0 ? Odd(random) : random.Next(0, 20) / 2m;
        for (var s = 1; s <= sections; s++)
        {
            rows.Add(("断面",
            [
                ("编号", $"S{s}"),
                ("县区", Cell(random, blanks / 2, $"C{random.Next(1, 3)}")),
                ("上游", s == 1 || random.Next(3) == 0 ? null : $"S{s - 1}"),
                ("量一", Cell(random, blanks, Number())),
                ("量二", random.Next(12) == 0 ? null : Cell(random, blanks, Number())),
                ("级", Cell(random, blanks, new[] { "甲", "乙", "丙" }[random.Next(3)])),
                ("示", Cell(random, blanks, random.Next(2) == 0)),
            ]));
            for (var i = random.Next(0, 4); i > 0; i--)
            {
                rows.Add(("读数", [("断面", $"S{s}"), ("序", i), ("值", columns && random.Next(15) == 0 ? null : Cell(random, blanks, Number()))]));
            }
        }

        return new RandomSheet(rows, random.Next(6) == 0 ? Completeness.Partial : Completeness.Complete);
    }

    /// <summary>The sheet with its rows in the given order.</summary>
    public FactSheet Build(EvaluationEngine engine, IEnumerable<int>? order = null)
    {
        var builder = engine.Sheet().Reported("县区").Reported("断面").Reported("读数", Readings);
        foreach (var index in order ?? Enumerable.Range(0, Rows.Count))
        {
            builder.Row(Rows[index].Entity, Rows[index].Cells);
        }

        return builder.Make();
    }

    // Decimals that differ, too many digits for whole numbers, and very large.
    private static object Odd(Random random) => random.Next(6) switch
    {
        0 => 0.1234567890123456789m * random.Next(1, 9),
        1 => 79228162514264337593543950335m,
        2 => 4_000_000_000_000m + random.Next(9),
        3 => -1.250m,
        4 => 5.25m,
        _ => random.Next(0, 900) / 100m,
    };

    private static object? Cell(Random random, int blanks, object value) => random.Next(100) < blanks ? "?" : value;
}
