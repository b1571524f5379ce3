using Zhudian.Advisor.Feel.Diagnostics;

namespace Zhudian.Advisor.Feel.Tests.Syntax;

public sealed class SourceTextTests
{
    [Fact]
    public void Places_of_one_stretch_count_from_its_first_character()
    {
        var text = SourceText.From("甲 > 1", "a.md", 7, 5);
        text.Locate(4).Should().Be(new SourceLocation("a.md", 7, 9));
        text.Slice(2, 3).Locate(2).Should().Be(new SourceLocation("a.md", 7, 9));
        text.Locate(99).Should().Be(new SourceLocation("a.md", 7, 10));
    }

    [Fact]
    public void Places_of_several_stretches_are_those_of_the_file()
    {
        var text = SourceText.Stitch("a.md", [("甲 >", 7, 5), ("1", 8, 9)]);
        text.Text.Should().Be("甲 >\n1");
        text.Locate(4).Should().Be(new SourceLocation("a.md", 8, 9));
        text.Slice(4, 1).Locate(0).Should().Be(new SourceLocation("a.md", 8, 9));
        SourceText.Stitch("a.md", [("甲", 7, 5)]).Locate(1).Should().Be(new SourceLocation("a.md", 7, 6));
        SourceText.Stitch("a.md", []).Locate(0).Should().Be(new SourceLocation("a.md", 1, 1));
        SourceText.Concat("a.md", [("a", 3, 2), ("b", 3, 4)]).Locate(1).Should().Be(new SourceLocation("a.md", 3, 4));
        SourceText.From("a\nb", "a.md", 3, 2).Locate(2).Should().Be(new SourceLocation("a.md", 4, 1));
    }
}
