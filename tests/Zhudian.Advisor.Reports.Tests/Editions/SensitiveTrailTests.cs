using FluentAssertions;
using Xunit;
using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Engine.Receipts;
using Zhudian.Advisor.Facts;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Loading;
using Zhudian.Advisor.Reports.Drafting;
using Zhudian.Advisor.Reports.Editions;

namespace Zhudian.Advisor.Reports.Tests.Editions;

/// <summary>Ways a sensitive fact could come into a public edition without being printed as itself.</summary>
public sealed class SensitiveTrailTests
{
    private const string Rules = """
        ---
        标题: 例
        语言版本: 1
        ---
        ## 区
        | 枚举 |
        |---|
        | 保护区 |
        | 区外 |

        ## 厂
        | 字段 | 类型 | 分级 |
        |---|---|---|
        | 编号 | 文本 | 公开 |

        ## 口
        | 字段 | 类型 | 分级 |
        |---|---|---|
        | 编号 | 文本 | 公开 |
        | 责任者 | 文本 | 敏感 |
        | 深 | 数 | 敏感 |
        | 建成 | 日期 | 敏感 |
        | 所在 | 枚举 区 | 敏感 |
        | 有库 | 是否 | 敏感 |
        | 厂 | 引用 厂 | 敏感 |
        | 流量 | 数 | 公开 |

        | 派生量 | 公式 |
        |---|---|
        | 口.两倍深 | `深 * 2` |
        | 口.四倍深 | `两倍深 * 2` |
        | 口.倍流量 | `流量 * 2` |
        | 口.库字 | `if 有库 then "有渣库" else "没有"` |
        | 口.名头 | `substring(责任者, 1, 2)` |
        | 口.负责 | `责任者 + "负责"` |
        | 口.深于(界) | `深 > 界` |

        ## 深浅
        | F | 深 | → 档 : 文本 |
        |---|---|---|
        | 深 | > 5 | 深档 |
        | 浅 | - | 浅档 |

        ## 深处
        种类：结论
        键：口

        | 字段 | 类型 |
        |---|---|
        | 口 | 引用 口 |
        | 深 | 数 |
        | 流量 | 数 |

        ## 浅处
        种类：结论
        键：口

        | 字段 | 类型 |
        |---|---|
        | 口 | 引用 口 |
        | 说明 | 文本 |

        ## 一条
        种类：结论
        键：口, 哪条

        | 字段 | 类型 |
        |---|---|
        | 口 | 引用 口 |
        | 哪条 | 文本 |
        | 值 | 列表 数 |
        | 说明 | 文本 |

        ## 在区
        种类：结论
        键：所在

        | 字段 | 类型 |
        |---|---|
        | 所在 | 枚举 区 |
        | 说明 | 文本 |

        ## 总账
        种类：结论
        键：哪条

        | 字段 | 类型 |
        |---|---|
        | 哪条 | 文本 |
        | 个数 | 数 |
        | 说明 | 文本 |

        ```rule
        编号: A1
        对:
          o: 口
        则:
          深处:
            口: = o
            深: = o.深
            流量: = o.流量
        ```

        ```rule
        编号: A2
        对:
          o: 口
        当:
          - o.深 < 1
        则:
          浅处:
            口: = o
            说明: 浅
        ```

        """;

