using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Reports.Drafting;

namespace Zhudian.Advisor.Web.Pages;

/// <summary>All rules with basis and status.</summary>
internal static class RulesPage
{
    public static IResult Result(KnowledgeBase knowledge) => Page(knowledge, new SourceNames(knowledge));

    private static IResult Page(KnowledgeBase knowledge, SourceNames sources) => Layout.Page("规则", Markup.Of($"""
        <p>{knowledge.Files.Length} 个文件，{knowledge.Rules.Length} 条规则，{knowledge.Tables.Count} 张决策表，{knowledge.Derived.Count} 个派生量，{knowledge.Parameters.Count} 个参数。规则库 <code>{knowledge.Hash[..12]}</code></p>
        <div class="scroll" tabindex="0" role="region" aria-label="规则"><table class="stack"><thead><tr><th scope="col">编号</th><th scope="col">标题</th><th scope="col">依据</th><th scope="col">核验</th></tr></thead><tbody>
        {Markup.Join(knowledge.Rules.OrderBy(r => r.Id, StringComparer.Ordinal).Select(r => Row(r, sources)))}
        </tbody></table></div>
        """));

    private static Markup Row(RuleDef rule, SourceNames sources)
    {
        var attributes = rule.Info.Attributes;
        return Markup.Of($"""<tr><td><code>{rule.Id}</code></td><td>{rule.Info.Title}{Markup.Of($"（{attributes.From ?? default} 起）").When(attributes.From is not null)}</td><td>{sources.Cite(attributes.Basis)}</td><td><span class="mark {AssessmentPage.Tone(attributes.EffectiveStatus)}">{StatusWords.Of(attributes.EffectiveStatus)}</span></td></tr>""");
    }
}
