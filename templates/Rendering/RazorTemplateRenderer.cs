using System.Diagnostics;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Engine.Receipts;
using Zhudian.Advisor.Facts;
using Zhudian.Advisor.Reports.Drafting;
using Zhudian.Advisor.Reports.Editions;

namespace Zhudian.Advisor.Templates.Rendering;

/// <summary>Renders the compiled views of this library through ASP.NET Core's own view engine, without a web server.</summary>
public sealed class RazorTemplateRenderer : ITemplateRenderer, IDisposable
{
    private readonly ServiceProvider _services;

    /// <summary>Builds the view engine once; rendering is thread-safe.</summary>
    public RazorTemplateRenderer()
    {
        var services = new ServiceCollection();
        var environment = new HostEnvironment();
        services.AddSingleton<IWebHostEnvironment>(environment);
        services.AddSingleton<Microsoft.Extensions.Hosting.IHostEnvironment>(environment);
        var listener = new DiagnosticListener("Zhudian.Advisor.Templates");
        services.AddSingleton<DiagnosticSource>(listener);
        services.AddSingleton(listener);
        services.AddLogging();
        services.AddMvcCore().AddViews().AddRazorViewEngine().AddApplicationPart(typeof(RazorTemplateRenderer).Assembly);
        services.AddSingleton<HtmlEncoder>(new MarkdownEncoder());
        _services = services.BuildServiceProvider();
    }

    /// <inheritdoc/>
    public IReadOnlyList<DocumentTemplate> Templates => TemplateCatalog.All;

    /// <inheritdoc/>
    public async Task<string> RenderAsync(string name, DraftModel model, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        var markdown = await DraftAsync(name, model, cancellation).ConfigureAwait(false);
        if (!model.IsPublic)
        {
            return markdown;
        }

        // A draft about no city shows which words are ordinary: what every document says names nobody.
        var knowledge = model.Assessment.Knowledge;
        var blank = new EvaluationEngine(knowledge).Evaluate(new FactSheetBuilder(knowledge, model.Assessment.Receipt.AsOf).Build().Sheet!, cancellation: cancellation);
        var words = OrdinaryWords.Of(knowledge, await DraftAsync(name, new DraftModel(blank, model.Options), cancellation).ConfigureAwait(false));
        return new NameReplacer(model.Names.Everywhere(words)).Replace(markdown);
    }

    private async Task<string> DraftAsync(string name, DraftModel model, CancellationToken cancellation)
    {
        var template = Templates.FirstOrDefault(t => string.Equals(t.Name, name, StringComparison.Ordinal))
            ?? throw new ArgumentException($"no template {name}", nameof(name));
        await using var scope = _services.CreateAsyncScope();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider, RequestAborted = cancellation };
        var action = new ActionContext(http, new RouteData(), new ActionDescriptor());
        var view = scope.ServiceProvider.GetRequiredService<IRazorViewEngine>().GetView(null, template.View, isMainPage: true);
        if (!view.Success)
        {
            throw new InvalidOperationException($"view {template.View} is not compiled into the templates library");
        }

        await using var writer = new StringWriter();
        var data = new ViewDataDictionary<DraftModel>(new EmptyModelMetadataProvider(), new ModelStateDictionary()) { Model = model };
        var temp = new TempDataDictionary(http, scope.ServiceProvider.GetRequiredService<ITempDataProvider>());
        await view.View!.RenderAsync(new ViewContext(action, view.View, data, temp, writer, new HtmlHelperOptions())).ConfigureAwait(false);
        return MarkdownLayout.Tidy(writer.ToString());
    }

    /// <inheritdoc/>
    public void Dispose() => _services.Dispose();

    private sealed class HostEnvironment : IWebHostEnvironment
    {
        public string ApplicationName { get; set; } = typeof(RazorTemplateRenderer).Assembly.GetName().Name!;

        public string EnvironmentName { get; set; } = "Production";

        public string ContentRootPath { get; set; } = AppContext.BaseDirectory;

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();

        public string WebRootPath { get; set; } = AppContext.BaseDirectory;

        public IFileProvider WebRootFileProvider { get; set; } = new NullFileProvider();
    }
}
