using Microsoft.AspNetCore.Antiforgery;
using Zhudian.Advisor.Reports.Drafting;
using Zhudian.Advisor.Reports.Editions;
using Zhudian.Advisor.Web.Hosting;

namespace Zhudian.Advisor.Web.Pages;

/// <summary>The first page: choose a fact sheet, evaluate it or take the document at once.</summary>
internal static class FormPage
{
    public static IResult Result(AntiforgeryTokenSet token, IReadOnlyList<DocumentTemplate> templates) => Layout.Page("评估一份事实表", Markup.Of($"""
        <p class="notice" role="note"><strong>本系统不得存储、处理国家秘密。</strong>请先确认事实表不涉密。文件只在内存中处理，不保存。</p>
        <form method="post" action="/evaluate" enctype="multipart/form-data">
        {Token(token)}
        <p><label for="file">事实表（xlsx、yaml 或 json，不超过 {Limits.RequestBytes / 1048576} MB）</label>
        <input id="file" name="file" type="file" required accept=".xlsx,.yaml,.yml,.json"></p>
        <div class="pair">
        <p><label for="asOf">评价日（可不填）</label><input id="asOf" name="asOf" type="date" aria-describedby="asOf-help"><small id="asOf-help">不填则用事实表里的评价日。</small></p>
        <p><label for="period">评价时段（可不填）</label><input id="period" name="period" maxlength="24" placeholder="2026-01..2026-10" aria-describedby="period-help"><small id="period-help">起止月份或日期，中间两个点。</small></p>
        </div>
        <p><button class="main" type="submit">评估</button></p>
        <fieldset><legend>或直接生成文稿草稿</legend>
        {Downloads(templates)}
        </fieldset>
        </form>
        """));

    public static Markup Token(AntiforgeryTokenSet token) => Markup.Of($"""<input type="hidden" name="{token.FormFieldName}" value="{token.RequestToken}">""");

    public static Markup Downloads(IReadOnlyList<DocumentTemplate> templates) => Markup.Of($"""
        <p><label for="template">文种</label><select id="template" name="template">{Markup.Join(templates.Select(t => Markup.Of($"<option>{t.Name}</option>")))}</select></p>
        <p><label for="edition">版别</label><select id="edition" name="edition" aria-describedby="edition-help">{Markup.Join(DraftEditions.Names.Select(n => Markup.Of($"<option>{n}</option>")))}</select><small id="edition-help">公开版中企业与个人只写编号；名称与编号的对照只在内部版的附件里。</small></p>
        <p class="buttons"><button type="submit" formaction="/report?format=pdf">PDF</button> <button type="submit" formaction="/report?format=docx">Word（DOCX）</button> <button type="submit" formaction="/report?format=html">网页（HTML）</button> <button type="submit" formaction="/report?format=md">Markdown</button></p>
        """);
}
