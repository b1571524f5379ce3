using Zhudian.Advisor.Feel.Functions;
using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Tests.Functions;

/// <summary>Examples of DMN 1.5 §10.3.4 (tables 73–79) and outcomes of RULES.md §9, one row a call. Arguments are separated by <c>|</c>.</summary>
public sealed class DmnFunctionTests
{
    [Theory]
    [InlineData("date", "'2012-12-25'", "2012-12-25")]
    [InlineData("date", "2012-12-25T11:00:00Z", "2012-12-25")]
    [InlineData("date", "2012|12|25", "2012-12-25")]
    [InlineData("date", "2017|13|31", "!FEL206")]
    [InlineData("date", "2017|1.5|1", "!FEL206")]
    [InlineData("date", "'2012-12-25T'", "!FEL206")]
    [InlineData("date", "1", "!FEL206")]
    [InlineData("date", "null", "null")]
    [InlineData("date", "2017|null|1", "null")]
    [InlineData("time", "'23:59:00z'", "23:59:00Z")]
    [InlineData("time", "2012-12-24", "00:00:00Z")]
    [InlineData("time", "11|59|45|-PT2H45M55S", "11:59:45-02:45:55")]
    [InlineData("time", "12|0|0|null", "12:00:00")]
    [InlineData("time", "24|59|45|null", "!FEL206")]
    [InlineData("date and time", "2012-12-24|23:59:01.5", "2012-12-24T23:59:01.5")]
    [InlineData("date and time", "2017-09-05T10:20:00-01:00|09:15:30@Europe/Paris", "2017-09-05T09:15:30@Europe/Paris")]
    [InlineData("date and time", "2012-12-24|null", "null")]
    [InlineData("date and time", "'2012-12-24'", "2012-12-24T00:00:00")]
    [InlineData("years and months duration", "2011-12-22|2013-08-24", "P1Y8M")]
    [InlineData("years and months duration", "-2016-01-30T09:05:00|-2017-02-28T02:02:02", "-P11M")]
    [InlineData("duration", "'P1DT2H'", "P1DT2H")]
    [InlineData("duration", "'P26M'", "P2Y2M")]
    [InlineData("duration", "'P1H'", "!FEL206")]
    [InlineData("number", "'1 000,0'|' '|','", "1000")]
    [InlineData("number", "'1.000.000,01'|'.'|','", "1000000.01")]
    [InlineData("number", "'1,000,000.00'|','|null", "1000000")]
    [InlineData("number", "'1'|','|','", "!FEL206")]
    [InlineData("number", "'1'|':'|'.'", "!FEL206")]
    [InlineData("number", "'+1'", "!FEL206")]
    [InlineData("string", "1.10", "'1.1'")]
    [InlineData("string", "0.0000001", "'0.0000001'")]
    [InlineData("string", "null", "null")]
    [InlineData("string", "['a',1,null]", "'[\"a\", 1, null]'")]
    [InlineData("string", "P1D", "'P1D'")]
    public void Conversion(string name, string arguments, string expected) => Check(name, arguments, expected);

