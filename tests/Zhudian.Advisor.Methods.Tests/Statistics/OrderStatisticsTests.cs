using FluentAssertions;
using Xunit;
using Zhudian.Advisor.Methods.Statistics;

namespace Zhudian.Advisor.Methods.Tests.Statistics;

public sealed class OrderStatisticsTests
{
    [Fact]
    public void The_number_at_a_rank_is_that_of_the_sorted_list_and_none_behind_it_is_smaller()
    {
        var random = new Random(5);
        for (var round = 0; round < 3000; round++)
        {
            // Few different numbers: ties; every fourth list is in order already.
            var numbers = new long[random.Next(1, 120)];
            for (var i = 0; i < numbers.Length; i++)
            {
                numbers[i] = round % 4 == 0 ? i : random.Next(-20, 20);
            }

            var (sorted, rank) = (numbers.Order().ToArray(), random.Next(numbers.Length));
            OrderStatistics.Select(numbers, rank);
            numbers[rank].Should().Be(sorted[rank]);
            numbers[rank..].Min().Should().Be(sorted[rank]);
            numbers.Order().Should().Equal(sorted);
        }
    }
}
