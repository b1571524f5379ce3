using Zhudian.Advisor.Facts.Reading;

namespace Zhudian.Advisor.Facts.Tests;

public sealed class SuggestionTests
{
    private static readonly string[] Items = ["总磷", "总氮", "六价铬", "氰化物", "高锰酸盐指数", "溶解氧", "污水集中收集率"];

    [Theory]
    [InlineData("总氰")]
    [InlineData("总铬")]
    [InlineData("三价铬")]
    [InlineData("溶解性总磷")]
    [InlineData("总磷酸盐")]
    public void Another_substance_is_never_proposed_for_a_name_that_differs_by_a_letter(string word)
        => Suggestion.For(word, Items, things: true).Should().BeNull();

    [Theory]
    [InlineData("高锰酸钾指数", "高锰酸盐指数")]
    [InlineData("总氰化物", "氰化物")]
    [InlineData("收集率", "污水集中收集率")]
    [InlineData("溶解氧量", "溶解氧")]
    [InlineData("溶氧", "溶解氧")]
    public void A_slip_in_a_longer_name_is(string word, string meant)
        => Suggestion.For(word, Items, things: true).Should().Be(meant);

    [Fact]
    public void A_short_word_that_names_no_thing_is_mended()
        => Suggestion.For("做发", ["做法", "界限"]).Should().Be("做法");

    [Fact]
    public void Where_nothing_is_near_the_possible_names_are_listed()
        => Suggestion.Hint("总氰", Items).Should().StartWith("可用：总磷、总氮");
}
