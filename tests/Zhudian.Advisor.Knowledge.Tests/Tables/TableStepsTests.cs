using System.Globalization;
using FluentAssertions;
using Xunit;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Tables.Evaluation;

namespace Zhudian.Advisor.Knowledge.Tests.Tables;

public sealed class TableStepsTests
{
    private static readonly decimal[] Cuts = [-2m, 0.02m, 0.1m, 0.2m, 3m];

    // Below −2: 9; at a cut as below it for the first two, of its own at 0.1, as above it for the others.
    private static readonly decimal[] Results = [9m, 9m, 1m, 1m, 2m, 2.5m, 3m, 4m, 4m, 4m, 4m];

    private static readonly TableSteps Steps = TableSteps.Of(Cuts, Array.ConvertAll(Results, r => Value.Of(r)))!;

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(5)]
    public void Many_numbers_at_once_give_what_the_region_of_each_says(int digits)
    {
        var random = new Random(11);
        var step = (decimal)Math.Pow(10, -digits);
        var numbers = new long[200];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = i % 2 == 0 ? (long)(Cuts[random.Next(Cuts.Length)] / step) : random.Next(-500_000, 500_000);
        }

        foreach (var count in new[] { 0, 1, 63, 64, 67, 200 })
        {
            var results = new long[count];
            Steps.TryMap(numbers.AsSpan(0, count), digits, results).Should().BeTrue();
            for (var i = 0; i < count; i++)
            {
                (results[i] * (decimal)Math.Pow(10, -Steps.Digits)).Should().Be(Expected(numbers[i] * step), (numbers[i] * step).ToString(CultureInfo.InvariantCulture));
            }
        }
    }

    [Fact]
    public void Quotients_give_what_the_divided_number_gives()
    {
        // 0.2/2 is the cut 0.1, 0.3/1 lies above 0.2, 0.1/3 between 0.02 and 0.1, −6/3 at the lowest cut, 9/3 at the highest.
        long[] sums = [20, 30, 10, -600, 900, 1, 0, 199];
        int[] counts = [2, 1, 3, 3, 3, 7, 5, 10];
        var results = new long[sums.Length];
        Steps.TryMap(sums, counts, 2, results).Should().BeTrue();
        for (var i = 0; i < sums.Length; i++)
        {
            (results[i] / 10m).Should().Be(Expected(sums[i] * 0.01m / counts[i]));
        }
    }

    [Fact]
    public void Inputs_of_far_more_decimals_than_the_cuts_are_left_to_others()
        => Steps.TryMap([1L], 9, new long[1]).Should().BeFalse();

    private static decimal Expected(decimal number)
    {
        var region = 0;
        while (region < Cuts.Length && number > Cuts[region])
        {
            region++;
        }

        return Results[(2 * region) + (region < Cuts.Length && number == Cuts[region] ? 1 : 0)];
    }
}
