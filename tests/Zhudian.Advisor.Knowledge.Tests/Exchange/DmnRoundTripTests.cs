using System.Text;
using System.Xml.Linq;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Functions;
using Zhudian.Advisor.Knowledge.Building;
using Zhudian.Advisor.Knowledge.Exchange;
using Zhudian.Advisor.Knowledge.Loading;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Reading;
using Zhudian.Advisor.Knowledge.Tests.Specs;
using Zhudian.Advisor.Knowledge.Tests.Tables;
using Zhudian.Advisor.Methods;

namespace Zhudian.Advisor.Knowledge.Tests.Exchange;

public sealed class DmnRoundTripTests
{
    private static readonly string[] Policies = ["U", "A", "P", "F", "R", "O", "C", "C#"];
    private static readonly Knowledge.Building.LoadOptions Options = Knowledge.Building.LoadOptions.Default with { Functions = FunctionLibrary.Knowledge.With(MethodLibrary.All) };

    [Fact]
    public void Every_table_of_the_rules_comes_back_as_it_was()
    {
        var root = Path.GetFullPath(Path.Combine(SpecFile.Directory, "..", ".."));
        var files = Directory.EnumerateFiles(root, "*.md", SearchOption.AllDirectories)
            .Select(f => (Path: Path.GetRelativePath(root, f).Replace('\\', '/'), Text: File.ReadAllText(f)))
            .Where(f => !f.Path.StartsWith("spec/", StringComparison.Ordinal)).ToList();
        var before = KnowledgeLoader.Load(files, Options).Knowledge!;
        before.Tables.Should().HaveCountGreaterThan(10);

        var imported = before.Tables.Keys.Select(name =>
        {
            var xml = Export(before, name, path => files.Single(f => f.Path == path).Text);
            var result = DmnImport.Read(Encoding.UTF8.GetBytes(xml), name + ".dmn");
            result.Diagnostics.Should().BeEmpty(name);
            result.Foreign.Should().BeFalse();
            return ("z" + name + ".md", result.Markdown!);
        });
        var after = KnowledgeLoader.Load(files.Select(f => (f.Path, WithoutTables(f.Path, f.Text))).Concat(imported), Options);

        after.Errors.Should().BeEmpty();
        foreach (var (name, family) in before.Tables)
        {
            Describe(after.Knowledge!.Tables[name]).Should().Be(Describe(family));
        }
    }

    [Fact]
    public void Random_tables_come_back_as_they_were()
    {
        for (var seed = 0; seed < 400; seed++)
        {
            var policy = Policies[seed % Policies.Length];
            var table = new RandomTable(seed, policy, constrained: seed % 3 == 0);
            var before = Load(table.Text);
            var result = DmnImport.Read(Encoding.UTF8.GetBytes(Export(before, "试表", _ => table.Text)), "例.dmn");

            var after = KnowledgeLoader.Load([("词.md", WithoutTables("表.md", table.Text)), ("回.md", result.Markdown!)]);
            after.Errors.Should().BeEmpty(table.Text + result.Markdown);
            Describe(after.Knowledge!.Tables["试表"]).Should().Be(Describe(before.Tables["试表"]), table.Text);
        }
    }

    [Fact]
    public void Everything_a_table_can_say_comes_back()
    {
        const string Text = """
            ---
            标题: 例
            语言版本: 1
            核验: 部分核验
            责任人: 水组
            复核日期: 2027-01-01
            ---
            ## 单位
            | 单位 | 量纲 | 系数 |
            |---|---|---|
            | mg/L | 质量·长度^-3 | 1 |
            ## 等级
            | 枚举 | 别名 | 次序 |
            |---|---|---|
            | 轻 | 小 | 1 |
            | 中 | | 2 |
            | 重 | | 3 |
            ## 门槛
            | 参数 | 值 | 单位 |
            |---|---|---|
            | 界限 | 5 | mg/L |
            ## 单位表（示例）
            生效：2026-01-01
            失效：2026-12-31
            缺省：结果 = 不定；分 = 0
            约束：值 >= 0；值 <= 100
            豁免：TAB050 有意留空
            豁免：TAB052 还在核对

            先说一句。
            - 一条 | 有竖线

            | U | 值 (mg/L) | 级 : 等级 | 文 : 文本 | 日 : 日期 | 月 : 年月 | 是 : 是否 | → 结果 : 文本 | 核验 | → 分 : 数 | 备注 | 依据 |
            |---|---|---|---|---|---|---|---|---|---|---|---|
            | 河1 | <= 界限 | 小; 中 | "甲 乙"; 丙 | [2026-01-01..2026-03-01) | < 2026-03 | 是 | 值为 {值 @2位} 的\|水 | 已核验 | 1.50 | 注一 | |
            | 河_2 | 缺 | not(轻) | - | null | - | - | `= "甲" + "*"` | - | `= 值 * 2` | | |
            | 河3 | ? > 1 and ? < 3 | > 轻 | 河流*湖 | - | - | 否 | 无 | 未核验 | 未取得 | | |

            后面再说。

            ## 单位表
            生效：2027-01-01

            | U | 值 (mg/L) | 级 : 等级 | 文 : 文本 | 日 : 日期 | 月 : 年月 | 是 : 是否 | → 结果 : 文本 | → 分 : 数 |
            |---|---|---|---|---|---|---|---|---|
            | 一 | - | - | - | - | - | - | 都一样 | 1 |
            """;
        var text = Text.Replace("            ", string.Empty, StringComparison.Ordinal).Replace("是 : 是否", "真 : 是否", StringComparison.Ordinal);
        var before = Load(text);
        var xml = Export(before, "单位表", _ => text);
        var result = DmnImport.Read(Encoding.UTF8.GetBytes(xml), "例.dmn");

        result.Tables.Should().Be(2);
        result.Markdown.Should().Contain("先说一句。\n- 一条 | 有竖线\n").And.Contain("后面再说。");
        var after = KnowledgeLoader.Load([("词.md", WithoutTables("表.md", text)), ("回.md", result.Markdown!)]);
        after.Errors.Should().BeEmpty(result.Markdown);
        Describe(after.Knowledge!.Tables["单位表"]).Should().Be(Describe(before.Tables["单位表"]));
    }

