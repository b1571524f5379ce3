using System.Collections.Immutable;
using Microsoft.AspNetCore.Antiforgery;
using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Engine.Model;
using Zhudian.Advisor.Engine.Receipts;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Reports.Drafting;
using Zhudian.Advisor.Web.Hosting;

namespace Zhudian.Advisor.Web.Pages;

/// <summary>An assessment: counts, documents, conclusions by kind, what is undecided and what to get next.</summary>
internal static class AssessmentPage
{
    private const int Most = 300;

    // More conclusions than one reads at once: each kind is opened by hand.
    private const int MostOpen = 60;

    public static IResult Result(Assessment assessment, ImmutableArray<Diagnostic> advice, Submission sheet, AntiforgeryTokenSet token, IReadOnlyList<DocumentTemplate> templates)
    {
        var real = assessment.Conclusions.Where(c => !c.FromUnknown).ToList();
        var facts = assessment.Sheet;
        var sources = new SourceNames(assessment.Knowledge);
        var names = new RowNames(facts);
        var open = real.Count <= MostOpen;
        return Layout.Page(facts.City, Markup.Of($"""
            <p>评价日 {facts.AsOf}　时段 {facts.Period.From} 至 {facts.Period.To}{Markup.Of($"　<span class=\"mark weak\">{facts.Watermark}</span>").When(facts.Watermark is not null)}</p>
            <dl class="counts">{Count("结论", real.Count)}{Count("因缺资料无证据", assessment.Conclusions.Length - real.Count)}{Count("未能判定", assessment.Unknown.Length)}{Count("不适用", assessment.NotApplicable.Length)}{Count("规则故障", assessment.Faults.Length)}{Count("缺失事实", assessment.MissingFacts.Length)}</dl>
            {Download(sheet, token, templates)}
            <h2>结论</h2>
            {Markup.Of($"<p class=\"soft\">按种类排列，点开看逐条结论与依据。</p>").When(!open)}
            {Markup.Join(real.GroupBy(c => c.Kind.Name, StringComparer.Ordinal).OrderBy(g => g.Min(c => c.Rule.Stratum)).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => Kind(g, sources, open)))}
            {Section("未能判定（缺资料）", [.. assessment.Unknown.GroupBy(u => u.Rule.Id, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => Undecided(g, names))])}
            {Section("缺失事实与下一步（影响判断多的在前）", [.. assessment.MissingFacts.Select(Missing)])}
            {Section("规则故障", [.. assessment.Faults.Select(f => Markup.Of($"<li>{f.Element}（{f.Subject}）：{f.Diagnostic.ToString()}</li>"))])}
            {Markup.Of($"<h2>事实表的提示</h2>{ProblemPage.Table(advice)}").When(advice.Length > 0)}
            <p class="soft">规则库 <code>{assessment.Receipt.KnowledgeHash[..12]}</code>　事实表 <code>{assessment.Receipt.SheetHash[..12]}</code>　结论 <code>{assessment.Receipt.ConclusionsHash[..12]}</code></p>
            """));
    }

    /// <summary>Style class of a status.</summary>
    public static string Tone(VerificationStatus status) => status switch
    {
        VerificationStatus.Verified or VerificationStatus.LocallyAdopted or VerificationStatus.ExpertAttested => "good",
        VerificationStatus.PartlyVerified or VerificationStatus.Derived => "middle",
        _ => "weak",
    };

    private static Markup Count(string name, int count) => Markup.Of($"<div><dt>{name}</dt><dd>{count}</dd></div>");

    // Nothing is kept on the server: the page itself carries the file back, unless it is large.
    private static Markup Download(Submission sheet, AntiforgeryTokenSet token, IReadOnlyList<DocumentTemplate> templates) => Markup.Of($"""
        <form method="post" action="/report?format=pdf" enctype="multipart/form-data"><fieldset><legend>生成文稿草稿</legend>
        {FormPage.Token(token)}
        <input type="hidden" name="asOf" value="{sheet.AsOf}"><input type="hidden" name="period" value="{sheet.Period}">
        {(sheet.Bytes.Length <= Limits.CarriedFile
            ? Markup.Of($"""<input type="hidden" name="name" value="{sheet.Name}"><input type="hidden" name="carried" value="{Convert.ToBase64String(sheet.Bytes)}">""")
            : Markup.Of($"""<p><label for="file">再选一次事实表（本系统不保存文件）</label><input id="file" name="file" type="file" required accept=".xlsx,.yaml,.yml,.json"></p>"""))}
        {FormPage.Downloads(templates)}
        </fieldset></form>
        """);

    private static Markup Kind(IGrouping<string, Conclusion> kind, SourceNames sources, bool open)
    {
        var count = kind.Count();
        return Markup.Of($"""
            <details{new Markup(open ? " open" : string.Empty)}><summary>{kind.Key}（{count}）</summary><ul class="items">
            {Markup.Join(kind.Take(Most).Select(c => Item(c, sources)))}
            {More(count)}
            </ul></details>
            """);
    }

    private static Markup Item(Conclusion conclusion, SourceNames sources)
    {
        var coverage = CoverageSummary.Of(conclusion, 1);
        return Markup.Of($"""
            <li>{PlainText.Of(conclusion.Text)}
            <span class="marks"><span class="mark {Tone(conclusion.Status)}">{StatusWords.Of(conclusion.Status)}</span>{Markup.Of($"<span class=\"mark weak\">建议复核</span>").When(conclusion.ReviewOnly)}{Markup.Of($"<span class=\"mark weak\">暂定</span>").When(conclusion.Provisional)}{Markup.Of($"<span class=\"mark middle\">覆盖 {coverage}</span>").When(coverage.Length > 0)}</span>
            <small><code>{conclusion.Id}</code>　依据：{sources.Cite(conclusion.Basis)}</small></li>
            """);
    }

    private static Markup Undecided(IGrouping<string, Undecided> rule, RowNames names) => Markup.Of($"""
        <li><code>{rule.Key}</code> {rule.First().Rule.Info.Title}：{Some(rule.Select(u => names.Of(u.Subject, u.Rule.Variables is [{ Entity: { } first }, ..] ? first.Name : string.Empty)), 6)} <small>缺 {Some(rule.SelectMany(u => u.Missing).Select(m => m.Text), 6)}</small></li>
        """);

    private static Markup Missing(MissingFact fact)
    {
        var next = string.Join("；", new[] { fact.Provider.Length > 0 ? "向" + fact.Provider + "要" : string.Empty, fact.NextStep }.Where(t => t.Length > 0));
        return Markup.Of($"<li>{fact.Item.Text}（影响 {fact.Bindings} 项判断）{Markup.Of($"<small>下一步：{next}</small>").When(next.Length > 0)}</li>");
    }

    private static Markup Section(string title, List<Markup> items) => Markup.Of($"""
        <h2>{title}</h2>
        <details{new Markup(items.Count <= 40 ? " open" : string.Empty)}><summary>共 {items.Count} 项</summary><ul class="items">{Markup.Join(items.Take(Most))}{More(items.Count)}</ul></details>
        """).When(items.Count > 0);

    private static Markup More(int count) => Markup.Of($"<li class=\"soft\">……另有 {count - Most} 项，见 /api/evaluate 的 JSON。</li>").When(count > Most);

    private static string Some(IEnumerable<string> items, int most)
    {
        var all = items.Distinct(StringComparer.Ordinal).ToList();
        return string.Join("、", all.Take(most)) + (all.Count > most ? $"等 {all.Count} 项" : string.Empty);
    }
}
