using FluentAssertions;
using Xunit;
using Zhudian.Advisor.Engine.Columns;

namespace Zhudian.Advisor.Engine.Tests.Columns;

public sealed class ShortSumsTests
{
    // 1 + 2 + … + n = n (n + 1) / 2.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(12)]
    [InlineData(33)]
    public void Sums_are_those_of_adding_one_by_one(int length)
    {
        var numbers = Enumerable.Range(1, length).Select(n => (long)n).ToArray();
        ShortSums.Sum(numbers).Should().Be(length * (length + 1L) / 2);
    }

    [Fact]
    public void Numbers_of_both_signs_cancel_out()
        => ShortSums.Sum([long.MaxValue >> 22, -5, 5, -(long.MaxValue >> 22), 3]).Should().Be(3);
}
