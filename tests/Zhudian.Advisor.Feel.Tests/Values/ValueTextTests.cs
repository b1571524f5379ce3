using System.Globalization;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Tests.Values;

public sealed class ValueTextTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0.0", "0")]
    [InlineData("7", "7")]
    [InlineData("-7", "-7")]
    [InlineData("7.50", "7.5")]
    [InlineData("1000", "1000")]
    [InlineData("9223372036854775807", "9223372036854775807")]
    [InlineData("9223372036854775808", "9223372036854775808")]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335")]
    public void A_number_is_printed_without_trailing_zeros(string number, string expected)
    {
        var value = decimal.Parse(number, CultureInfo.InvariantCulture);

        ValueText.Print(value).Should().Be(expected).And.Be(value.ToString(ValueText.NumberFormat, CultureInfo.InvariantCulture));
    }
}