    [Theory]
    [InlineData("not", "true", "false")]
    [InlineData("not", "null", "null")]
    [InlineData("not", "1", "!FEL207")]
    [InlineData("is", "2012-12-25|2012-12-25", "true")]
    [InlineData("is", "23:00:50Z|23:00:50+00:00", "true")]
    [InlineData("is", "20:00:50+00:00|21:00:50+01:00", "false")]
    [InlineData("is", "2012-12-25|20:00:00", "false")]
    [InlineData("substring", "'foobar'|3", "'obar'")]
    [InlineData("substring", "'foobar'|3|3", "'oba'")]
    [InlineData("substring", "'foobar'|-2|1", "'a'")]
    [InlineData("substring", "'\U0001F40Eab'|2", "'ab'")]
    [InlineData("substring", "'foobar'|0", "!FEL206")]
    [InlineData("substring", "'foobar'|9", "''")]
    [InlineData("string length", "'f\U0001F40Eo'", "3")]
    [InlineData("upper case", "'aBc4é'", "'ABC4É'")]
    [InlineData("lower case", "'aBc4'", "'abc4'")]
    [InlineData("substring before", "'foobar'|'bar'", "'foo'")]
    [InlineData("substring before", "'foobar'|'xyz'", "''")]
    [InlineData("substring after", "'foobar'|'ob'", "'ar'")]
    [InlineData("substring after", "''|'a'", "''")]
    [InlineData("contains", "'foobar'|'of'", "false")]
    [InlineData("starts with", "'foobar'|'fo'", "true")]
    [InlineData("ends with", "'foobar'|'r'", "true")]
    [InlineData("string join", "['a','b','c']|'_and_'", "'a_and_b_and_c'")]
    [InlineData("string join", "['a',null,'c']", "'ac'")]
    [InlineData("string join", "[]", "''")]
    [InlineData("string join", "['a',?]", "?")]
    [InlineData("string join", "[1]|'x'", "!FEL206")]
    [InlineData("contains", "null|'a'", "null")]
    public void Booleans_and_strings(string name, string arguments, string expected) => Check(name, arguments, expected);

    [Theory]
    [InlineData("list contains", "[1,2,3]|2", "true")]
    [InlineData("list contains", "[1,null]|null", "true")]
    [InlineData("list contains", "[1,?,2]|2", "true")]
    [InlineData("list contains", "[1,?]|2", "?")]
    [InlineData("list contains", "[1,??]|1", "true")]
    [InlineData("list contains", "[1,??]|2", "?")]
    [InlineData("count", "[1,2,3]", "3")]
    [InlineData("count", "[1,?]", "2")]
    [InlineData("count", "[1,??]", "?")]
    [InlineData("count", "[]", "0")]
    [InlineData("min", "[1,2,3]", "1")]
    [InlineData("max", "1|2|3", "3")]
    [InlineData("max", "['a','b']", "'b'")]
    [InlineData("min", "[]", "null")]
    [InlineData("min", "[1,'a']", "!FEL204")]
    [InlineData("max", "[1,?]", "?")]
    [InlineData("sum", "1|2|3", "6")]
    [InlineData("sum", "[]", "null")]
    [InlineData("sum", "[1,null]", "null")]
    [InlineData("sum", "[1,?,'a']", "!FEL206")]
    [InlineData("median", "[1,?,'a']", "!FEL206")]
    [InlineData("median", "[1,?,null]", "?")]
    [InlineData("sum", "[1,'a']", "!FEL206")]
    [InlineData("sum", "[1,!]", "!FEL999")]
    [InlineData("sum", "[1,??]", "?")]
    [InlineData("mean", "[1,2,3]", "2")]
    [InlineData("all", "[true,false,?]", "false")]
    [InlineData("all", "[true,?]", "?")]
    [InlineData("all", "[]", "true")]
    [InlineData("all", "true|null|true", "null")]
    [InlineData("all", "[true,??]", "?")]
    [InlineData("any", "[false,?,true]", "true")]
    [InlineData("any", "[false,?]", "?")]
    [InlineData("any", "[]", "false")]
    [InlineData("any", "123", "!FEL206")]
    [InlineData("sublist", "[4,5,6]|1|2", "[4,5]")]
    [InlineData("sublist", "[4,5,6]|-2", "[5,6]")]
    [InlineData("sublist", "[4,5,6]|4", "!FEL206")]
    [InlineData("sublist", "[4,?,6]|2|1", "[?]")]
    [InlineData("append", "[1]|2|3", "[1,2,3]")]
    [InlineData("append", "[1]|?", "[1,?]")]
    [InlineData("append", "[1,??]|2", "[1,2,??]")]
    [InlineData("concatenate", "[1,2]|[3]", "[1,2,3]")]
    [InlineData("insert before", "[1,3]|1|2", "[2,1,3]")]
    [InlineData("insert before", "[1,3]|0|2", "!FEL206")]
    [InlineData("remove", "[1,2,3]|2", "[1,3]")]
    [InlineData("list replace", "[2,4,7,8]|3|6", "[2,4,6,8]")]
    [InlineData("list replace", "[1,2,3]|0|4", "!FEL206")]
    [InlineData("list replace", "[1,2,3]|null|4", "null")]
    [InlineData("reverse", "[1,2,3]", "[3,2,1]")]
    [InlineData("index of", "[1,2,3,2]|2", "[2,4]")]
    [InlineData("index of", "[1,?]|1", "?")]
    [InlineData("union", "[1,2]|[2,3]", "[1,2,3]")]
    [InlineData("distinct values", "[1,2,3,2,1.0]", "[1,2,3]")]
    [InlineData("distinct values", "[P1Y,P12M]", "[P1Y]")]
    [InlineData("product", "[2,3,4]", "24")]
    [InlineData("product", "[]", "null")]
    [InlineData("median", "[8,2,5,3,4]", "4")]
    [InlineData("median", "[6,1,2,3]", "2.5")]
    [InlineData("stddev", "47", "!FEL206")]
    [InlineData("mode", "[6,1,9,6,1]", "[1,6]")]
    [InlineData("mode", "[]", "[]")]
    [InlineData("sort", "[3,1,2]", "[1,2,3]")]
    [InlineData("sort", "[3,?]", "?")]
    public void Lists(string name, string arguments, string expected) => Check(name, arguments, expected);

