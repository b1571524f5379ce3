using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Engine.Tests.Support;
using Zhudian.Advisor.Facts;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Engine.Tests.Evaluation;

/// <summary>Joins, absence, completeness and strata (RULES.md §§9, 12).</summary>
public class JoinTests
{
    private const string Sources = """
        ## 磷源
        种类：结论
        键：断面, 企业

        | 字段 | 类型 | 反向 |
        |---|---|---|
        | 断面 | 引用 断面 | 磷源列 |
        | 企业 | 引用 企业 | - |

        ```rule
        编号: S1
        对:
          s: 断面
          e: 企业
        当:
          - e.断面 = s
          - e.行业 = "磷化工"
        则:
          磷源:
            断面: = s
            企业: = e
        ```

        ## 无源
        种类：结论
        键：断面

        | 字段 | 类型 |
        |---|---|
        | 断面 | 引用 断面 |

        ```rule
        编号: S2
        对:
          s: 断面
        当:
          - s.类 > s.目标
        无:
          x: 磷源
          且: x.断面 = s
        则:
          无源:
            断面: = s
        ```

        ## 源数
        种类：结论
        键：断面

        | 字段 | 类型 |
        |---|---|
        | 断面 | 引用 断面 |
        | 数 | 整数 |

        ```rule
        编号: S3
        对:
          s: 断面
        当:
          - count(s.磷源列) > 0
        则:
          源数:
            断面: = s
            数: = count(s.磷源列)
        ```

        """;

    private static readonly EvaluationEngine Engine = City.Engine(Rules.Vocabulary, Sources);

    private static FactSheetBuilder Sections() => Engine.Sheet()
        .Row("断面", ("编号", "A"), ("目标", "Ⅲ"), ("总磷", 0.3))
        .Row("断面", ("编号", "B"), ("目标", "Ⅲ"), ("总磷", 0.3));

    [Fact]
    public void A_join_pairs_rows_and_absence_sees_the_conclusions_of_earlier_strata()
    {
        var sheet = Sections()
            .Row("企业", ("编号", "e1"), ("断面", "A"), ("行业", "磷化工"))
            .Row("企业", ("编号", "e2"), ("断面", "A"), ("行业", "磷化工"))
            .Row("企业", ("编号", "e3"), ("断面", "B"), ("行业", "纺织"));
        var assessment = Engine.Evaluate(sheet);
        assessment.Ids().Should().Equal("S1/A+e1", "S1/A+e2", "S2/B", "S3/A");
        assessment.Unknown.Should().BeEmpty();
        assessment.Conclusions[^1].Values[1].Value.AsNumber.Should().Be(2);
    }

    [Fact]
    public void A_join_on_an_unknown_reference_is_one_unknown_per_row_not_one_per_pair()
    {
        var sheet = Sections()
            .Row("企业", ("编号", "e1"), ("断面", "?"), ("行业", "磷化工"))
            .Row("企业", ("编号", "e2"), ("断面", "?"), ("行业", "纺织"));
        var unknown = Engine.Evaluate(sheet).Unknown;
        unknown.Where(u => u.Rule.Id == "S1").Select(u => (u.Subject, u.Missing.Single().Id)).Should().Equal(("e1", "企业[e1].断面"));
    }

    [Fact]
    public void A_consumer_sees_an_incomplete_list_while_the_producer_is_unknown()
    {
        var sheet = Sections().Row("企业", ("编号", "e1"), ("断面", "A"), ("行业", "?"));
        var assessment = Engine.Evaluate(sheet);

        // A may or may not have a source: neither its absence nor its count is known; B is not touched.
        assessment.Ids().Should().Equal("S2/B");
        assessment.Unknown.Select(u => u.Rule.Id + "/" + u.Subject).Should().BeEquivalentTo("S1/A", "S2/A", "S3/A");
        assessment.Unknown.SelectMany(u => u.Missing).Select(m => m.Id).Distinct().Should().Equal("企业[e1].行业");
    }

