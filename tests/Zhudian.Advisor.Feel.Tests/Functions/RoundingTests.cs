using FsCheck;
using FsCheck.Fluent;
using Zhudian.Advisor.Feel.Functions;

namespace Zhudian.Advisor.Feel.Tests.Functions;

public sealed class RoundingTests
{
    private static readonly Func<decimal, int, decimal?>[] Nearest = [Rounding.HalfEven, Rounding.HalfUp, Rounding.HalfDown];

    // Definition: a multiple of the step, at most half a step away (nearest modes) or less than a step away in the named direction.
    [Fact]
    public void Every_mode_gives_a_multiple_of_the_step_within_its_bound()
        => Prop.ForAll(Cases(), c =>
        {
            var (n, scale, step) = c;
            bool Multiple(decimal r) => r % step == 0m;
            var (floor, ceiling) = (Rounding.Floor(n, scale)!.Value, Rounding.Ceiling(n, scale)!.Value);
            var (up, down) = (Rounding.Up(n, scale)!.Value, Rounding.Down(n, scale)!.Value);
            return Array.TrueForAll(Nearest, mode => mode(n, scale) is { } r && Multiple(r) && Math.Abs(r - n) * 2m <= step)
                && Multiple(floor) && floor <= n && n - floor < step
                && Multiple(ceiling) && ceiling >= n && ceiling - n < step
                && Math.Abs(up) >= Math.Abs(n) && Math.Abs(down) <= Math.Abs(n) && (up == floor || up == ceiling) && (down == floor || down == ceiling);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Nearest_modes_differ_only_on_ties()
        => Prop.ForAll(Cases(), c =>
        {
            var (n, scale, step) = c;
            var results = Nearest.Select(mode => mode(n, scale)!.Value).ToArray();
            var tie = Math.Abs(Rounding.Down(n, scale)!.Value - n) * 2m == step;
            return tie
                ? Math.Abs(results[1]) > Math.Abs(n) && Math.Abs(results[2]) < Math.Abs(n) && results[0] / step % 2m == 0m
                : results[0] == results[1] && results[1] == results[2];
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Rounding_away_from_zero_past_the_largest_number_does_not_exist()
    {
        Rounding.Up(1m, -29).Should().BeNull();
        Rounding.Floor(-1m, -40).Should().BeNull();
        Rounding.Ceiling(decimal.MaxValue, -5).Should().BeNull();
        Rounding.HalfEven(decimal.MaxValue, -28).Should().BeNull();
        Rounding.Down(decimal.MaxValue, -40).Should().Be(0m);
    }

    private static Arbitrary<(decimal Number, int Scale, decimal Step)> Cases()
        => Arb.From(from units in Gen.Choose(-2_000_000, 2_000_000)
                    from digits in Gen.Choose(0, 5)
                    from scale in Gen.Choose(-4, 6)
                    select ((decimal)units / (decimal)Math.Pow(10, digits), scale, scale >= 0 ? 1m / (decimal)Math.Pow(10, scale) : (decimal)Math.Pow(10, -scale)));
}
