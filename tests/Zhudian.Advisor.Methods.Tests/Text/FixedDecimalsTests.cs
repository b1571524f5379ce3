using FluentAssertions;
using Xunit;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Methods.Tests.Text;

public sealed class FixedDecimalsTests
{
    [Theory]
    [InlineData("0.35", 2, "0.35")]
    [InlineData("0.5", 3, "0.500")]
    [InlineData("0.125", 2, "0.12")] // half to even
    [InlineData("0.135", 2, "0.14")]
    [InlineData("-0.001", 2, "0.00")]
    [InlineData("1234.5", 0, "1234")]
    public void Exactly_n_decimals_are_kept(string number, int digits, string expected)
        => Call.Method("小数", Value.Of(decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture)), Value.Of((decimal)digits)).AsText.Should().Be(expected);

    [Fact]
    public void An_unknown_number_stays_unknown() => Call.Method("小数", Call.Unknown("x"), Value.Of(2m)).IsUnknown.Should().BeTrue();

    [Fact]
    public void A_null_number_stays_not_applicable() => Call.Method("小数", Value.Null, Value.Of(2m)).IsNull.Should().BeTrue();

    [Fact]
    public void Half_a_digit_is_a_fault() => Call.Method("小数", Value.Of(1m), Value.Of(0.5m)).IsFault.Should().BeTrue();
}