    [Theory]
    [InlineData("decimal", "0.333|2", "0.33")]
    [InlineData("decimal", "1.5|0", "2")]
    [InlineData("decimal", "2.5|0", "2")]
    [InlineData("decimal", "1234|-2", "1200")]
    [InlineData("decimal", "1250|-2", "1200")]
    [InlineData("decimal", "1350|-2", "1400")]
    [InlineData("floor", "-1.5", "-2")]
    [InlineData("floor", "-1.56|1", "-1.6")]
    [InlineData("floor", "1.56|null", "null")]
    [InlineData("ceiling", "-1.5", "-1")]
    [InlineData("round up", "-1.126|2", "-1.13")]
    [InlineData("round down", "5.5|6176", "5.5")]
    [InlineData("round down", "5.5|6177", "!FEL206")]
    [InlineData("round half up", "-2.5|0", "-3")]
    [InlineData("round half down", "-1.126|2", "-1.13")]
    [InlineData("round half down", "5.5|0", "5")]
    [InlineData("round half down", "1150|-2", "1100")]
    [InlineData("abs", "-P1D", "P1D")]
    [InlineData("abs", "'-1'", "!FEL206")]
    [InlineData("modulo", "-10.1|4.5", "3.4")]
    [InlineData("modulo", "10.1|-4.5", "-3.4")]
    [InlineData("modulo", "1|0", "!FEL202")]
    [InlineData("sqrt", "16", "4")]
    [InlineData("sqrt", "-1", "!FEL206")]
    [InlineData("sqrt", "79228162514263774643590529025", "281474976710655")] // (2^48 − 1)², the largest square
    [InlineData("sqrt", "79228162514264337593543950335", "281474976710656")] // of the largest number, 2^96 − 1: 2^48 − 1.8e-15, beyond its digits
    [InlineData("log", "0", "!FEL206")]
    [InlineData("exp", "1000", "!FEL206")]
    [InlineData("odd", "-1", "true")]
    [InlineData("even", "0", "true")]
    [InlineData("even", "null", "null")]
    [InlineData("even", "?", "?")]
    [InlineData("even", "!", "!FEL999")]
    [InlineData("modulo", "?|'a'", "!FEL206")]
    [InlineData("modulo", "?|null", "?")]
    public void Numbers(string name, string arguments, string expected) => Check(name, arguments, expected);