    [Fact]
    public void Cells_are_standard_feel_and_mean_the_same()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var table = new RandomTable(seed, "R");
            var cells = StandardCells.Of(Export(Load(table.Text), "试表", _ => table.Text));
            foreach (var input in table.Inputs(withNull: false).Where((_, i) => i % 7 == 0))
            {
                for (var row = 0; row < table.RowCount; row++)
                {
                    cells.Matches(row, input).Should().Be(table.Matches(row, input), $"{string.Join(',', input)} in row {row} of\n{table.Text}");
                }
            }
        }
    }

    [Fact]
    public void The_file_is_the_same_whenever_it_is_written_and_has_a_shape_for_every_element()
    {
        var table = new RandomTable(7, "U");
        var knowledge = Load(table.Text);

        var xml = Export(knowledge, "试表", _ => table.Text);
        Export(knowledge, "试表", _ => table.Text).Should().Be(xml);
        var root = XElement.Parse(xml);
        XNamespace model = DmnVersion.Latest.Model;
        XNamespace diagram = DmnVersion.Latest.Diagram!;
        var drawn = root.Descendants(diagram + "DMNShape").Concat(root.Descendants(diagram + "DMNEdge")).Select(e => e.Attribute("dmnElementRef")!.Value);
        drawn.Should().BeEquivalentTo(root.Descendants().Where(e => e.Name == model + "inputData" || e.Name == model + "decision" || e.Name == model + "informationRequirement").Select(e => e.Attribute("id")!.Value));
        root.Descendants().Attributes("id").Select(a => a.Value).Where(id => !id.Contains('行', StringComparison.Ordinal)).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void A_name_without_a_table_is_said_with_a_suggestion()
    {
        var table = new RandomTable(7, "U");
        var result = DmnExport.Table(Load(table.Text), "试 表", _ => table.Text);

        result.Xml.Should().BeNull();
        result.Diagnostics.Should().ContainSingle(d => d.Code == "DMN001");
        DmnExport.Table(Load(table.Text), "试表", _ => "别的文字").Diagnostics.Should().ContainSingle(d => d.Code == "DMN002");
    }

    private static KnowledgeBase Load(string text)
    {
        var result = KnowledgeLoader.Load([("表.md", text)]);
        return result.Knowledge ?? throw new InvalidOperationException(string.Join('\n', result.Diagnostics));
    }

    private static string Export(KnowledgeBase knowledge, string name, Func<string, string?> textOf)
    {
        var result = DmnExport.Table(knowledge, name, textOf);
        result.Diagnostics.Where(d => d.Severity == Severity.Error).Should().BeEmpty();
        return result.Xml!;
    }

    private static string WithoutTables(string path, string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        foreach (var block in MarkdownReader.Read(path, text.AsMemory(), string.Empty, [], []).Blocks.OfType<RawTable>().Where(b => b.Kind == RawBlockKind.DecisionTable))
        {
            var last = block.Rows[^1].Location.Line;
            Array.Fill(lines, string.Empty, block.Location.Line - 1, last - block.Location.Line + 1);
            if (block.Heading.Own.Count > 0)
            {
                for (var i = block.Heading.Location.Line; i < block.Location.Line - 1; i++)
                {
                    lines[i] = lines[i].StartsWith("约束：", StringComparison.Ordinal) || lines[i].StartsWith("缺省：", StringComparison.Ordinal) ? string.Empty : lines[i];
                }
            }
        }

        return string.Join('\n', lines);
    }

    private static string Describe(TableFamily family) => string.Join("\n\n", family.Editions.Select(Describe));

    private static string Describe(DecisionTable table)
    {
        var text = new StringBuilder();
        text.AppendLine($"{table.Info.Name} {table.Info.Title} {HitPolicyText.Of(table.Policy)} {Describe(table.Info.Attributes)} {string.Join(',', table.Info.Waivers)}");
        text.AppendLine(string.Join(" | ", table.Inputs.Select(i => $"{i.Name} {i.Unit} {i.Type.Name} {i.Declared}")));
        text.AppendLine(string.Join(" | ", table.Outputs.Select(o => $"{o.Name} {o.Unit} {o.Type.Name} {o.Declared?.Kind}")));
        text.AppendLine(string.Join(" | ", table.Defaults.OrderBy(d => d.Key, StringComparer.Ordinal).Select(d => d.Key + "=" + d.Value.Text.Text)));
        text.AppendLine(string.Join(" | ", table.Constraints.Select(c => c.Text.Text)));
        foreach (var row in table.Rows)
        {
            text.AppendLine($"{row.Id} {row.Group} {row.Note} {Describe(row.Attributes)}: {string.Join(" | ", row.Cells.Select(c => $"{c.Kind} {c.Text.Text}"))} → {string.Join(" | ", row.Outputs.Select(o => o.Text.Text))}");
        }

        return text.ToString();
    }

    private static string Describe(BlockAttributes a) => $"[{string.Join('；', a.Basis)}] {a.Status} {a.From} {a.To} {a.ReviewBy} {a.Owner}";
}
