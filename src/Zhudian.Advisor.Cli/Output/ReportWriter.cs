using System.Text;
using Zhudian.Advisor.Cli.Shell;
using Zhudian.Advisor.Engine.Model;
using Zhudian.Advisor.Engine.Receipts;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Reports;
using Zhudian.Advisor.Reports.Drafting;
using Zhudian.Advisor.Reports.Editions;
using Zhudian.Advisor.Reports.Pdf;
using Zhudian.Advisor.Reports.Publishing;
using Zhudian.Advisor.Reports.Publishing.Reading;
using Zhudian.Advisor.Templates.Rendering;

namespace Zhudian.Advisor.Cli.Output;

/// <summary>Drafts a document and publishes it in the wanted formats. All formats are made before the first file is written, so that a format that cannot be made leaves nothing half done; then a file that cannot be written leaves the others alone.</summary>
internal sealed class ReportWriter(CommandContext context)
{
    public static IReadOnlyList<string> AllFormats => Publishers.Formats;

    /// <summary>Renders, publishes and writes.</summary>
    public async Task WriteAsync(Assessment assessment, string template, OutputFiles output, IReadOnlyCollection<string> formats, DraftEdition edition, CancellationToken cancellation)
    {
        using var renderer = new RazorTemplateRenderer();
        if (!renderer.Templates.Any(t => t.Name == template))
        {
            throw new CommandFailure(ExitCode.InputWrong, $"错误：没有文种“{template}”。现有：{string.Join("、", renderer.Templates.Select(t => t.Name))}。");
        }

        context.Progress("起草 " + template);
        var model = new DraftModel(assessment, DraftOptions.Discussion(assessment.Receipt.AsOf, edition));
        if (model.IsPublic && model.Names.Problems.Count > 0)
        {
            context.Report(model.Names.Problems);
            throw new CommandFailure(ExitCode.InputWrong, "公开版没有生成，没有写任何文件。");
        }

        var markdown = await renderer.RenderAsync(template, model, cancellation).ConfigureAwait(false);
        var name = DraftFile.NameOf(assessment.Sheet.City, template, edition);
        var files = await PublishAsync(DraftReader.Parse(markdown, name + ".md"), name, formats.Where(f => f != "md").ToList(), cancellation).ConfigureAwait(false);
        if (formats.Contains("md"))
        {
            files.Insert(0, (name + ".md", Encoding.UTF8.GetBytes(markdown)));
        }

        // The whole assessment names everyone; beside a public edition it would undo it.
        if (!model.IsPublic)
        {
            files.Add((DraftFile.NameOf(assessment.Sheet.City, "评估与回执") + ".json", Encoding.UTF8.GetBytes(AssessmentJson.Write(assessment))));
        }

        var key = DraftFile.NameOf(assessment.Sheet.City, "评估与回执") + ".json";
        if (model.IsPublic && output.Has(key))
        {
            context.Progress($"提醒：{output.Folder} 里还有内部版的“{key}”，它写有全部名称，不要与公开版一起发出。");
        }

        foreach (var (file, bytes) in files)
        {
            output.Write(file, bytes);
        }
    }

    /// <summary>Publishes a parsed draft; ends the command when the draft or a format has errors.</summary>
    public async Task<List<(string Name, byte[] Bytes)>> PublishAsync(Draft draft, string name, IReadOnlyCollection<string> formats, CancellationToken cancellation)
    {
        if (draft.HasErrors)
        {
            context.Report(draft.Diagnostics.Where(d => d.Severity == Severity.Error));
            throw new CommandFailure(ExitCode.InputWrong, "草稿有错误，没有写任何文件。");
        }

        var files = new List<(string, byte[])>();
        await using var typesetter = Typesetter.FromEnvironment();
        foreach (var format in formats)
        {
            context.Progress("排版 " + format.ToUpperInvariant());
            var publisher = Publishers.Of(format, typesetter)
                ?? throw new CommandFailure(ExitCode.InputWrong, $"错误：没有格式“{format}”。可用：{string.Join("、", AllFormats)}。");
            using var stream = new MemoryStream();
            var result = await publisher.PublishAsync(draft, stream, cancellation).ConfigureAwait(false);
            context.Report(result.Diagnostics, 20);
            if (!result.Ok)
            {
                throw new CommandFailure(ExitCode.OurFault, $"{format.ToUpperInvariant()} 未能生成，没有写任何文件。");
            }

            files.Add(($"{name}.{publisher.Extension}", stream.ToArray()));
        }

        return files;
    }
}
