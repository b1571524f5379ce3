using System.Globalization;
using System.Text;

namespace Zhudian.Advisor.Engine.Tests.Properties;

/// <summary>
/// A small random rule base over a fixed vocabulary of counties, sections and readings: derived quantities, a decision table, rules with
/// joins, absence, aggregates and two strata. Blocks are separate so that their order can be changed.
/// </summary>
/// <param name="Vocabulary">Always first.</param>
/// <param name="Blocks">Independent blocks, each a file of its own when asked.</param>
internal sealed record RandomKnowledge(string Vocabulary, IReadOnlyList<string> Blocks)
{
    private const string Words = """
        ## 等级
        | 枚举 | 次序 |
        |---|---|
        | 甲 | 1 |
        | 乙 | 2 |
        | 丙 | 3 |

        ## 县区
        | 字段 | 类型 |
        |---|---|
        | 编号 | 文本 |
        | 人口 | 数 |

        ## 断面
        | 字段 | 类型 | 反向 |
        |---|---|---|
        | 编号 | 文本 | - |
        | 县区 | 引用 县区 | 断面列 |
        | 上游 | 引用 断面 无环 | 下游列 |
        | 量一 | 数 | - |
        | 量二 | 数 | - |
        | 级 | 枚举 等级 | - |
        | 示 | 是否 | - |

        ## 读数
        键：断面, 序

        | 字段 | 类型 | 反向 |
        |---|---|---|
        | 断面 | 引用 断面 | 读数列 |
        | 序 | 整数 | - |
        | 值 | 数 | - |

        """;

    /// <summary>A base from a seed.</summary>
    /// <param name="random">Source of choices.</param>
    /// <param name="bridges">Whether the functions that bridge gaps (缺 已知 缺省 有效 均值) may occur.</param>
    /// <param name="columns">Whether quantities of many forms are added (<see cref="RandomColumns"/>).</param>
    public static RandomKnowledge Make(Random random, bool bridges, bool columns = false)
    {
        var write = new Writer(random, bridges);
        var blocks = new List<string> { write.Table() };
        for (var i = 1; i <= 3; i++)
        {
            blocks.Add(write.Derived(i));
        }

        blocks.Add(write.Kind("状况", "断面", "| 断面 | 引用 断面 | 状况列 |\n| 值 | 数 | - |\n| 类 | 等级 | - |"));
        blocks.Add(write.SectionRule("R1", "状况", $"    值: = {write.Number(2)}\n    类: = {write.Word()}\n"));
        blocks.Add(write.Kind("成对", "断面, 县区", "| 断面 | 引用 断面 | 成对列 |\n| 县区 | 引用 县区 | - |"));
        blocks.Add(write.JoinRule());
        blocks.Add(write.Kind("无状况", "断面", "| 断面 | 引用 断面 | - |"));
        blocks.Add(write.AbsenceRule());
        blocks.Add(write.Kind("县情", "县区", "| 县区 | 引用 县区 | - |\n| 数 | 数 | - |"));
        blocks.Add(write.CountyRule());
        return new RandomKnowledge(Words, columns ? [.. blocks, .. new RandomColumns(random).Blocks()] : blocks);
    }

    private sealed class Writer(Random random, bool bridges)
    {
        private int _quantities;
        private int _names;

        public string Table()
        {
            var policy = Pick("U", "F", "P");
            var text = new StringBuilder("## 判别\n| " + policy + " | 数值 : 数 | 等第 : 等级 | → 出 : 等级 |\n|---|---|---|---|\n");
            var cut = random.Next(1, 9);
            var rows = new List<string> { $"| 低 | < {cut} | - | {Pick("甲", "乙", "丙")} |", $"| 高好 | >= {cut} | 甲; 乙 | {Pick("甲", "乙", "丙")} |" };
            if (random.Next(4) > 0)
            {
                rows.Add($"| 高差 | >= {cut} | 丙 | {Pick("甲", "乙", "丙")} |");
            }

            return text + string.Join('\n', policy == "U" ? [.. rows.OrderBy(_ => random.Next())] : rows) + "\n\n";
        }

        public string Derived(int number)
        {
            var formula = Number(2);
            _quantities = number;
            return $"## 派生{number}\n| 派生量 | 公式 | 类型 |\n|---|---|---|\n| 断面.推{number} | `{formula}` | 数 |\n\n";
        }

        public string Kind(string name, string key, string fields) => $"## {name}\n种类：结论\n键：{key}\n\n| 字段 | 类型 | 反向 |\n|---|---|---|\n{fields}\n\n";

        public string SectionRule(string id, string kind, string fields)
            => $"```rule\n编号: {id}\n对: 断面\n当:\n{Conditions(random.Next(1, 3))}则:\n  {kind}:\n    断面: = 本\n{fields}```\n\n";