    [Theory]
    [InlineData("{o.四倍深}", "a quantity of a quantity")]
    [InlineData("{深浅(深: o.深)}", "the class a table gives to one number")]
    [InlineData("{if o.深 > 5 then 1 else 2}", "a condition tells it too")]
    [InlineData("{o.建成}", "a day")]
    [InlineData("{o.建成.year}", "part of a day")]
    [InlineData("{o.所在}", "a word")]
    [InlineData("{if o.所在 = \"保护区\" then \"要搬\" else \"不搬\"}", "chosen by a word")]
    [InlineData("{o.有库}", "yes or no")]
    [InlineData("{o.库字}", "a text chosen by yes or no")]
    [InlineData("{o.厂}", "a row")]
    [InlineData("{o.厂.编号}", "what the row says")]
    [InlineData("{深处[item.口 = o][1].深}", "another rule's conclusion")]
    [InlineData("{深处[item.口 = o][1].深 + 1}", "computed from another rule's conclusion")]
    [InlineData("{max(深处.深)}", "the greatest number is somebody's")]
    [InlineData("{sum(口.深)}", "of a sum all but one may be known")]
    [InlineData("{string join(口[有库].编号, \"、\")}", "a list says who")]
    [InlineData("{count(口[有库])}", "nobody can tell from how many rows it could be worked back")]
    [InlineData("{count(浅处)}", "how many there are, even when there are none, tells what decided it")]
    [InlineData("{if some 浅 in 浅处 satisfies 浅.口 = o then 1 else 2}", "whether there is one")]
    [InlineData("{substring(o.责任者, 1, 2)}", "part of a name")]
    [InlineData("{o.名头}", "part of a name, elsewhere")]
    [InlineData("{string length(o.责任者)}", "the length of a name")]
    public void What_is_computed_from_a_sensitive_fact_is_withheld(string hole, string because)
    {
        var model = Model(Rule("一条", $"本条：{hole}；流量 {{o.流量}}"));
        var told = model.Of("一条").Where(c => c.Key.StartsWith('A')).Should().ContainSingle(because).Subject;
        told.Text.Should().Contain("公开版略去", because).And.NotContain("本条：");
        DraftModel.Text(told, "说明").Should().Be(PublicWording.Withheld);
        Words(model).Should().Equal(Words(Model(Rule("一条", $"本条：{hole}；流量 {{o.流量}}"), otherFacts: true)), "the public edition is the same whatever the sensitive facts are");
        Model(Rule("一条", $"本条：{hole}；流量 {{o.流量}}"), DraftEdition.Internal).Of("一条").First().Text.Should().StartWith("本条");
    }

    [Fact]
    public void What_a_rule_says_of_a_name_it_knows_is_withheld()
        => Model(Rule("一条", "本条：{if o.责任者 = \"渔户甲乙\" then \"个人\" else \"单位\"}")).Of("一条").First().Text.Should().Contain("公开版略去");

    [Theory]
    [InlineData("{if 缺(o.深) then \"没有测深\" else \"测过\"}", "测过")]
    [InlineData("{if 已知(o.所在) then \"定过\" else \"没有\"}", "定过")]
    [InlineData("{o.倍流量}", "24")]
    [InlineData("{深处[item.口 = o][1].流量}", "12")]
    [InlineData("{o.责任者}负责，渔户甲乙要登记", "责任者01负责，渔户甲乙要登记")]
    [InlineData("{o.负责}", "责任者01负责")]
    [InlineData("{count(口)}", "3")]
    public void What_tells_nothing_of_one_sensitive_fact_stays(string hole, string printed)
        => Model(Rule("一条", "本条：" + hole)).Of("一条").First().Text.Should().Be("本条：" + printed);

    [Fact]
    public void Other_fields_of_the_conclusion_stay()
    {
        var deep = Model("").Of("深处").First();
        (DraftModel.Text(deep, "深"), DraftModel.Text(deep, "流量")).Should().Be((PublicWording.Withheld, "12"));
        deep.Text.Should().Contain("公开版略去", "the sentence is all fields one after the other");
    }

    [Theory]
    [InlineData("o.有库")]
    [InlineData("o.深 > 5")]
    [InlineData("o.责任者 = \"渔户甲乙\"")]
    [InlineData("count(深处[item.口 = o and 深 > 5]) > 0")]
    public void A_conclusion_that_a_sensitive_fact_draws_is_left_out_and_counted(string condition)
    {
        var rules = Rule("一条", "本条", "当:\n  - " + condition);
        Model(rules, DraftEdition.Internal).Of("一条").Should().ContainSingle();
        var model = Model(rules);
        model.Of("一条").Should().BeEmpty();
        Words(model).Should().Equal(Words(Model(rules, otherFacts: true)));
        (model.Assessment.Conclusions.Length - model.Conclusions.Length).Should().Be(1);
    }

