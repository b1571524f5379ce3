using Zhudian.Advisor.Feel.Operators;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Tests.Operators;

public sealed class ComparisonTests
{
    // DMN TCK 0068-feel-equality for the definite rows; RULES.md §9 for the outcomes.
    [Theory]
    [InlineData("null", "null", Truth.True)]
    [InlineData("true", "null", Truth.False)]
    [InlineData("false", "0", Truth.Fault)]
    [InlineData("100", "'100'", Truth.Fault)]
    [InlineData("0", "0.00", Truth.True)]
    [InlineData("'foo'", "'Foo'", Truth.False)]
    [InlineData("10:30:00.0001", "10:30:00.0002", Truth.True)]
    [InlineData("2018-10-08T00:00:00+02:00", "2018-10-08T00:00:00@Europe/Paris", Truth.True)]
    [InlineData("2018-12-08T00:00:00@Europe/Paris", "2018-12-08T00:00:00@Asia/Dhaka", Truth.False)]
    [InlineData("2018-12-08T00:00:00+00:00", "2018-12-08T00:00:00@Etc/UTC", Truth.True)]
    [InlineData("P0D", "-P0D", Truth.True)]
    [InlineData("P1Y", "P365D", Truth.Fault)]
    [InlineData("P1Y", "P12M", Truth.True)]
    [InlineData("?", "null", Truth.Unknown)]
    [InlineData("?", "1", Truth.Unknown)]
    [InlineData("?", "!", Truth.Fault)]
    public void Equality(string left, string right, Truth expected)
    {
        FeelOperators.Equal(V.Read(left), V.Read(right)).Should().Be(expected);
        FeelOperators.Equal(V.Read(right), V.Read(left)).Should().Be(expected);
    }

    [Theory]
    [InlineData("1", "2", Truth.True)]
    [InlineData("2", "2", Truth.False)]
    [InlineData("'a'", "'b'", Truth.True)]
    [InlineData("2018-12-04", "2018-12-05", Truth.True)]
    [InlineData("-0001-01-01", "0001-01-01", Truth.True)]
    [InlineData("10:30:04", "10:30:05", Truth.True)]
    [InlineData("10:30:00+02:00", "10:30:00+01:00", Truth.True)]
    [InlineData("10:30:00+02:00", "10:30:00", Truth.Fault)]
    [InlineData("P1D", "PT25H", Truth.True)]
    [InlineData("P1Y", "P13M", Truth.True)]
    [InlineData("true", "false", Truth.Fault)]
    [InlineData("1", "'2'", Truth.Fault)]
    [InlineData("2018-12-04", "2018-12-05T00:00:00", Truth.Fault)]
    [InlineData("null", "1", Truth.Null)]
    [InlineData("null", "?", Truth.Unknown)]
    [InlineData("!", "?", Truth.Fault)]
    public void Less_than(string left, string right, Truth expected)
    {
        FeelOperators.Compare(V.Read(left), V.Read(right), ComparisonOperator.Less).Should().Be(expected);
        FeelOperators.Compare(V.Read(right), V.Read(left), ComparisonOperator.Greater).Should().Be(expected);
        if (expected is Truth.True or Truth.False)
        {
            FeelOperators.Compare(V.Read(left), V.Read(right), ComparisonOperator.GreaterOrEqual).Should().Be(FeelOperators.Not(expected));
        }
    }

    [Fact]
    public void Words_of_an_ordered_enumeration_follow_the_declared_order_also_against_strings()
    {
        var (second, third) = (V.Word(V.Grades, "Ⅱ"), V.Word(V.Grades, "Ⅲ"));

        FeelOperators.Compare(second, third, ComparisonOperator.Less).Should().Be(Truth.True);
        FeelOperators.Compare(third, V.S("Ⅱ"), ComparisonOperator.LessOrEqual).Should().Be(Truth.False);
        FeelOperators.Compare(V.S("Ⅰ"), third, ComparisonOperator.Less).Should().Be(Truth.True);
        FeelOperators.Compare(third, V.S("不在其中"), ComparisonOperator.Less).Should().Be(Truth.Fault);
        FeelOperators.Equal(third, V.S("Ⅲ")).Should().Be(Truth.True);
    }

