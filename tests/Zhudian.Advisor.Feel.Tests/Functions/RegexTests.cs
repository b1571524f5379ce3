using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Tests.Functions;

/// <summary>XPath and XQuery Functions 3.1 §5.6 and DMN TCK 1109, 1111.</summary>
public sealed class RegexTests
{
    [Theory]
    [InlineData("foobar", "^fo*b", "", true)]
    [InlineData("abracadabra", "^a.*a$", "", true)]
    [InlineData("abracadabra", "^bra", "", false)]
    [InlineData("abc\n", "c$", "", false)]
    [InlineData("\nabcd\ndefg\n", "^$", "m", true)]
    [InlineData("abcd\ndefg\n", "^$", "m", false)]
    [InlineData("Mary\rJones", "Mary.Jones", "", false)]
    [InlineData("Mary\rJones", "Mary.Jones", "s", true)]
    [InlineData("abZ", "^[a-z]*$", "i", true)]
    [InlineData("i", "[A-Z-[OI]]", "i", false)]
    [InlineData("q", "[^Q]", "i", false)]
    [InlineData("hello world", "hello\\ sworld", "x", true)]
    [InlineData("hello world", "he ll o[ ]worl d", "x", true)]
    [InlineData("a+b", "a+b", "q", true)]
    [InlineData("abab", "^(ab)\\1$", "", true)]
    [InlineData("中文", "^\\w+$", "", true)]
    [InlineData("a,b", "^\\w+$", "", false)]
    [InlineData("a", "\\i\\c*", "", true)]
    [InlineData("1a", "^\\i", "", false)]
    [InlineData("\U0001F40E", "^.$", "", true)]
    [InlineData("\U0001F40E", "^[\U0001F400-\U0001F4FF]$", "", true)]
    [InlineData("\U0001F40E", "^[^a]$", "", true)]
    [InlineData("\U0001F40E", "^[^\U0001F40E]$", "", false)]
    [InlineData("\U0001F40E\U0001F40E", "^\U0001F40E+$", "", true)]
    [InlineData("é", "^\\p{Ll}$", "", true)]
    [InlineData("é", "^\\P{IsBasicLatin}$", "", true)]
    public void Matches(string input, string pattern, string flags, bool expected)
        => V.Call("matches", V.S(input), V.S(pattern), V.S(flags)).Should().Be(Value.Of(expected));

    [Theory]
    [InlineData("\\3", "")]
    [InlineData("(asd)[asd\\1]", "")]
    [InlineData("1[asd\\0]", "")]
    [InlineData("(a", "")]
    [InlineData("a)", "")]
    [InlineData("a{2", "")]
    [InlineData("a{,3}", "")]
    [InlineData("[a", "")]
    [InlineData("a]", "")]
    [InlineData("(?=a)", "")]
    [InlineData("(?i)a", "")]
    [InlineData("\\bfoo", "")]
    [InlineData("*a", "")]
    [InlineData("a", "p")]
    [InlineData("a", " ")]
    [InlineData("a", "X")]
    public void What_xpath_does_not_know_is_a_fault(string pattern, string flags)
        => V.Call("matches", V.S("a"), V.S(pattern), V.S(flags)).Fault!.Code.Should().Be("FEL212");

    [Theory]
    [InlineData("abcd", "(ab)|(a)", "[1=$1][2=$2]", "[1=ab][2=]cd")]
    [InlineData("abracadabra", "a.*?a", "*", "*c*bra")]
    [InlineData("AAAA", "A+?", "b", "bbbb")]
    [InlineData("darted", "^(.*?)d(.*)$", "$1c$2", "carted")]
    [InlineData("a", "a", "\\$1\\\\", "$1\\")]
    [InlineData("abc", "(b)", "$12", "ab2c")]
    public void Replace(string input, string pattern, string replacement, string expected)
        => V.Call("replace", V.S(input), V.S(pattern), V.S(replacement)).AsText.Should().Be(expected);

    [Theory]
    [InlineData("a", "a*", "b")]
    [InlineData("a", "a", "$")]
    [InlineData("a", "a", "\\n")]
    [InlineData("b", "a", "$x")]
    public void Bad_replacements_are_faults(string input, string pattern, string replacement)
        => V.Call("replace", V.S(input), V.S(pattern), V.S(replacement)).Fault!.Code.Should().Be("FEL212");

    [Fact]
    public void Split()
    {
        V.Call("split", V.S("John Doe"), V.S("\\s")).Should().Be(V.List(V.S("John"), V.S("Doe")));
        V.Call("split", V.S("a;b;c;;"), V.S("(;)")).Should().Be(V.List(V.S("a"), V.S("b"), V.S("c"), V.S(string.Empty), V.S(string.Empty)));
    }

    [Fact]
    public void Hostile_patterns_end_in_time()
    {
        V.Call("matches", V.S(new string('a', 50_000) + "!"), V.S("^(a+)+$")).Should().Be(Value.False);
        V.Call("matches", V.S(new string('a', 200) + "!"), V.S("^((a+)+)\\1$")).Kind.Should().BeOneOf(ValueKind.Boolean, ValueKind.Null);
    }
}
