using FluentAssertions;
using Xunit;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Methods.Tests.Statistics;

public sealed class PercentileTests
{
    [Theory]
    [InlineData(0, 10)]
    [InlineData(50, 30)]
    [InlineData(90, 46)] // k = 4 × 0.9 = 3.6: 40 + 0.6 × (50 − 40)
    [InlineData(100, 50)]
    public void It_is_linear_between_neighbours(int percent, int expected)
        => Call.OverItems("百分位", Call.Numbers(50, 10, 40, 20, 30), Value.Of((decimal)percent)).AsNumber.Should().Be(expected);

    [Fact]
    public void An_empty_list_is_not_applicable() => Call.OverItems("百分位", [], Value.Of(90m)).IsNull.Should().BeTrue();

    [Fact]
    public void A_percentage_above_one_hundred_is_a_fault() => Call.OverItems("百分位", Call.Numbers(1, 2), Value.Of(101m)).IsFault.Should().BeTrue();

    [Fact]
    public void An_unknown_item_makes_it_unknown() => Call.OverItems("百分位", [Value.Of(1m), Call.Unknown("x")], Value.Of(90m)).IsUnknown.Should().BeTrue();
}
