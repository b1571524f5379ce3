using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Knowledge.Reading;

namespace Zhudian.Advisor.Knowledge.Tests.Reading;

public sealed class LineBlockTests
{
    // More entries than a reader looks along one by one, and fewer.
    [Theory]
    [InlineData(3)]
    [InlineData(40)]
    public void A_repeated_key_is_reported_with_the_line_it_stood_in_first_and_dropped(int count)
    {
        var lines = Enumerable.Range(1, count).Select(i => $"  名{i}: 值{i}").Append("  名2: 又一次").Append("  末: 完");
        var (root, diagnostics) = Read("令:\n" + string.Join('\n', lines));

        // 令 is line 1, 名1 line 2, 名2 line 3; the repetition follows the last of the entries.
        var repeated = diagnostics.Should().ContainSingle().Subject;
        repeated.Code.Should().Be("KNW011");
        repeated.Location.Should().Be(new SourceLocation("块.md", count + 2, 3));
        repeated.Message.Should().Contain("第 3 行");
        var kept = root.Child("令")!.Children;
        kept.Select(c => c.Key).Should().Equal([.. Enumerable.Range(1, count).Select(i => "名" + i), "末"]);
        root.Child("令")!.Child("名2")!.Value!.Text.Should().Be("值2");
    }

    [Fact]
    public void What_does_not_fit_is_dropped_and_the_rest_keeps_its_order()
    {
        var (root, diagnostics) = Read("编号: A\n不认识: x\n当:\n  - 甲 > 1\n    and 乙 < 2\n则:\n  问题:\n    名称: 丙\n");
        diagnostics.Select(d => d.Code).Should().Equal("KNW010");
        root.Children.Select(c => c.Key).Should().Equal("编号", "当", "则");
        var condition = root.Child("当")!.Children.Should().ContainSingle().Subject;
        condition.Value!.Text.Should().Be("甲 > 1\nand 乙 < 2");
        condition.Value.Locate(0).Should().Be(new SourceLocation("块.md", 4, 5));
        condition.Value.Locate(6).Should().Be(new SourceLocation("块.md", 5, 5));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Lines_end_with_any_line_end(string end)
    {
        var lines = new TextLines(string.Join(end, "一", "", "三", "四") + end);
        lines.Count.Should().Be(4);
        Enumerable.Range(0, lines.Count).Select(lines.Copy).Should().Equal("一", "", "三", "四");
    }

    private static (LineNode Root, List<Diagnostic> Diagnostics) Read(string text)
    {
        var diagnostics = new List<Diagnostic>();
        var lines = new TextLines(text);
        var root = new LineBlockReader("块.md", diagnostics).Read(lines, 0, lines.Count, new SourceLocation("块.md", 1, 1));
        return (LineSchema.Rule.Check(root, diagnostics), diagnostics);
    }
}