    // DMN 1.5 table 78, the rows of its examples.
    [Theory]
    [InlineData("before", "1", "10", true)]
    [InlineData("before", "1", "[1..10]", false)]
    [InlineData("before", "1", "(1..10]", true)]
    [InlineData("before", "[1..10)", "10", true)]
    [InlineData("before", "[1..10)", "[10..20]", true)]
    [InlineData("after", "12", "[2..5]", true)]
    [InlineData("after", "(11..20]", "[1..11)", true)]
    [InlineData("meets", "[1..5]", "[5..10]", true)]
    [InlineData("meets", "[1..5)", "[5..10]", false)]
    [InlineData("met by", "[5..10]", "[1..5]", true)]
    [InlineData("overlaps", "[5..10]", "[1..6]", true)]
    [InlineData("overlaps", "[1..5)", "[5..8]", false)]
    [InlineData("overlaps before", "[1..5]", "[3..8]", true)]
    [InlineData("overlaps before", "[1..5)", "(1..5]", true)]
    [InlineData("overlaps before", "[1..5]", "(1..5)", false)]
    [InlineData("overlaps after", "[4..10]", "[1..8)", true)]
    [InlineData("overlaps after", "(1..5]", "[1..5)", true)]
    [InlineData("finishes", "10", "[1..10]", true)]
    [InlineData("finishes", "[5..10)", "[1..10]", false)]
    [InlineData("finished by", "[5..10)", "(5..10)", true)]
    [InlineData("includes", "[5..10]", "6", true)]
    [InlineData("includes", "[1..10]", "(1..10)", true)]
    [InlineData("during", "[4..6]", "[1..10]", true)]
    [InlineData("starts", "[1..5]", "[1..10)", true)]
    [InlineData("starts", "(1..5]", "[1..10]", false)]
    [InlineData("started by", "[1..10]", "[1..5]", true)]
    [InlineData("coincides", "[1..5]", "[1..5)", false)]
    [InlineData("coincides", "5", "5", true)]
    public void Ranges(string name, string left, string right, bool expected)
        => V.Call(name, Range(left), Range(right)).Should().Be(Value.Of(expected));

    [Theory]
    [InlineData("day of year", "2019-09-17", "260")]
    [InlineData("day of week", "2019-09-17T10:10:10", "'Tuesday'")]
    [InlineData("month of year", "2019-09-17", "'September'")]
    [InlineData("week of year", "2005-01-01", "53")]
    [InlineData("day of year", "'foo'", "!FEL206")]
    public void Calendar(string name, string arguments, string expected) => Check(name, arguments, expected);

    // Sample deviation of 2, 4, 7, 5: sqrt(13/3) = 2.08166599946613273528229770698…
    [Fact]
    public void Deviations_are_exact_to_decimal_precision()
        => V.Call("stddev", V.N(2), V.N(4), V.N(7), V.N(5)).AsNumber.Should().BeApproximately(2.081665999466132735282297707m, 1e-26m);

