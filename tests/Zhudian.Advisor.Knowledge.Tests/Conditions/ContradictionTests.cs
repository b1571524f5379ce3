using System.Globalization;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Knowledge.Building;
using Zhudian.Advisor.Knowledge.Loading;

namespace Zhudian.Advisor.Knowledge.Tests.Conditions;

/// <summary>Against brute force: a rule is called contradictory exactly when no value of a grid that holds every bound, and a value between any two, satisfies all its conditions.</summary>
public sealed class ContradictionTests
{
    private static readonly string[] Words = ["低", "中", "高"];

    [Fact]
    public void Contradictions_of_numbers_are_those_of_brute_force()
    {
        var random = new Random(1);
        var contradictory = 0;
        for (var i = 0; i < 400; i++)
        {
            var conditions = Enumerable.Range(0, random.Next(2, 5)).Select(_ => Number(random)).ToList();
            var possible = Enumerable.Range(-2, 18).Select(n => n / 2m).Any(v => conditions.TrueForAll(c => c.Holds(v)));
            Found(conditions.ConvertAll(c => c.Text), "值").Should().Be(!possible, string.Join('\n', conditions.Select(c => c.Text)));
            contradictory += possible ? 0 : 1;
        }

        contradictory.Should().BeInRange(50, 350);
    }

    [Fact]
    public void Contradictions_of_ordered_words_are_those_of_brute_force()
    {
        var random = new Random(2);
        for (var i = 0; i < 200; i++)
        {
            var conditions = Enumerable.Range(0, random.Next(2, 4)).Select(_ => Word(random)).ToList();
            var possible = Enumerable.Range(0, 3).Any(v => conditions.TrueForAll(c => c.Holds(v)));
            Found(conditions.ConvertAll(c => c.Text), "级").Should().Be(!possible, string.Join('\n', conditions.Select(c => c.Text)));
        }
    }

    [Fact]
    public void Names_that_mention_each_other_many_times_are_not_written_out()
    {
        // 8 times the one before, 12 times over: 8^12 is 69 thousand million.
        var lets = string.Concat(Enumerable.Range(1, 12).Select(i => $"  甲{i}: max({string.Join(", ", Enumerable.Repeat(i == 1 ? "值" : $"甲{i - 1}", 8))})\n"));

        Found(["甲12 > 5", "甲12 < 3"], "值", lets).Should().BeTrue("the same name is the same quantity");
    }

    private static (string Text, Func<decimal, bool> Holds) Number(Random random)
    {
        var n = (decimal)random.Next(0, 6);
        var m = n + random.Next(1, 3);
        var text = (decimal d) => d.ToString(CultureInfo.InvariantCulture);
        return random.Next(8) switch
        {
            0 => ($"值 < {text(n + 1)}", v => v < n + 1),
            1 => ($"值 <= {text(n)}", v => v <= n),
            2 => ($"{text(n)} < 值", v => v > n),
            3 => ($"值 >= {text(n)}", v => v >= n),
            4 => ($"值 = {text(n)}", v => v == n),
            5 => ($"值 != {text(n)}", v => v != n),
            6 => ($"值 in [{text(n)}, {text(m)}]", v => v == n || v == m),
            _ => ($"值 between {text(n)} and {text(m)}", v => v >= n && v <= m),
        };
    }

    private static (string Text, Func<int, bool> Holds) Word(Random random)
    {
        var n = random.Next(3);
        return random.Next(5) switch
        {
            0 when n > 0 => ($"级 < \"{Words[n]}\"", v => v < n),
            1 => ($"级 >= \"{Words[n]}\"", v => v >= n),
            2 => ($"级 != \"{Words[n]}\"", v => v != n),
            3 => ($"级 in [\"{Words[n]}\", \"{Words[(n + 1) % 3]}\"]", v => v == n || v == (n + 1) % 3),
            _ => ($"级 = \"{Words[n]}\"", v => v == n),
        };
    }

    private static bool Found(List<string> conditions, string quantity, string lets = "")
    {
        var text = "---\n标题: 例\n语言版本: 1\n---\n## 级别\n| 枚举 | 次序 |\n|---|---|\n| 低 | 1 |\n| 中 | 2 |\n| 高 | 3 |\n## 断面\n| 字段 | 类型 |\n|---|---|\n| 编号 | 文本 |\n| 值 | 数 |\n| 级 | 级别 |\n"
            + "## 结果\n种类：结论\n键：断面\n\n| 字段 | 类型 |\n|---|---|\n| 断面 | 引用 断面 |\n## 一\n```rule\n编号: A-1\n对: 断面\n" + (lets.Length == 0 ? lets : "令:\n" + lets) + "当:\n" + string.Concat(conditions.Select(c => $"  - {c}\n")) + "则:\n  结果:\n    断面: = 本\n```\n";
        var result = KnowledgeLoader.Load([("例.md", text)], LoadOptions.Default with { AnalyseTables = true });
        result.Errors.Should().BeEmpty(quantity + text);
        return result.Diagnostics.Any(d => d is { Code: "RUL042", Severity: Severity.Lint });
    }
}
