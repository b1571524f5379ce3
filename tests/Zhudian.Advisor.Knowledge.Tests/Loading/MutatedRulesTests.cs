using System.Diagnostics;
using System.Text;
using Xunit.Abstractions;
using Zhudian.Advisor.Feel.Functions;
using Zhudian.Advisor.Knowledge.Building;
using Zhudian.Advisor.Knowledge.Loading;
using Zhudian.Advisor.Knowledge.Tests.Specs;
using Zhudian.Advisor.Methods;

namespace Zhudian.Advisor.Knowledge.Tests.Loading;

/// <summary>Hostile rule files: whatever the text, loading answers with diagnostics, in bounded time, in order, and never throws.</summary>
public sealed class MutatedRulesTests(ITestOutputHelper output)
{
    private static readonly string[] Pieces =
    [
        "|", "\\|", "\n", "\r\n", "\t", "  ", "- ", ": ", "：", "`", "```", "```rule\n", "````", "---\n", "# ", "## ", "→", "→ ", "=", "= ", "{", "}", "[", "]", "(", ")", "（", "，", "；", "无", "未取得", "-", "缺",
        "±", "无环", "本", "item", ".", "..", "\"", "1e400", "-0", "99999999999999999999999999999999", "2026-02-30", "∞", "\0", "\uFEFF", "𠮷", "\uD800", "| U | 甲 | → 乙 |\n|---|---|---|\n| 1 | - | 1 |\n",
        "键：", "种类：结论\n", "豁免：KNW107 x\n", "<!--", "-->", "for x in 1..9 return ", "if ", " then ", " else ", "not(", "?", "@", "断面", "引用 断面", "列表 列表 数", "随 a.b",
    ];

    [Fact]
    public void Loading_never_throws_on_mutated_specs()
    {
        var count = Run(seed: 20261121, TimeSpan.FromSeconds(6), 1500);

        count.Should().BeGreaterThan(20);
    }

    [SoakFact]
    [Trait("Category", "Soak")]
    public void Loading_never_throws_on_a_million_mutated_rule_files() => Run(seed: 7, TimeSpan.FromMinutes(20), 1_000_000).Should().BeGreaterThan(100_000, "the run is bounded by time as well");

    private int Run(int seed, TimeSpan time, int most)
    {
        // Whole rule files are slow to load and their parts stand in the specifications as well: one in twenty.
        var specs = SpecFile.ReadAll().Select(e => e.Input).ToList();
        var rules = RuleFiles().ToList();
        var options = LoadOptions.Default with { Functions = FunctionLibrary.Knowledge.With(MethodLibrary.All), Today = new DateOnly(2026, 11, 21), AnalyseTables = true, MaxTime = TimeSpan.FromSeconds(10) };
        var clock = Stopwatch.StartNew();
        var count = 0;
        Parallel.For(0, most, (i, loop) =>
        {
            if (clock.Elapsed >= time)
            {
                loop.Stop();
                return;
            }

            var random = new Random(seed + i);
            var inputs = random.Next(20) == 0 ? rules : specs;
            Load(Mutate(inputs[random.Next(inputs.Count)], random), options, seed + i);
            Interlocked.Increment(ref count);
        });
        output.WriteLine($"{count} texts in {clock.Elapsed}");
        return count;
    }

    private static void Load(string text, LoadOptions options, int seed)
    {
        try
        {
            var result = KnowledgeLoader.Load([("例.md", text)], options);
            result.Diagnostics.Select(d => (d.Location?.Line ?? 0, d.Location?.Column ?? 0)).Should().BeInAscendingOrder();
            (result.Knowledge is null).Should().Be(result.Errors.Any());
        }
        catch (Exception e) when (e is not Xunit.Sdk.XunitException)
        {
            throw new InvalidOperationException($"seed {seed}: {e.Message}\n{text}", e);
        }
    }

    private static string Mutate(string text, Random random)
    {
        var mutated = new StringBuilder(text);
        for (var i = random.Next(1, 6); i > 0; i--)
        {
            var at = random.Next(mutated.Length + 1);
            var length = Math.Min(random.Next(0, 12), mutated.Length - at);
            switch (random.Next(5))
            {
                case 0:
                    mutated.Remove(at, length);
                    break;
                case 1:
                    mutated.Insert(at, mutated.ToString(at, length));
                    break;
                case 2:
                    var from = random.Next(text.Length);
                    mutated.Insert(at, text.AsSpan(from, Math.Min(random.Next(200), text.Length - from)));
                    break;
                default:
                    mutated.Insert(at, Pieces[random.Next(Pieces.Length)]);
                    break;
            }
        }

        return mutated.ToString();
    }

    private static IEnumerable<string> RuleFiles()
        => Directory.EnumerateFiles(Path.GetFullPath(Path.Combine(SpecFile.Directory, "..", "..")), "*.md", SearchOption.AllDirectories)
            .Where(p => !p.Contains("spec", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(File.ReadAllText);
}