        public string JoinRule()
            => $"```rule\n编号: R2\n对:\n  c: 县区\n  s: 断面\n当:\n  - s.县区 = c\n  - {Over("s")}\n{(random.Next(2) == 0 ? $"  - c.人口 > {Cut()}\n" : string.Empty)}则:\n  成对:\n    断面: = s\n    县区: = c\n```\n\n";

        public string AbsenceRule()
            => $"```rule\n编号: R3\n对:\n  s: 断面\n当:\n  - {Over("s")}\n无:\n  x: {Pick("状况", "成对")}\n  且: x.断面 = s\n则:\n  无状况:\n    断面: = s\n```\n\n";

        public string CountyRule()
        {
            var number = Pick("count(c.断面列)", "sum(c.断面列.量一)", "count(c.断面列[item.量一 > " + Cut() + "])", "count(状况)", "计数(c.断面列, item.级 = \"甲\")", "max(c.断面列.量二)");
            var condition = Pick("some s in c.断面列 satisfies s.量一 > " + Cut(), "every s in c.断面列 satisfies s.量一 > " + Cut(), "c.人口 > " + Cut(), "至少(c.断面列, item.量二 > " + Cut() + ", 2)", "count(成对) > 0");
            return $"```rule\n编号: R4\n对:\n  c: 县区\n当:\n  - {condition}\n则:\n  县情:\n    县区: = c\n    数: = {number}\n```\n\n";
        }

        /// <summary>A number of the section 本.</summary>
        public string Number(int depth)
        {
            if (depth == 0 || random.Next(4) == 0)
            {
                return random.Next(5) switch
                {
                    0 => Cut(),
                    1 => "本.量二",
                    2 when _quantities > 0 => $"本.推{random.Next(1, _quantities + 1)}",
                    _ => "本.量一",
                };
            }

            return random.Next(bridges ? 10 : 7) switch
            {
                0 => $"({Number(depth - 1)} {Pick("+", "-", "*")} {Number(depth - 1)})",
                1 => $"(if {Condition(depth - 1)} then {Number(depth - 1)} else {Number(depth - 1)})",
                2 => "sum(本.读数列.值)",
                3 => $"count(本.读数列[item.值 {Pick("<", ">=")} {Cut()}])",
                4 => $"max([{Number(depth - 1)}, {Number(depth - 1)}])",
                5 => $"({Number(depth - 1)} / {random.Next(2, 5)})",
                6 => $"count(for x{++_names} in 本.读数列 return x{_names}.值)",
                7 => $"均值(本.读数列, item.值, 至少: {random.Next(1, 3)})",
                8 => "max(有效(本.读数列.值, item))",
                _ => $"缺省({Number(depth - 1)}, {Cut()}, \"试\")",
            };
        }

        public string Word() => random.Next(3) switch { 0 => "本.级", 1 => $"判别(数值: {Number(1)}, 等第: 本.级)", _ => $"(if {Condition(1)} then \"甲\" else 本.级)" };

        private string Condition(int depth)
        {
            if (depth == 0 || random.Next(3) == 0)
            {
                return random.Next(bridges ? 7 : 5) switch
                {
                    0 => $"本.级 {Pick("=", ">=", "<")} \"{Pick("甲", "乙", "丙")}\"",
                    1 => "本.示",
                    2 => $"(some x{++_names} in 本.读数列 satisfies x{_names}.值 > {Cut()})",
                    3 => $"(every x{++_names} in 本.读数列 satisfies x{_names}.值 > {Cut()})",
                    4 => $"{Pick("本.量一", "本.量二")} {Pick("<", "<=", ">", ">=")} {Cut()}",
                    5 => $"缺({Pick("本.量一", "本.示")})",
                    _ => $"已知({Pick("本.量二", "本.级")})",
                };
            }

            return random.Next(6) switch
            {
                0 => $"({Condition(depth - 1)} and {Condition(depth - 1)})",
                1 => $"({Condition(depth - 1)} or {Condition(depth - 1)})",
                2 => $"not({Condition(depth - 1)})",
                3 => $"判别(数值: {Number(depth - 1)}, 等第: 本.级) = \"{Pick("甲", "乙", "丙")}\"",
                4 => $"(本.上游 != null and 本.上游.量一 > {Cut()})",
                _ => $"{Number(depth - 1)} {Pick("<", "<=", ">", ">=")} {Number(depth - 1)}",
            };
        }

        private string Conditions(int count) => string.Concat(Enumerable.Range(0, count).Select(_ => $"  - {Condition(2)}\n"));

        private string Over(string row) => random.Next(3) switch { 0 => $"{row}.量一 > {Cut()}", 1 => $"{row}.示", _ => $"{row}.级 <= \"乙\"" };

        private string Cut() => random.Next(0, 10).ToString(CultureInfo.InvariantCulture);

        private string Pick(params string[] words) => words[random.Next(words.Length)];
    }
}
