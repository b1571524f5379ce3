using System.ComponentModel;
using System.Text;
using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Engine.Receipts;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Reports.Editions;
using Zhudian.Advisor.Web.Hosting;

namespace Zhudian.Advisor.Web.Api;

/// <summary>One edition of a rule as the list gives it.</summary>
public sealed record RuleEntry(string Id, string Title, IReadOnlyList<string> Basis, string Status, DateOnly? From, DateOnly? To);

/// <summary>REST under /api: the file is the body, errors are <see cref="ProblemList"/>.</summary>
internal static class ApiEndpoints
{
    private const string Shown = "事实表";

    public static void Map(WebApplication app)
    {
        var api = app.MapGroup("/api");
        api.MapPost("/evaluate", EvaluateAsync).RequireRateLimiting(Limits.Work).WithSummary("评估一份事实表")
            .Accepts<byte[]>("application/yaml", "application/json", ContentTypes.Xlsx, "*/*")
            .Produces(200, contentType: "application/json").Produces<ProblemList>(400).Produces<ProblemList>(413).Produces<ProblemList>(415);
        api.MapPost("/report", ReportAsync).RequireRateLimiting(Limits.Work).WithSummary("评估并生成文稿草稿")
            .Accepts<byte[]>("application/yaml", "application/json", ContentTypes.Xlsx, "*/*")
            .Produces(200, contentType: "application/pdf").Produces<ProblemList>(400).Produces<ProblemList>(413).Produces<ProblemList>(415);
        api.MapGet("/rules", (EvaluationEngine engine) => Results.Json(Rules(engine.Knowledge), ProblemJson.Options)).WithSummary("规则清单").Produces<IReadOnlyList<RuleEntry>>();
    }

    private static async Task<IResult> EvaluateAsync(
        HttpContext http, Assessor assessor,
        [Description("yaml、json 或 xlsx；不写则看内容类型")] string? format,
        [Description("评价日，如 2026-11-21")] string? asOf,
        [Description("评价时段，如 2026-01..2026-10")] string? period)
    {
        var (sheet, refusal) = await ReadAsync(http, format, asOf, period).ConfigureAwait(false);
        if (sheet is null)
        {
            return refusal!;
        }

        var assessed = assessor.Assess(sheet, http.RequestAborted);
        return assessed.Assessment is { } assessment
            ? Results.Text(AssessmentJson.Write(assessment), "application/json", Encoding.UTF8)
            : ProblemJson.Result(400, assessed.Problems);
    }

    private static async Task<IResult> ReportAsync(
        HttpContext http, Assessor assessor,
        [Description("文稿格式：pdf、docx、html 或 md")] string? format,
        [Description("文种，默认综合解决方案")] string? template,
        [Description("版别：内部（默认）或 公开")] string? edition,
        [Description("事实表格式：yaml、json 或 xlsx；不写则看内容类型")] string? sheet,
        [Description("评价日，如 2026-11-21")] string? asOf,
        [Description("评价时段，如 2026-01..2026-10")] string? period)
    {
        var wanted = (Template: template ?? assessor.Templates[0].Name, Format: format ?? "pdf", Edition: edition ?? DraftEditions.Names[0]);
        if (assessor.Refuse(wanted.Template, wanted.Format, wanted.Edition) is { } wrong)
        {
            return ProblemJson.Result(400, [wrong]);
        }

        var (submission, refusal) = await ReadAsync(http, sheet, asOf, period).ConfigureAwait(false);
        if (submission is null)
        {
            return refusal!;
        }

        var assessed = assessor.Assess(submission, http.RequestAborted);
        if (assessed.Assessment is not { } assessment)
        {
            return ProblemJson.Result(400, assessed.Problems);
        }

        var report = await assessor.ReportAsync(assessment, wanted.Template, wanted.Format, DraftEditions.Of(wanted.Edition)!.Value, http.RequestAborted).ConfigureAwait(false);
        return report.Ok ? Results.File(report.Bytes, ContentTypes.OfReport(wanted.Format), report.FileName) : ProblemJson.Result(report.Status, report.Problems);
    }

    private static async Task<(Submission? Sheet, IResult? Refusal)> ReadAsync(HttpContext http, string? format, string? asOf, string? period)
    {
        if (ContentTypes.OfSheet(format, http.Request.ContentType) is not { } known)
        {
            return (null, ProblemJson.Result(415, [Failures.Of(415)]));
        }

        return await Limits.ReadAsync(http.Request, http.RequestAborted).ConfigureAwait(false) is { } bytes
            ? (new Submission(bytes, known, Shown, asOf, period), null)
            : (null, ProblemJson.Result(413, [Failures.Of(413)]));
    }

    private static List<RuleEntry> Rules(KnowledgeBase knowledge)
        => [.. knowledge.Rules.OrderBy(r => r.Id, StringComparer.Ordinal).Select(r => new RuleEntry(
            r.Id, r.Info.Title, [.. r.Info.Attributes.Basis.Select(b => b.ToString())], StatusWords.Of(r.Info.Attributes.EffectiveStatus), r.Info.Attributes.From, r.Info.Attributes.To))];
}
