using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Standalone;
using Zhudian.Advisor.Feel.Syntax;
using Zhudian.Advisor.Feel.Tests.Fixture;
using Zhudian.Advisor.Feel.Types;

namespace Zhudian.Advisor.Feel.Tests.Binding;

/// <summary>Every code of the language has a text that earns it.</summary>
public sealed class DiagnosticTests
{
    [Theory]
    [InlineData("FEL001", "abs（1)")]
    [InlineData("FEL004", "1 +")]
    [InlineData("FEL006", "1e400")]
    [InlineData("FEL007", "1 /* x")]
    [InlineData("FEL008", "1 & 2")]
    [InlineData("FEL010", "\"abc")]
    [InlineData("FEL011", "for 某 数 in 断面 return 1")]
    [InlineData("FEL012", "1 < 总磷 < 2")]
    [InlineData("FEL013", "substring(string: \"abc\", 2)")]
    [InlineData("FEL020", "@\"昨天\"")]
    [InlineData("FEL021", "总鳞 > 1")]
    [InlineData("FEL022", "断面[总磷 > 1]")]
    [InlineData("FEL023", "本.倍数 > 1")]
    [InlineData("FEL024", "本.总鳞 > 1")]
    [InlineData("FEL025", "类别 = \"Ⅵ\"")]
    [InlineData("FEL026", "for 总磷 in [1] return 总磷")]
    [InlineData("FEL027", "{a: 1, a: 2}")]
    [InlineData("FEL028", "function(a) external {java: {class: \"x\"}}")]
    [InlineData("FEL029", "function(a, a) a")]
    [InlineData("FEL031", "类别 + 1")]
    [InlineData("FEL032", "if 总磷 then 1 else 2")]
    [InlineData("FEL033", "总磷 = \"1\"")]
    [InlineData("FEL034", "得分 > \"支持1\"")]
    [InlineData("FEL035", "for x in 限值 return x")]
    [InlineData("FEL036", "没有这个函数(1)")]
    [InlineData("FEL037", "1 instance of nombre")]
    [InlineData("FEL038", "abs(1, 2)")]
    [InlineData("FEL039", "abs(n: 1) + floor(\"x\")")]
    public void Each_error_has_its_code_a_place_and_chinese_text(string code, string text)
    {
        var problems = Fixture.Feel.Problems(text);
        var found = problems.Should().Contain(d => d.Code == code, string.Join(" ", problems)).Which;
        found.Severity.Should().Be(Severity.Error);
        found.Location!.Line.Should().Be(1);
        found.Message.Should().MatchRegex("\\p{IsCJKUnifiedIdeographs}");
    }

    [Fact]
    public void A_slot_of_another_type_is_FEL030() => Fixture.Feel.Problems("1 + 2", expected: FeelType.Boolean).Should().ContainSingle(d => d.Code == "FEL030");

    [Fact]
    public void A_text_too_long_is_FEL002()
        => FeelParser.ParseExpression(SourceText.From(new string('1', 70_000)), ParseOptions.Plain).Diagnostics.Should().ContainSingle(d => d.Code == "FEL002");

    [Fact]
    public void A_full_width_sign_in_a_plain_name_is_the_lint_FEL009()
        => FeelParser.ParseExpression(SourceText.From("总磷（1"), ParseOptions.Plain).Diagnostics.Should().ContainSingle(d => d.Code == "FEL009" && d.Severity == Severity.Lint);

    [Theory]
    [InlineData("FEL050", "{a: 1}.b")]
    [InlineData("FEL051", "@\"P1D\".years")]
    [InlineData("FEL052", "for i in \"a\"..\"b\" return i")]
    [InlineData("FEL053", "[1, 2][1.5]")]
    [InlineData("FEL054", "[1, 2][3]")]
    [InlineData("FEL055", "{a: 1}.a()")]
    [InlineData("FEL056", "(function(a) a)(b: 1)")]
    [InlineData("FEL206", "(function(a: string) a)(1)")]
    [InlineData("FEL207", "1 and true")]
    public void Each_error_at_run_time_is_a_null_with_its_code(string code, string text)
    {
        var result = FeelEvaluator.Evaluate(text);
        result.Value.IsNull.Should().BeTrue();
        result.Value.Remark!.Code.Should().Be(code);
    }

    [Theory]
    [InlineData("总鳞 > 1", "总磷")]
    [InlineData("类别 = \"劣V\"", "劣Ⅴ")]
    [InlineData("类别 = \"III\"", "Ⅲ")]
    [InlineData("substrng(\"a\", 1)", "substring")]
    [InlineData("断面[总磷 > 1]", "item.总磷")]
    [InlineData("1 instance of numbr", "number")]
    [InlineData("（总磷）", "(")]
    [InlineData("1 ≥ 2", ">=")]
    public void The_hint_says_how_to_mend_it(string text, string hint) => Fixture.Feel.Problems(text).Should().Contain(d => d.Hint != null && d.Hint.Contains(hint));

    [Fact]
    public void Several_errors_are_reported_in_one_go()
        => Fixture.Feel.Problems("[1 +, (2, abs(3] + 总鳞").Count(d => d.Severity == Severity.Error).Should().BeGreaterThan(1);

    [Fact]
    public void Several_unknown_names_are_reported_in_one_go()
        => Fixture.Feel.Problems("甲乙 + 丙丁 > 戊己").Where(d => d.Code == "FEL021").Should().HaveCount(3);

    [Fact]
    public void Full_width_signs_are_each_reported_and_do_not_hide_other_errors()
        => Fixture.Feel.Problems("sum（[1，2]） ＞ “a”").Count(d => d.Code == "FEL001").Should().Be(5);
}
