using System.Text.Json;

namespace Zhudian.Advisor.Cli.Tests;

/// <summary>At a start nobody looks at what the second thread made: here somebody does.</summary>
public sealed class EarlyWorkTests
{
    [Fact]
    public void What_is_done_early_is_done_to_its_end()
    {
        var done = EarlyWork.Run();

        // SHA-256 of the empty text, FIPS 180-4 examples.
        done.Hash.Should().Be("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        done.Texts.Should().Equal("a", "b");
        done.Decimals.Should().Equal(Enumerable.Range(0, 40).Select(i => (decimal)i));
        done.Longs.Should().Equal(Enumerable.Range(0, 40).Select(i => (long)i));
        using var json = JsonDocument.Parse(done.Json);
        json.RootElement.GetProperty("文字").GetString().Should().Contain("\n");
        done.Assessment.Should().Contain("结论 0 条").And.Contain("评价日 2000-01-01").And.Contain("规则库 e3b0c44298fc");
    }

    [Fact]
    public void It_is_for_commands() => EarlyWork.IsFor(["evaluate", "x.yaml"]).Should().BeTrue();

    [Theory]
    [InlineData]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("--version")]
    public void It_is_not_for_questions_about_the_program(params string[] args) => EarlyWork.IsFor(args).Should().BeFalse();
}