    [Fact]
    public void Contexts()
    {
        var context = V.Context(("a", V.N(1)), ("b", V.Context(("c", V.Unknown()))));

        V.Call("get value", context, V.S("a")).Should().Be(V.N(1));
        V.Call("get value", context, V.S("x")).IsFault.Should().BeFalse();
        V.Call("get entries", V.Context(("a", V.N(1)))).Should().Be(V.List(V.Context(("key", V.S("a")), ("value", V.N(1)))));
        V.Call("context put", context, V.S("a"), V.Unknown()).As<ContextValue>()!.Values[0].IsUnknown.Should().BeTrue();
        V.Call("context put", context, V.List(V.S("b"), V.S("c")), V.N(2)).Should().Be(V.Context(("a", V.N(1)), ("b", V.Context(("c", V.N(2))))));
        V.Call("context put", context, V.List(V.S("b"), V.S("c"), V.S("d")), V.N(2)).IsUnknown.Should().BeTrue();
        V.Call("context put", context, V.List(V.S("a"), V.S("d")), V.N(2)).Fault!.Code.Should().Be("FEL206");
        V.Call("context merge", V.List(V.Context(("a", V.N(1))), V.Context(("a", V.N(2)), ("b", V.N(3))))).Should().Be(V.Context(("a", V.N(2)), ("b", V.N(3))));
        V.Call("context", V.List(V.Context(("key", V.S("a")), ("value", V.N(1))))).Should().Be(V.Context(("a", V.N(1))));
        V.Call("context", V.List(V.Context(("key", V.S("a"))))).Fault!.Code.Should().Be("FEL206");
        V.Call("string", V.Context(("a b", V.S("foo")), ("{", V.N(1)))).AsText.Should().Be("{a b: \"foo\", \"{\": 1}");
    }

    [Fact]
    public void Distinct_values_know_words_rows_and_instants()
    {
        var words = V.Call("distinct values", V.List(V.Word(V.Grades, "Ⅰ"), V.S("Ⅰ"), V.Word(V.Grades, "Ⅱ")));
        var instants = V.Call("distinct values", V.List(V.At("10:00:00+00:00"), V.At("12:00:00+02:00"), Value.Null, Value.Null, Value.True));
        var rows = V.Call("distinct values", Value.Of(ListValue.Of([.. Enumerable.Range(0, 20_000).Select(i => V.N(i % 7))])));

        words.As<ListValue>()!.Count.Should().Be(2);
        V.Show(instants).Should().Be("[10:00:00Z,null,true]");
        rows.As<ListValue>()!.Count.Should().Be(7);
    }

    [Fact]
    public void Texts_and_lists_past_their_limits_are_faults()
    {
        var text = V.S(new string('a', 600_000));
        var list = Value.Of(ListValue.Of(new Value[1_200_000]));

        Zhudian.Advisor.Feel.Operators.FeelOperators.Add(text, text).Fault!.Code.Should().Be("FEL208");
        V.Call("string join", V.List(text, text)).Fault!.Code.Should().Be("FEL208");
        V.Call("replace", text, V.S("a"), V.S("aa")).Fault!.Code.Should().Be("FEL208");
        V.Call("concatenate", list, list).Fault!.Code.Should().Be("FEL208");
        V.Call("flatten", V.List(list, list)).Fault!.Code.Should().Be("FEL208");
    }

    [Fact]
    public void Names_choose_the_overload()
    {
        FunctionLibrary.Dmn.TryGet("date", out var date).Should().BeTrue();
        ((OverloadedFunction)date).Select(["from"])!.Parameters.Should().HaveCount(1);
        ((OverloadedFunction)date).Select(["month", "day", "year"])!.Parameters.Should().HaveCount(3);
        ((OverloadedFunction)date).Select(["year"]).Should().BeNull();
        Signature.Accepts(date, 2).Should().BeFalse();
        FunctionLibrary.Dmn.TryGet("is", out var identity).Should().BeTrue();
        Signature.Accepts(identity, ["value2"]).Should().BeTrue();
    }

    [Fact]
    public void A_library_grows_but_no_name_changes_meaning()
    {
        FunctionLibrary.Dmn.TryGet("abs", out var abs);
        var grow = () => FunctionLibrary.Dmn.With([abs]);
        grow.Should().Throw<ArgumentException>();
        FunctionLibrary.Knowledge.TryGet("now", out _).Should().BeFalse();
    }

    private static Value Range(string text)
        => text[0] is '[' or '(' ? V.Call("range", V.S(text)) : V.Read(text);

    private static void Check(string name, string arguments, string expected)
        => V.Show(V.Call(name, [.. arguments.Split('|').Select(V.Read)])).Should().Be(expected);
}
