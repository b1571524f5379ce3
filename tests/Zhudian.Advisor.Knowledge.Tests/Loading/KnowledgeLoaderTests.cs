using System.Text;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Knowledge.Building;
using Zhudian.Advisor.Knowledge.Loading;

namespace Zhudian.Advisor.Knowledge.Tests.Loading;

public sealed class KnowledgeLoaderTests
{
    private const string Front = "---\n标题: 例\n语言版本: 1\n---\n# 例\n";

    [Fact]
    public void A_file_over_the_limit_is_an_error_and_the_others_are_still_read()
    {
        var options = LoadOptions.Default with { MaxFileBytes = 200 };
        var result = KnowledgeLoader.Load([("大.md", new string('x', 201)), ("小.md", Front + "| 参数 | 值 |\n|---|---|\n| 甲 | 一 | 二 |\n")], options);

        result.Knowledge.Should().BeNull();
        result.Diagnostics.Select(d => d.Code).Should().Equal("KNW001", "KNW020");
    }

    [Fact]
    public void Bytes_that_are_not_utf8_are_an_error()
    {
        var result = KnowledgeLoader.Load([new KnowledgeSource("甲.md", new byte[] { 0x23, 0x20, 0xD6, 0xD0 })]);

        result.Diagnostics.Should().ContainSingle().Which.Code.Should().Be("KNW002");
    }

    [Fact]
    public void Too_many_files_are_an_error()
    {
        var result = KnowledgeLoader.Load(Enumerable.Range(0, 3).Select(i => ($"{i}.md", "文")), LoadOptions.Default with { MaxFiles = 2 });

        result.Diagnostics.Should().ContainSingle().Which.Code.Should().Be("KNW003");
    }

    [Fact]
    public void Loading_stops_with_an_error_when_the_time_is_over()
    {
        var result = KnowledgeLoader.Load([("甲.md", Front)], LoadOptions.Default with { MaxTime = TimeSpan.Zero });

        result.Knowledge.Should().BeNull();
        result.Diagnostics.Should().ContainSingle().Which.Code.Should().Be("KNW004");
    }

    [Fact]
    public void A_folder_that_does_not_exist_is_an_error()
    {
        var result = KnowledgeLoader.LoadDirectory(Path.Combine(Path.GetTempPath(), "zhudian-no-such-folder"));

        result.Diagnostics.Should().ContainSingle().Which.Code.Should().Be("KNW006");
    }

    [Fact]
    public void One_path_given_twice_is_an_error()
    {
        var result = KnowledgeLoader.Load([("甲.md", "一"), ("甲.md", "二")]);

        result.Diagnostics.Should().ContainSingle().Which.Code.Should().Be("KNW006");
    }

    [Fact]
    public void Past_the_limit_the_last_diagnostic_says_how_many_are_left_out()
    {
        var text = new StringBuilder(Front).Append("| 参数 | 值 |\n|---|---|\n");
        for (var i = 0; i < 10; i++)
        {
            text.Append("| 甲 |\n");
        }

        var result = KnowledgeLoader.Load([("甲.md", text.ToString())], LoadOptions.Default with { MaxDiagnostics = 4 });

        result.Diagnostics.Select(d => d.Code).Should().Equal("KNW020", "KNW020", "KNW020", "KNW020", "KNW007");
        result.Diagnostics[^1].Message.Should().Contain("6 条"); // 10 rows, 4 kept
        result.Diagnostics[^1].Severity.Should().Be(Severity.Error);
    }

    [Fact]
    public void A_line_block_over_64_kB_or_deeper_than_four_levels_is_an_error()
    {
        var large = Front + "```rule\n编号: " + new string('a', 65 * 1024) + "\n```\n";
        var deep = Front + "```rule\n则:\n  甲:\n    乙:\n      丙:\n        丁: 1\n```\n";

        KnowledgeLoader.Load([("甲.md", large)]).Diagnostics.Select(d => d.Code).Should().Contain("KNW015");
        KnowledgeLoader.Load([("甲.md", deep)]).Diagnostics.Select(d => $"{d.Code} {d.Location!.Line}:{d.Location.Column}").Should().Contain("KNW016 11:9");
    }

    [Fact]
    public void The_hash_of_a_file_is_that_of_its_bytes_and_the_hash_of_all_changes_with_names_and_texts()
    {
        var one = KnowledgeLoader.Load([("甲.md", "abc"), ("乙.md", "文")]).Knowledge!;

        // SHA-256 of "abc": FIPS 180-4, example B.1.
        one.Files.Single(f => f.Path == "甲.md").Sha256.Should().Be("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        KnowledgeLoader.Load([("乙.md", "文"), ("甲.md", "abc")]).Knowledge!.Hash.Should().Be(one.Hash);
        KnowledgeLoader.Load([("乙.md", "文"), ("丙.md", "abc")]).Knowledge!.Hash.Should().NotBe(one.Hash);
        KnowledgeLoader.Load([("乙.md", "文"), ("甲.md", "abd")]).Knowledge!.Hash.Should().NotBe(one.Hash);
    }

    [Fact]
    public void Line_ends_and_a_byte_order_mark_do_not_matter()
    {
        const string Text = Front + "| 参数 | 值 |\n|---|---|\n| 甲 | 1 |\n";
        var marked = new KnowledgeSource("甲.md", Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(Text.Replace("\n", "\r\n", StringComparison.Ordinal))).ToArray());

        var result = KnowledgeLoader.Load([marked]);

        result.Diagnostics.Should().BeEmpty();
        result.Knowledge!.Parameters.Should().ContainKey("甲");
    }

    [Fact]
    public void Definitions_may_refer_to_names_of_later_files()
    {
        var result = KnowledgeLoader.Load(
        [
            ("1.md", Front + "## 断面\n| 字段 | 类型 |\n|---|---|\n| 编号 | 文本 |\n| 河流 | 引用 河流 |\n| 类型 | 枚举 类型词 |\n"),
            ("2.md", Front + "## 河流\n| 字段 | 类型 |\n|---|---|\n| 编号 | 文本 |\n## 类型词\n| 枚举 |\n|---|\n| 甲 |\n"),
        ]);

        result.Diagnostics.Should().BeEmpty();
        result.Knowledge!.Entities["断面"].Fields[1].Type.Target.Should().BeSameAs(result.Knowledge.Entities["河流"]);
    }
}
