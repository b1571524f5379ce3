using Zhudian.Advisor.Feel.Operators;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Tests.Operators;

public sealed class ArithmeticTests
{
    private static readonly Dictionary<string, Func<Value, Value, Value>> Apply = new()
    {
        ["+"] = (a, b) => FeelOperators.Add(a, b),
        ["-"] = (a, b) => FeelOperators.Subtract(a, b),
        ["*"] = (a, b) => FeelOperators.Multiply(a, b),
        ["/"] = (a, b) => FeelOperators.Divide(a, b),
        ["**"] = (a, b) => FeelOperators.Power(a, b),
    };

    // Expected values: DMN TCK 0100-arithmetic (DMN TCK working group) where not evident.
    [Theory]
    [InlineData("1.2345", "+", "2.234", "3.4685")]
    [InlineData("0.1", "+", "0.2", "0.3")]
    [InlineData("'foo'", "+", "'bar'", "'foobar'")]
    [InlineData("'foo'", "+", "1", "!FEL201")]
    [InlineData("79228162514264337593543950335", "+", "1", "!FEL203")]
    [InlineData("1", "/", "0", "!FEL202")]
    [InlineData("5", "**", "2", "25")]
    [InlineData("10", "**", "-5", "0.00001")]
    [InlineData("0", "**", "-1", "!FEL203")]
    [InlineData("-8", "**", "0.5", "!FEL203")]
    [InlineData("2021-01-01T10:10:10", "+", "P1Y", "2022-01-01T10:10:10")]
    [InlineData("-P1M", "+", "-2021-01-01T10:10:10+11:00", "-2022-12-01T10:10:10+11:00")]
    [InlineData("2021-01-12T10:10:10@Australia/Melbourne", "+", "P1DT1H", "2021-01-13T11:10:10@Australia/Melbourne")]
    [InlineData("2021-01-01T24:00:00", "+", "-PT1S", "2021-01-01T23:59:59")]
    [InlineData("-2021-01-01T10:10:10@Australia/Melbourne", "-", "P1D", "-2022-12-31T10:10:10@Australia/Melbourne")]
    [InlineData("2021-01-01", "+", "PT48H", "2021-01-03")]
    [InlineData("2021-01-31", "+", "P1M", "2021-02-28")]
    [InlineData("10:15:00+11:00", "+", "P1D", "10:15:00+11:00")]
    [InlineData("23:30:00", "+", "PT1H", "00:30:00")]
    [InlineData("2021-01-02", "-", "PT1S", "2021-01-01")]
    [InlineData("2021-01-02", "-", "-PT1M", "2021-01-02")]
    [InlineData("2020-03-01", "-", "PT24H", "2020-02-29")]
    [InlineData("2021-01-02T10:10:10@Europe/Paris", "-", "1995-01-01T10:10:10@Asia/Dhaka", "P9498DT5H")]
    [InlineData("2021-01-02T10:10:10+02:00", "-", "2021-01-01T10:10:10", "!FEL201")]
    [InlineData("2021-01-02", "-", "2021-01-01T10:10:10@Australia/Melbourne", "P1DT49M50S")]
    [InlineData("2021-01-02", "-", "2021-01-01T10:10:10", "!FEL201")]
    [InlineData("10:10:10+11:00", "-", "11:10:10+11:00", "-PT1H")]
    [InlineData("P1D", "-", "-PT2H", "P1DT2H")]
    [InlineData("P10D", "/", "P5D", "2")]
    [InlineData("P10DT23H", "/", "2.5", "P4DT9H12M")]
    [InlineData("1.5", "*", "P4DT1H", "P6DT1H30M")]
    [InlineData("P1Y11M", "*", "-2.5", "-P4Y9M")]
    [InlineData("P10Y11M", "/", "2.5", "P4Y4M")]
    [InlineData("P10D", "/", "P0Y", "!FEL201")]
    [InlineData("10", "/", "P1D", "!FEL201")]
    [InlineData("999999999-12-31", "+", "P1D", "!FEL203")]
    [InlineData("10", "*", "null", "null")]
    [InlineData("null", "+", "'a'", "null")]
    [InlineData("null", "+", "?", "?")]
    [InlineData("!", "+", "?", "!FEL999")]
    [InlineData("?", "*", "!", "!FEL999")]
    [InlineData("?", "/", "0", "?")]
    public void An_operator_gives_the_value_or_outcome_of_the_table(string left, string op, string right, string expected)
        => V.Show(Apply[op](V.Read(left), V.Read(right))).Should().Be(expected);

    [Fact]
    public void A_null_operand_gives_a_null_that_is_no_fault_but_is_reported()
    {
        var result = FeelOperators.Add(Value.Null, V.N(1));

        result.IsFault.Should().BeFalse();
        result.Should().Be(Value.Null);
        result.Remark!.Code.Should().Be("FEL200");
    }

    [Fact]
    public void Unknown_operands_name_both_missing_facts()
        => FeelOperators.Add(V.Unknown("a"), V.Unknown("b")).Unknown!.Items().Select(i => i.Id).Should().Equal("a", "b");

    [Fact]
    public void Words_of_enumerations_cannot_be_added_to_each_other()
        => FeelOperators.Add(V.Word(V.Scores, "支持1"), V.Word(V.Scores, "削弱1")).Fault!.Code.Should().Be("FEL201");

    [Theory]
    [InlineData("2", "-2")]
    [InlineData("-P1D", "P1D")]
    [InlineData("-P1Y", "P1Y")]
    [InlineData("2021-01-01", "!FEL201")]
    [InlineData("'a'", "!FEL201")]
    [InlineData("null", "null")]
    [InlineData("?", "?")]
    public void Negation(string operand, string expected) => V.Show(FeelOperators.Negate(V.Read(operand))).Should().Be(expected);

    // 0.21^2 = 0.0441; 2^(1/2) to 28 digits.
    [Fact]
    public void Square_roots_are_exact_where_they_can_be()
    {
        DecimalMath.Sqrt(0.0441m).Should().Be(0.21m);
        DecimalMath.Sqrt(2m)!.Value.Should().BeApproximately(1.4142135623730950488016887242m, 1e-27m);
    }
}
