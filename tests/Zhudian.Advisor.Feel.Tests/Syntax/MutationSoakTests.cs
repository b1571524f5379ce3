using System.Diagnostics;
using System.Text.RegularExpressions;
using Zhudian.Advisor.Feel.Binding;
using Zhudian.Advisor.Feel.Compilation;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Standalone;
using Zhudian.Advisor.Feel.Syntax;
using Zhudian.Advisor.Feel.Tests.Fixture;
using Zhudian.Advisor.Feel.Tests.Specs;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Tests.Syntax;

/// <summary>Expressions of the rule base and of the specifications, mutated by characters and by pieces of each other: diagnostics, never an exception, never a hang.</summary>
public sealed partial class MutationSoakTests
{
    private const int Seed = 20260101;
    private const int MostPieces = 8;
    private const int FewestCases = 100_000;
    private static readonly TimeSpan LongestCase = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(20);

    [Fact]
    public void Twenty_thousand_mutated_expressions_give_diagnostics_only() => Run(20_000, Seed);

    [SoakFact]
    [Trait("Category", "Soak")]
    public void A_million_mutated_expressions_give_diagnostics_only() => Run(1_000_000, Seed + 1);

    private static void Run(int count, int seed)
    {
        var random = new Random(seed);
        var corpus = Corpus();
        corpus.Count.Should().BeGreaterThan(150);
        var total = Stopwatch.StartNew();
        var done = 0;
        for (; done < count && total.Elapsed < LongestRun; done++)
        {
            var text = Mutate(corpus, random);
            var watch = Stopwatch.StartNew();
            var failure = Record.Exception(() => Evaluate(text));
            failure.Should().BeNull($"seed {seed}, case {done}: {text}");
            PatientWatch.Shortest(watch.Elapsed, LongestCase, () => Evaluate(text)).Should().BeLessThan(LongestCase, $"seed {seed}, case {done}: {text}");
        }

        done.Should().BeGreaterThanOrEqualTo(Math.Min(count, FewestCases), "the run was cut at {0}", LongestRun);
    }

    private static void Evaluate(string text)
    {
        var limits = new EvaluationLimits(20_000, 64, 20_000, 20_000);
        FeelEvaluator.Evaluate(text, limits: limits);
        var city = new City();
        var source = SourceText.From(text);
        var parsed = FeelParser.ParseExpression(source, ParseOptions.Knowledge);
        if (!parsed.HasErrors && FeelBinder.BindExpression(parsed.Root!, source, city, BindOptions.Knowledge) is { Root: { } root } bound)
        {
            var frame = new EvaluationRun(limits: limits).Rent(bound.FrameSize);
            frame.Slots[0] = Value.Row(city.Sections, 0);
            var code = FeelCompiler.Compile(root, source);
            var value = code.Evaluate(frame);
            if (value.IsTrue || value.IsFalse)
            {
                code.Test(frame).Should().Be(value.IsTrue ? Truth.True : Truth.False, text);
            }
        }

        var tests = FeelParser.ParseUnaryTests(source, ParseOptions.Knowledge);
        if (!tests.HasErrors)
        {
            FeelBinder.BindUnaryTests(tests.Root!, source, city, City.Grades, BindOptions.Knowledge);
        }
    }

    private static string Mutate(List<string> corpus, Random random)
    {
        var text = corpus[random.Next(corpus.Count)];
        for (var i = random.Next(1, MostPieces); i > 0; i--)
        {
            var at = random.Next(text.Length + 1);
            var other = corpus[random.Next(corpus.Count)];
            var from = random.Next(other.Length);
            var piece = other.Substring(from, random.Next(1, Math.Min(12, other.Length - from) + 1));
            text = random.Next(4) switch
            {
                0 when text.Length > 1 => text.Remove(Math.Min(at, text.Length - 1), 1),
                1 => text.Insert(at, piece),
                2 when at < text.Length => text[..at] + piece + text[Math.Min(text.Length, at + piece.Length)..],
                _ => text.Insert(at, ((char)random.Next(1, 0x3000)).ToString()),
            };
        }

        return text;
    }

    private static List<string> Corpus()
        => [.. Directory.EnumerateFiles(SpecTable.Root("rules"), "*.md", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .SelectMany(f => Quoted().Matches(File.ReadAllText(f)).Select(m => m.Groups["text"].Value))
            .Where(t => t.Length is > 2 and < 400)
            .Distinct(StringComparer.Ordinal)];

    [GeneratedRegex("`(?<text>[^`\\n]+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Quoted();
}
