using FluentAssertions;
using Xunit;
using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Engine.Model;
using Zhudian.Advisor.Engine.Receipts;
using Zhudian.Advisor.Facts;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Loading;
using Zhudian.Advisor.Reports.Drafting;
using Zhudian.Advisor.Reports.Editions;

namespace Zhudian.Advisor.Reports.Tests.Editions;

public sealed class PublicWordingTests
{
    private const string Rules = """
        ---
        标题: 例
        语言版本: 1
        ---
        ## 口
        | 字段 | 类型 | 分级 |
        |---|---|---|
        | 编号 | 文本 | 公开 |
        | 名称 | 文本 | 公开 |
        | 责任者 | 文本 | 敏感 |
        | 牵头 | 文本 | 内部 |
        | 深 | 数 | 敏感 |
        | 处 | 坐标 | 敏感 |
        | 流量 | 数 | 公开 |

        ## 登记
        种类：结论
        键：口

        | 字段 | 类型 |
        |---|---|
        | 口 | 引用 口 |
        | 责任者 | 文本 |
        | 说明 | 文本 |

        ## 深处
        种类：结论
        键：口

        | 字段 | 类型 |
        |---|---|
        | 口 | 引用 口 |
        | 深 | 数 |
        | 说明 | 文本 |

        ## 牵头者
        种类：结论
        键：口

        | 字段 | 类型 |
        |---|---|
        | 口 | 引用 口 |
        | 说明 | 文本 |

        ```rule
        编号: P1
        对:
          o: 口
        则:
          登记:
            口: = o
            责任者: = o.责任者
            说明: {o.编号}由{o.责任者}负责，流量 {o.流量}
        ```

        ```rule
        编号: P2
        对:
          o: 口
        令:
          深一: o.深 + 1
        则:
          深处:
            口: = o
            深: = o.深
            说明: {o.编号}深 {深一}，在{o.处}
        ```

        ```rule
        编号: P3
        对:
          o: 口
        则:
          牵头者:
            口: = o
            说明: {o.编号}由{o.牵头}牵头，属地政府配合
        ```
        """;

    [Fact]
    public void A_text_gives_way_to_its_number_where_it_is_printed_as_the_fact_and_nowhere_else()
    {
        var model = Model(DraftEdition.Public);
        var registered = model.Of("登记").Single();
        registered.Text.Should().Be("A由责任者01负责，流量 12.5");
        DraftModel.Text(registered, "责任者").Should().Be("责任者01");
        model.Of("牵头者").Single().Text.Should().Be("A由属地政府牵头，属地政府配合", "another field says it, and the rule's own words are no fact");
        model.Names.Everywhere(OrdinaryWords.Of(model.Assessment.Knowledge, string.Empty)).Should().BeEmpty();
        model.Facts("口").Single()["责任者"].Should().Be("责任者01");
    }

    [Fact]
    public void Numbers_and_places_graded_sensitive_are_withheld()
    {
        var model = Model(DraftEdition.Public);
        var deep = model.Of("深处").Single();
        deep.Text.Should().Contain("公开版略去").And.Contain("深").And.NotContain("31.2").And.NotContain("113.");
        DraftModel.Text(deep, "深").Should().Be(PublicWording.Withheld);
        var row = model.Facts("口").Single();
        (row["深"], row["处"], row["流量"]).Should().Be((PublicWording.Withheld, PublicWording.Withheld, "12.5"));

        var inside = Model(DraftEdition.Internal);
        inside.Of("深处").Single().Text.Should().Contain("31.2").And.Contain("113");
        inside.Facts("口").Single()["深"].Should().Contain("30.2");
    }

    [Fact]
    public void A_text_that_is_no_ordinary_word_is_replaced_wherever_it_stands()
    {
        var model = Model(DraftEdition.Public, "某某养殖户");
        model.Names.Everywhere(OrdinaryWords.Of(model.Assessment.Knowledge, string.Empty)).Select(n => n.Text).Should().Equal("某某养殖户");
        model.Names.Everywhere(OrdinaryWords.Of(model.Assessment.Knowledge, "各地某某养殖户应当登记")).Should().BeEmpty("every draft says it");
    }

    private static DraftModel Model(DraftEdition edition, string whom = "属地政府")
    {
        var loaded = KnowledgeLoader.Load([("例.md", Rules)]);
        var knowledge = loaded.Knowledge ?? throw new InvalidOperationException(string.Join('\n', loaded.Diagnostics));
        var sheet = new FactSheetBuilder(knowledge, new DateOnly(2026, 11, 10))
            .Add("口", ("编号", Value.Of("A")), ("名称", Value.Of("口甲")), ("责任者", Value.Of(whom)), ("牵头", Value.Of("属地政府")), ("深", Value.Of(30.25m)), ("处", Value.Of("113.1,30.2,CGCS2000")), ("流量", Value.Of(12.5m)))
            .Build().Sheet!;
        Assessment assessment = new EvaluationEngine(knowledge).Evaluate(sheet);
        return new DraftModel(assessment, DraftOptions.Discussion(assessment.Receipt.AsOf, edition));
    }
}
