using FsCheck;
using FsCheck.Fluent;
using Zhudian.Advisor.Feel.Binding;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Standalone;
using Zhudian.Advisor.Feel.Syntax;
using Zhudian.Advisor.Feel.Tests.Fixture;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Tests.Syntax;

public sealed class HostileTextTests
{
    private static readonly string[] Pieces =
    [
        "1", ".5", "a", "总磷", "类别", "断面", "(", ")", "[", "]", "{", "}", ",", ":", "..", ".", "+", "-", "**", "/", "=", "!=", "<", ">=", "?", "@\"P1D\"", "\"x\"", "\"",
        "and", "or", "if", "then", "else", "for", "in", "return", "some", "satisfies", "between", "function", "instance", "of", "list<", "not", "null", "true", "item", "本", "（", "，", "“", "\\", "//", "/*", "\u0000", "\ud83d", ";", " ", "\n", "abs", "date and time", "partial", "external",
    ];

    [Fact]
    public void No_text_makes_the_language_throw_or_hang()
        => Prop.ForAll(Gen.Elements(Pieces).ListOf().Select(p => string.Join(' ', p)).ToArbitrary(), text =>
        {
            var limits = new EvaluationLimits(100_000, 64, 10_000, 10_000);
            FeelEvaluator.Evaluate(text, limits: limits);
            var source = SourceText.From(text);
            var city = new City();
            var parsed = FeelParser.ParseExpression(source, ParseOptions.Knowledge);
            if (!parsed.HasErrors)
            {
                FeelBinder.BindExpression(parsed.Root!, source, city, BindOptions.Knowledge);
            }

            var tests = FeelParser.ParseUnaryTests(source, ParseOptions.Knowledge);
            return tests.HasErrors || FeelBinder.BindUnaryTests(tests.Root!, source, city, City.Grades, BindOptions.Knowledge) is not null;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000).WithReplay(20260101, 11));

    [Fact]
    public void An_endless_iteration_stops_at_the_step_limit()
        => FeelEvaluator.Evaluate("for a in 1..1000, b in 1..1000, c in 1..1000 return 1", limits: new EvaluationLimits(10_000, 64, 2_000_000, 1000)).Value.Fault!.Code.Should().Be("FEL208");

    [Fact]
    public void A_range_longer_than_the_list_limit_is_a_fault()
        => FeelEvaluator.Evaluate("for a in 1..1000000000000 return a").Value.Fault!.Code.Should().Be("FEL208");

    [Fact]
    public void Endless_recursion_is_a_fault()
        => FeelEvaluator.Evaluate("(function(f) f(f))(function(f) f(f))").Value.Fault!.Code.Should().Be("FEL208");

    [Theory]
    [InlineData("z = z")]
    [InlineData("string(z)")]
    [InlineData("z instance of list<list<list<list<Any>>>>")]
    [InlineData("distinct values([z, z])")]
    [InlineData("flatten(z)")]
    [InlineData("[z, 1] in [[z, 2]]")]
    public void Parts_shared_a_billion_times_stop_at_the_limit(string use)
    {
        var doubled = string.Concat(Enumerable.Range(1, 35).Select(i => $"a{i}: [a{i - 1}, a{i - 1}], "));
        FeelEvaluator.Evaluate($"{{a0: [1, 1], {doubled} z: a35, use: {use}}}.use").Value.Fault!.Code.Should().Be("FEL208");
    }

    [Fact]
    public void Results_nested_in_their_own_prefix_stop_at_the_limit()
        => FeelEvaluator.Evaluate("(for i in 1..60 return partial) = (for i in 1..60 return partial)").Value.Fault!.Code.Should().Be("FEL208");

    [Fact]
    public void A_text_doubled_forty_times_stops_at_the_limit()
        => FeelEvaluator.Evaluate("{a0: \"xxxxxxxx\", " + string.Concat(Enumerable.Range(1, 40).Select(i => $"a{i}: a{i - 1} + a{i - 1}, ")) + "z: a40}.z").Value.Fault!.Code.Should().Be("FEL208");

    [Fact]
    public void Text_of_a_large_list_stops_at_the_limit()
        => FeelEvaluator.Evaluate("string(for i in 1..1000000 return [i, i])").Value.Fault!.Code.Should().Be("FEL208");
}