    [Fact]
    public void An_absent_worksheet_never_proves_that_there_is_no_enterprise()
    {
        var absent = Engine.Evaluate(Sections());
        absent.Conclusions.Should().BeEmpty();
        absent.Unknown.Where(u => u.Rule.Id == "S2").Select(u => u.Subject).Should().Equal("A", "B");

        var empty = Engine.Evaluate(Sections().Reported("企业"));
        empty.Ids().Should().Equal("S2/A", "S2/B");
    }

    [Fact]
    public void Witnesses_of_a_partly_reported_list_count()
    {
        var sheet = Sections().Reported("企业", Completeness.Partial).Row("企业", ("编号", "e1"), ("断面", "A"), ("行业", "磷化工"));
        var assessment = Engine.Evaluate(sheet);
        assessment.Ids().Should().Equal("S1/A+e1");
        assessment.Unknown.Where(u => u.Rule.Id == "S2").Select(u => u.Subject).Should().Equal("B");
        assessment.Unknown.Where(u => u.Rule.Id == "S3").Select(u => u.Subject).Should().Equal("A", "B");
    }

    [Fact]
    public void Recursion_along_an_acyclic_reference_is_memoised()
    {
        var engine = City.Engine(Rules.Vocabulary, """
            | 派生量 | 公式 | 类型 |
            |---|---|---|
            | 断面.深 | `if 上游 = null then 1 else 上游.深 + 1` | 整数 |

            ## 深度
            种类：结论
            键：断面

            | 字段 | 类型 |
            |---|---|
            | 断面 | 引用 断面 |
            | 深 | 整数 |

            ```rule
            编号: D1
            对: 断面
            当:
              - 深 >= 1
            则:
              深度:
                断面: = 本
                深: = 深
            ```
            """);
        var sheet = engine.Sheet().Row("断面", ("编号", "a"), ("上游", null));
        for (var i = 1; i < 60; i++)
        {
            sheet.Row("断面", ("编号", $"n{i:00}"), ("上游", i == 1 ? "a" : $"n{i - 1:00}"));
        }

        engine.Evaluate(sheet).Conclusions[^1].Values[1].Value.AsNumber.Should().Be(60);
    }

    [Fact]
    public void What_cannot_be_evaluated_becomes_no_evidence_where_the_kind_says_so()
    {
        var engine = City.Engine(Rules.Vocabulary, """
            ## 得分
            | 枚举 |
            |---|
            | 支持1 |
            | 无证据 |

            ## 证据
            种类：结论
            键：断面, 规则
            未知时：得分 = 无证据

            | 字段 | 类型 | 反向 |
            |---|---|---|
            | 断面 | 引用 断面 | 证据列 |
            | 得分 | 枚举 得分 | - |

            ```rule
            编号: E1
            对: 断面
            当:
              - 总磷 > 0.2
            则:
              证据:
                断面: = 本
                得分: 支持1
            ```

            ## 判级
            种类：结论
            键：断面

            | 字段 | 类型 |
            |---|---|
            | 断面 | 引用 断面 |
            | 数 | 整数 |

            ```rule
            编号: V1
            对: 断面
            当:
              - count(证据列) >= 0
            则:
              判级:
                断面: = 本
                数: = count(证据列[item.得分 = "支持1"])
            ```
            """);
        var assessment = engine.Evaluate(engine.Sheet().Row("断面", ("编号", "A"), ("总磷", 0.3)).Row("断面", ("编号", "B"), ("总磷", "?")));
        assessment.Conclusions.Select(c => (c.Id, c.FromUnknown)).Should().Equal(("E1/A", false), ("E1/B", true), ("V1/A", false), ("V1/B", false));
        assessment.Conclusions[1].Values[1].Value.AsText.Should().Be("无证据");
        assessment.MissingFacts.Select(m => m.Item.Id).Should().Equal("断面[B].总磷");
    }
}
