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

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public void Of_what_was_there_and_the_result_the_greater_or_the_lesser_stays(int digits)
    {
        var random = new Random(5);
        var step = (decimal)Math.Pow(10, -digits);
        var numbers = Enumerable.Range(0, 67).Select(_ => (long)random.Next(-500_000, 500_000)).ToArray();
        var before = Enumerable.Range(0, 67).Select(_ => (long)random.Next(0, 100)).ToArray();
        var (most, least) = (before.ToArray(), before.ToArray());
        Steps.TryGreatest(numbers, digits, most).Should().BeTrue();
        Steps.TryLeast(numbers, digits, least).Should().BeTrue();
        for (var i = 0; i < numbers.Length; i++)
        {
            var result = Expected(numbers[i] * step) * 10m;
            ((decimal)most[i]).Should().Be(Math.Max(before[i], result));
            ((decimal)least[i]).Should().Be(Math.Min(before[i], result));
        }
    }

    // The largest scaled number is 2^63 / 2^22 − 1 = 2 199 023 255 551; six decimals more on the cuts stretch it to below 2^63.
    [Fact]
    public void The_largest_and_smallest_numbers_lie_in_the_outermost_regions()
    {
        long[] numbers = [ScaledNumbers.Most, -ScaledNumbers.Most, 3, 4, -2, -3];
        var steps = TableSteps.Of([-2.000001m, 3.000001m], [Value.Of(1m), Value.Of(2m), Value.Of(3m), Value.Of(4m), Value.Of(5m)])!;
        var results = new long[numbers.Length];
        steps.TryMap(numbers, 0, results).Should().BeTrue();
        results.Should().Equal(5, 1, 3, 5, 3, 1);
    }

    // (2^41 − 1) / 2^20 is about 2 097 152: above 3; 3 · 2^20 / 2^20 is the cut itself, one step of a millionth less lies below it.
    [Fact]
    public void The_largest_sums_and_counts_are_compared_exactly()
    {
        const int Most = 1 << 20;
        long[] sums = [ScaledNumbers.Most, -ScaledNumbers.Most, 3L * Most, (3L * Most) - 1, (3L * Most) + 1];
        int[] counts = [Most, Most, Most, Most, Most];
        var steps = TableSteps.Of([3m], [Value.Of(1m), Value.Of(2m), Value.Of(3m)])!;
        var results = new long[sums.Length];
        steps.TryMap(sums, counts, 0, results).Should().BeTrue();
        results.Should().Equal(3, 1, 2, 1, 3);
    }

    // In steps of a millionth the largest scaled number is 2 199 023.255551.
    [Fact]
    public void A_result_that_would_be_too_large_in_the_steps_of_the_table_is_not_scaled()
    {
        var steps = TableSteps.Of([1m], [Value.Of(0.000001m), Value.Of(0.000001m), Value.Of(1m)])!;
        steps.TryScaled(5_000_000m, out _).Should().BeFalse();
        steps.TryScaled(2_000_000m, out var scaled).Should().BeTrue();
        scaled.Should().Be(2_000_000_000_000);
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
