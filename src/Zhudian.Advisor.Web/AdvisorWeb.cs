using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http.Features;
using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Engine.Loading;
using Zhudian.Advisor.Reports.Drafting;
using Zhudian.Advisor.Reports.Pdf;
using Zhudian.Advisor.Templates.Rendering;
using Zhudian.Advisor.Web.Api;
using Zhudian.Advisor.Web.Hosting;
using Zhudian.Advisor.Web.Pages;

namespace Zhudian.Advisor.Web;

/// <summary>The web program: one rule base loaded at the start, pages and REST over it, nothing of a request kept.</summary>
internal static class AdvisorWeb
{
    private const int KnowledgeWrong = 3;

    /// <summary>Runs until stopped; 3 when the rule base cannot be used, each error on the error stream.</summary>
    public static async Task<int> RunAsync(string[] arguments)
    {
        // The settings lie beside the program, so that the folder it is started from does not matter.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = arguments, ContentRootPath = AppContext.BaseDirectory });
        var folder = Path.Combine(AppContext.BaseDirectory, builder.Configuration["Rules"] ?? "rules");
        if (!Directory.Exists(folder))
        {
            await Console.Error.WriteLineAsync($"错误：没有规则目录“{folder}”。在 appsettings.json 的 Rules 里写明规则所在的目录。").ConfigureAwait(false);
            return KnowledgeWrong;
        }

        var loaded = RuleBase.Load(folder);
        if (loaded.Knowledge is not { } knowledge)
        {
            await Console.Error.WriteLineAsync(string.Join(Environment.NewLine, loaded.Errors)).ConfigureAwait(false);
            return KnowledgeWrong;
        }

        AddServices(builder, new EvaluationEngine(knowledge));
        var app = builder.Build();
        await using (app.ConfigureAwait(false))
        {
            Pipeline(app);
            await app.RunAsync().ConfigureAwait(false);
        }

        return 0;
    }

    private static void AddServices(WebApplicationBuilder builder, EvaluationEngine engine)
    {
        var services = builder.Services;
        services.AddSingleton(engine);
        services.AddSingleton<ITemplateRenderer, RazorTemplateRenderer>();
        services.AddSingleton(_ => Typesetter.FromEnvironment());
        services.AddSingleton<Assessor>();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = Limits.RequestBytes;
            kestrel.Limits.MaxConcurrentConnections = Limits.Connections;
        });

        // Uploads stay in memory: the form reader would otherwise spill them to temporary files.
        services.Configure<FormOptions>(form =>
        {
            form.MemoryBufferThreshold = Limits.RequestBytes;
            form.MultipartBodyLengthLimit = Limits.RequestBytes;
            form.ValueLengthLimit = Limits.CarriedText;
            form.ValueCountLimit = 16;
        });

        // Form tokens live as long as the process; no key is written to disk.
        services.AddDataProtection();
        services.Configure<KeyManagementOptions>(keys => keys.XmlRepository = new MemoryKeys());
        services.AddAntiforgery(a =>
        {
            a.Cookie.Name = "zhudian.form";
            a.Cookie.SameSite = SameSiteMode.Strict;
            a.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.AddRequestTimeouts(t => t.DefaultPolicy = new() { Timeout = Limits.Time, TimeoutStatusCode = StatusCodes.Status504GatewayTimeout });
        services.AddRateLimiter(Limits.Concurrency);
        services.AddOpenApi(o => o.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "驻点智策 REST 接口";
            document.Info.Description = "评估城市事实表、生成文稿草稿、列出规则。请求内容只在内存中处理，不保存。本系统不得存储、处理国家秘密。";
            return Task.CompletedTask;
        }));
    }

    private static void Pipeline(WebApplication app)
    {
        app.Use(SecurityHeaders.AddAsync);
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = FailureAnswers.OfExceptionAsync });
        app.UseStatusCodePages(c => FailureAnswers.WriteAsync(c.HttpContext));
        app.Use(Limits.RefuseLargeAsync);
        app.UseRouting();
        app.UseRequestTimeouts();
        app.UseRateLimiter();
        app.MapOpenApi("/openapi.json");
        ApiEndpoints.Map(app);
        PageEndpoints.Map(app);
    }
}
