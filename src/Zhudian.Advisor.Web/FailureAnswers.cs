using Microsoft.AspNetCore.Diagnostics;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Web.Api;
using Zhudian.Advisor.Web.Hosting;
using Zhudian.Advisor.Web.Pages;

namespace Zhudian.Advisor.Web;

/// <summary>Answers without a body of their own (404, 413, 503, faults) in the caller's form: problem JSON under /api, else a page. Never a stack trace.</summary>
internal static class FailureAnswers
{
    public static Task OfExceptionAsync(HttpContext http)
    {
        if (http.Features.Get<IExceptionHandlerFeature>()?.Error is BadHttpRequestException bad)
        {
            http.Response.StatusCode = bad.StatusCode;
        }

        return WriteAsync(http);
    }

    public static Task WriteAsync(HttpContext http)
    {
        var status = http.Response.StatusCode;
        Diagnostic[] problems = [Failures.Of(status)];
        return Path(http).StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
            ? ProblemJson.Result(status, problems).ExecuteAsync(http)
            : ProblemPage.Result(status, "没有完成", problems).ExecuteAsync(http);
    }

    private static PathString Path(HttpContext http)
        => http.Features.Get<IExceptionHandlerPathFeature>()?.Path ?? http.Request.Path;
}
