using Microsoft.AspNetCore.Antiforgery;
using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Facts;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Reports.Editions;
using Zhudian.Advisor.Web.Hosting;

namespace Zhudian.Advisor.Web.Pages;

/// <summary>The pages: plain forms, no scripts.</summary>
internal static class PageEndpoints
{
    public static void Map(WebApplication app)
    {
        var pages = app.MapGroup(string.Empty).ExcludeFromDescription();
        pages.MapGet("/", (HttpContext http, IAntiforgery forms, Assessor assessor) => FormPage.Result(forms.GetAndStoreTokens(http), assessor.Templates));
        pages.MapGet("/rules", (EvaluationEngine engine) => RulesPage.Result(engine.Knowledge));
        pages.MapGet("/page.css", () => Results.Stream(typeof(PageEndpoints).Assembly.GetManifestResourceStream("page.css")!, "text/css; charset=utf-8"));
        pages.MapPost("/evaluate", EvaluateAsync).RequireRateLimiting(Limits.Work);
        pages.MapPost("/report", ReportAsync).RequireRateLimiting(Limits.Work);
    }

    private static async Task<IResult> EvaluateAsync(HttpContext http, IAntiforgery forms, Assessor assessor)
    {
        var (sheet, refusal) = await ReadAsync(http, forms).ConfigureAwait(false);
        if (sheet is null)
        {
            return refusal!;
        }

        var assessed = assessor.Assess(sheet, http.RequestAborted);
        return assessed.Assessment is { } assessment
            ? AssessmentPage.Result(assessment, assessed.Problems, sheet, forms.GetAndStoreTokens(http), assessor.Templates)
            : ProblemPage.Result(400, "事实表有错误", [.. assessed.Problems.Where(d => d.Severity == Severity.Error)]);
    }

    private static async Task<IResult> ReportAsync(HttpContext http, IAntiforgery forms, Assessor assessor, string? format)
    {
        var (sheet, refusal) = await ReadAsync(http, forms).ConfigureAwait(false);
        if (sheet is null)
        {
            return refusal!;
        }

        var wanted = (Template: Text(http, "template") ?? assessor.Templates[0].Name, Format: format ?? "pdf", Edition: Text(http, "edition") ?? DraftEditions.Names[0]);
        if (assessor.Refuse(wanted.Template, wanted.Format, wanted.Edition) is { } wrong)
        {
            return ProblemPage.Result(400, "不能生成文稿", [wrong]);
        }

        var assessed = assessor.Assess(sheet, http.RequestAborted);
        if (assessed.Assessment is not { } assessment)
        {
            return ProblemPage.Result(400, "事实表有错误", [.. assessed.Problems.Where(d => d.Severity == Severity.Error)]);
        }

        var report = await assessor.ReportAsync(assessment, wanted.Template, wanted.Format, DraftEditions.Of(wanted.Edition)!.Value, http.RequestAborted).ConfigureAwait(false);
        return report.Ok
            ? Results.File(report.Bytes, ContentTypes.OfReport(wanted.Format), report.FileName)
            : ProblemPage.Result(report.Status, "文稿未能生成", [.. report.Problems.Where(d => d.Severity == Severity.Error)]);
    }

    /// <summary>The sheet of a form: the chosen file, or the one the result page carried.</summary>
    private static async Task<(Submission? Sheet, IResult? Refusal)> ReadAsync(HttpContext http, IAntiforgery forms)
    {
        if (!http.Request.HasFormContentType)
        {
            return (null, ProblemPage.Result(415, "没有完成", [Failures.Of(415)]));
        }

        IFormCollection form;
        try
        {
            form = await http.Request.ReadFormAsync(http.RequestAborted).ConfigureAwait(false);
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException and not BadHttpRequestException)
        {
            return (null, ProblemPage.Result(400, "没有完成", [Failures.Of(400)]));
        }

        if (!await forms.IsRequestValidAsync(http).ConfigureAwait(false))
        {
            return (null, Refuse("WEB005", "这个页面已过期，或请求不是从本站发出的", "打开首页，重新选择文件"));
        }

        byte[] bytes;
        string name;
        if (form.Files.GetFile("file") is { Length: > 0 } file)
        {
            bytes = new byte[file.Length];
            name = file.FileName;
            await using var stream = file.OpenReadStream();
            await stream.ReadExactlyAsync(bytes, http.RequestAborted).ConfigureAwait(false);
        }
        else if (Text(http, "carried") is { } carried)
        {
            bytes = new byte[carried.Length / 4 * 3 + 3];
            name = Text(http, "name") ?? string.Empty;
            if (!Convert.TryFromBase64String(carried, bytes, out var length))
            {
                return (null, Refuse("WEB006", "随页面带回的文件不完整", "打开首页，重新选择文件"));
            }

            Array.Resize(ref bytes, length);
        }
        else
        {
            return (null, Refuse("WEB007", "没有选择文件，或文件是空的", "选择一份事实表：xlsx、yaml 或 json"));
        }

        name = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        name = name.Length <= 100 ? name : name[^100..];
        return SheetReader.TryFormatOf(name, out var format)
            ? (new Submission(bytes, format, name, Text(http, "asOf"), Text(http, "period")), null)
            : (null, Refuse("WEB008", $"不认识的文件类型“{name}”", "事实表用 xlsx、yaml 或 json"));
    }

    private static string? Text(HttpContext http, string field) => http.Request.Form[field].ToString().Trim() is { Length: > 0 } text ? text : null;

    private static IResult Refuse(string code, string message, string hint) => ProblemPage.Result(400, "没有完成", [Assessor.Refused(code, message, hint)]);
}