    [Fact]
    public void So_is_one_over_a_conclusion_that_is_left_out()
    {
        var rules = Rule("一条", "本条", "当:\n  - o.有库") + "```rule\n编号: B2\n对:\n  x: 一条\n则:\n  总账:\n    哪条: = x.口.编号\n    个数: 1\n    说明: 又一条\n```\n";
        Model(rules, DraftEdition.Internal).Of("总账").Should().ContainSingle();
        Model(rules).Of("总账").Should().BeEmpty();
    }

    [Fact]
    public void A_conclusion_about_a_sensitive_word_is_left_out()
    {
        var rules = "```rule\n编号: B3\n对:\n  o: 口\n则:\n  在区:\n    所在: = o.所在\n    说明: 有口\n```\n";
        Model(rules, DraftEdition.Internal).Of("在区").Should().NotBeEmpty();
        Model(rules).Of("在区").Should().BeEmpty("its key is the word");
    }

    [Fact]
    public void Rows_of_the_sheet_withhold_quantities_too()
    {
        var row = Model("").Facts("口").First();
        (row["深"], row["四倍深"], row["所在"], row["有库"], row["厂"], row["库字"], row["名头"]).Should().Be((
            PublicWording.Withheld, PublicWording.Withheld, PublicWording.Withheld, PublicWording.Withheld, PublicWording.Withheld, PublicWording.Withheld, PublicWording.Withheld));
        (row["流量"], row["倍流量"], row["责任者"], row["负责"]).Should().Be(("12", "24", "责任者01", "责任者01负责"));
        row.Call("深于", Value.Of(5)).Should().Be(Value.Of(PublicWording.Withheld));
        Model("", DraftEdition.Internal).Facts("口").First()["四倍深"].Should().Be("36.4", "4 × 9.1");
    }

    private static string Rule(string kind, string text, string when = "")
        => $"```rule\n编号: B1\n对:\n  o: 口\n{(when.Length > 0 ? when + "\n" : string.Empty)}则:\n  {kind}:\n    口: = o\n    哪条: 一\n    值: = [o.流量]\n    说明: {text}\n```\n";

    private static IEnumerable<string> Words(DraftModel model)
        => model.Conclusions.Select(c => $"{c.Id} {c.Text} {string.Join(' ', c.Values.Select(v => DraftModel.Text(c, v.Field.Name)))}")
            .Concat(model.Facts("口").Select(r => string.Join(' ', model.Assessment.Knowledge.Entities["口"].Fields.Select(f => r[f.Name]))));

    private static DraftModel Model(string rules, DraftEdition edition = DraftEdition.Public, bool otherFacts = false)
    {
        var loaded = KnowledgeLoader.Load([("例.md", Rules + rules)]);
        var knowledge = loaded.Knowledge ?? throw new InvalidOperationException(string.Join('\n', loaded.Diagnostics));
        var sheet = new FactSheetBuilder(knowledge, new DateOnly(2026, 11, 10)).Reported("口").Add("厂", ("编号", Value.Of("F1"))).Add("厂", ("编号", Value.Of("F2")));
        for (var i = 0; i < 3; i++)
        {
            var other = otherFacts ? i != 0 : i == 0;
            sheet = sheet.Add("口", ("编号", Value.Of(((char)('A' + i)).ToString())), ("责任者", Value.Of((otherFacts ? "另" : string.Empty) + (i == 0 ? "渔户甲乙" : $"某厂{i}号"))), ("深", Value.Of(other ? 9.1m : otherFacts ? 0.5m : 2.5m)),
                ("建成", Value.Of(otherFacts ? "2020-04-05" : "2019-03-02")), ("所在", Value.Of(other ? "保护区" : "区外")), ("有库", Value.Of(other)), ("厂", Value.Of(otherFacts ? "F2" : "F1")), ("流量", Value.Of(12)));
        }

        var assessment = new EvaluationEngine(knowledge).Evaluate(sheet.Build().Sheet!);
        return new DraftModel(assessment, DraftOptions.Discussion(assessment.Receipt.AsOf, edition));
    }
}
