using FluentAssertions;
using Xunit;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Methods.Tests.Statistics;

public sealed class RankCorrelationTests
{
    private static Value Of(params decimal[] numbers) => Call.OverItems("秩相关", Call.Numbers(numbers));

    [Fact]
    public void A_rising_series_gives_one_and_a_falling_one_minus_one()
    {
        // falling, N = 5: d = 4, 2, 0, 2, 4, Σd² = 40, 1 − 240/120 = −1
        Of(1, 2, 3, 4, 5).AsNumber.Should().Be(1m);
        Of(0.15m, 0.14m, 0.13m, 0.12m, 0.11m).AsNumber.Should().Be(-1m);
    }

    [Fact]
    public void A_mixed_series_follows_the_formula()
    {
        // ranks 2 1 4 3 5: Σd² = 1+1+1+1+0 = 4, 1 − 24/120 = 0.8
        Of(20, 10, 40, 30, 50).AsNumber.Should().Be(0.8m);
    }

    [Fact]
    public void Ties_share_their_mean_rank()
    {
        // values 1 2 2 3: ranks 1 2.5 2.5 4; Pearson = 4.5 / sqrt(5 × 4.5) = 0.948683…
        Of(1, 2, 2, 3).AsNumber.Should().BeApproximately(0.948683m, 0.000001m);
    }

    [Fact]
    public void Equal_values_or_a_single_one_are_not_applicable()
    {
        Of(2, 2, 2).IsNull.Should().BeTrue();
        Of(2, 2, 2).IsFault.Should().BeFalse();
        Of(2).IsNull.Should().BeTrue();
    }

    [Fact]
    public void An_unknown_item_makes_it_unknown()
    {
        var result = Call.OverItems("秩相关", [Value.Of(1m), Call.Unknown("断面[A].总磷"), Value.Of(3m)]);

        result.Unknown!.Items().Should().ContainSingle(i => i.Id == "断面[A].总磷");
    }

    [Fact]
    public void A_text_is_a_fault() => Call.OverItems("秩相关", [Value.Of(1m), Value.Of("x")]).IsFault.Should().BeTrue();
}
