using FluentAssertions;
using Xunit;
using Zhudian.Advisor.Knowledge.Tables.Evaluation;

namespace Zhudian.Advisor.Knowledge.Tests.Tables;

public sealed class ScaledCutsTests
{
    private static readonly decimal[] Cuts = [-2.5m, 0m, 0.0002m, 0.005m, 0.15m, 1m, 7.5m, 1000m];

    [Fact]
    public void A_number_is_found_where_a_search_over_decimals_finds_it()
    {
        var cuts = ScaledCuts.Of(Cuts)!;
        var random = new Random(7);
        for (var i = 0; i < 20_000; i++)
        {
            var number = i % 3 == 0 ? Cuts[random.Next(Cuts.Length)] * 1.000m : new decimal(random.Next(), 0, 0, random.Next(2) == 0, (byte)random.Next(0, 13)) / (random.Next(4) + 1);
            if (cuts.TryFind(number, out var index))
            {
                index.Should().Be(Array.BinarySearch(Cuts, number), number.ToString(System.Globalization.CultureInfo.InvariantCulture));
            }
        }
    }

    [Fact]
    public void A_column_without_cuts_has_one_region()
    {
        ScaledCuts.Of([])!.TryFind(3m, out var index).Should().BeTrue();
        index.Should().Be(~0);
    }

    [Fact]
    public void Numbers_and_cuts_with_too_many_digits_are_left_to_decimals()
    {
        ScaledCuts.Of(Cuts)!.TryFind(1m / 3m, out _).Should().BeFalse();
        ScaledCuts.Of(Cuts)!.TryFind(decimal.MaxValue, out _).Should().BeFalse();
        ScaledCuts.Of([1m / 3m]).Should().BeNull();
        ScaledCuts.Of([decimal.MaxValue]).Should().BeNull();
    }
}
