using Zhudian.Advisor.Feel.Diagnostics;

namespace Zhudian.Advisor.Web.Pages;

/// <summary>What is wrong, where, and how to mend it.</summary>
internal static class ProblemPage
{
    private const int Most = 500;

    public static IResult Result(int status, string title, IReadOnlyCollection<Diagnostic> problems) => Layout.Page(title, Markup.Of($"""
        <p>{Counted(problems)}</p>
        {Table(problems)}
        <p><a href="/">回首页</a></p>
        """), status);

    public static Markup Table(IReadOnlyCollection<Diagnostic> problems) => Markup.Of($"""
        <div class="scroll" tabindex="0" role="region" aria-label="问题"><table class="stack"><thead><tr><th scope="col">位置</th><th scope="col">问题</th><th scope="col">怎样改</th></tr></thead><tbody>
        {Markup.Join(problems.Take(Most).Select(d => Markup.Of($"""<tr><td>{d.Location?.ToString() ?? "—"}</td><td>{d.Message} <code>{d.Code}</code></td><td>{d.Hint ?? "—"}</td></tr>""")))}
        </tbody></table></div>
        {Markup.Of($"<p>……另有 {problems.Count - Most} 条。</p>").When(problems.Count > Most)}
        """);

    private static string Counted(IReadOnlyCollection<Diagnostic> problems)
        => problems.Count == 1 ? "有一处问题：" : $"有 {problems.Count(d => d.Severity == Severity.Error)} 处错误，没有评估。改好后再传一次。";
}