    [Fact]
    public void Words_of_an_unordered_enumeration_have_no_order_but_equality()
    {
        FeelOperators.Compare(V.Word(V.Scores, "支持1"), V.Word(V.Scores, "削弱1"), ComparisonOperator.Less).Should().Be(Truth.Fault);
        FeelOperators.Equal(V.Word(V.Scores, "支持1"), V.Word(V.Scores, "削弱1")).Should().Be(Truth.False);
    }

    [Fact]
    public void Lists_and_contexts_with_unknown_parts_are_unequal_when_a_definite_part_differs()
    {
        FeelOperators.Equal(V.List(V.N(1), V.Unknown()), V.List(V.N(2), V.N(3))).Should().Be(Truth.False);
        FeelOperators.Equal(V.List(V.N(1), V.Unknown()), V.List(V.N(1), V.N(3))).Should().Be(Truth.Unknown);
        FeelOperators.Equal(V.List(V.N(1)), V.List(V.S("1"))).Should().Be(Truth.False);
        FeelOperators.Equal(V.Context(("a", V.Unknown()), ("b", V.N(1))), V.Context(("b", V.N(2)), ("a", V.N(1)))).Should().Be(Truth.False);
        FeelOperators.Equal(V.Incomplete(V.N(1)), V.List(V.N(1))).Should().Be(Truth.Unknown);
        FeelOperators.Equal(V.List(), Value.Null).Should().Be(Truth.False);
        FeelOperators.Equal(V.List(V.N(1)), V.N(1)).Should().Be(Truth.Fault);
    }

    [Fact]
    public void Comparisons_as_values_carry_the_diagnostic_or_the_missing_facts()
    {
        FeelOperators.CompareValue(V.N(1), V.S("a"), ComparisonOperator.Less).Fault!.Code.Should().Be("FEL204");
        FeelOperators.EqualValue(V.List(V.Unknown("x")), V.List(V.N(1))).Unknown!.Items().Single().Id.Should().Be("x");
        FeelOperators.CompareValue(Value.Null, V.N(1), ComparisonOperator.Less).Remark!.Code.Should().Be("FEL200");
    }

    [Theory]
    [InlineData(Truth.False, Truth.Fault, Truth.False, Truth.Fault)]
    [InlineData(Truth.True, Truth.Fault, Truth.Fault, Truth.True)]
    [InlineData(Truth.Unknown, Truth.Fault, Truth.Fault, Truth.Fault)]
    [InlineData(Truth.Unknown, Truth.Null, Truth.Unknown, Truth.Unknown)]
    [InlineData(Truth.Null, Truth.True, Truth.Null, Truth.True)]
    [InlineData(Truth.Null, Truth.False, Truth.False, Truth.Null)]
    [InlineData(Truth.True, Truth.True, Truth.True, Truth.True)]
    public void Conjunction_and_disjunction(Truth left, Truth right, Truth and, Truth or)
    {
        FeelOperators.And(left, right).Should().Be(and);
        FeelOperators.And(right, left).Should().Be(and);
        FeelOperators.Or(left, right).Should().Be(or);
        FeelOperators.Or(right, left).Should().Be(or);
    }

    [Fact]
    public void Ranges_contain_by_their_ends_and_a_null_end_is_not_an_open_one()
    {
        In(V.N(1), V.N(3), V.N(3)).Should().Be(Truth.False);
        In(V.N(1), V.N(3), V.N(1)).Should().Be(Truth.True);
        In(Value.Null, V.N(10), V.N(5)).Should().Be(Truth.Null);
        In(Value.Null, V.N(10), V.N(11)).Should().Be(Truth.False);
        RangeValue.Unary(ComparisonOperator.Less, V.N(10)).Contains(V.N(5)).Should().Be(Truth.True);
        RangeValue.Unary(ComparisonOperator.NotEqual, V.N(10)).Contains(V.N(5)).Should().Be(Truth.True);
        RangeOperators.Create(V.N(3), true, V.N(1), true).Fault!.Code.Should().Be("FEL209");
        RangeOperators.Create(V.N(3), true, V.S("a"), true).Fault!.Code.Should().Be("FEL204");
        RangeOperators.Create(V.N(3), true, V.Unknown(), true).IsUnknown.Should().BeTrue();

        static Truth In(Value low, Value high, Value value) => RangeOperators.Create(low, true, high, false).As<RangeValue>()!.Contains(value);
    }
}
