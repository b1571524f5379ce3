using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Engine.Model;
using Zhudian.Advisor.Engine.Receipts;
using Zhudian.Advisor.Facts;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Facts.Reading;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Reports;
using Zhudian.Advisor.Reports.Drafting;
using Zhudian.Advisor.Reports.Editions;
using Zhudian.Advisor.Reports.Pdf;
using Zhudian.Advisor.Reports.Publishing;
using Zhudian.Advisor.Reports.Publishing.Reading;

namespace Zhudian.Advisor.Web.Hosting;

/// <summary>A fact sheet as it came in.</summary>
/// <param name="Bytes">The file.</param>
/// <param name="Format">Its format.</param>
/// <param name="Name">Name shown in messages.</param>
/// <param name="AsOf">评价日 as text; empty = the sheet's own.</param>
/// <param name="Period">期 as text; empty = the sheet's own.</param>
internal sealed record Submission(byte[] Bytes, SheetFormat Format, string Name, string? AsOf, string? Period);

/// <summary>An assessment with the advice on its sheet, or the errors that prevent one.</summary>
internal sealed record Assessed(Assessment? Assessment, ImmutableArray<Diagnostic> Problems);

/// <summary>A made document, or why there is none.</summary>
internal sealed record MadeReport(string FileName, byte[] Bytes, ImmutableArray<Diagnostic> Problems)
{
    public bool Ok => Bytes.Length > 0;

    /// <summary>Answer when there is no document: 400 when the sheet prevents it, 500 when we do.</summary>
    public int Status { get; init; } = StatusCodes.Status500InternalServerError;
}

/// <summary>From bytes to an assessment and a document; keeps nothing.</summary>
internal sealed class Assessor(EvaluationEngine engine, ITemplateRenderer renderer, Typesetter typesetter)
{
    public IReadOnlyList<DocumentTemplate> Templates => renderer.Templates;

    public Assessed Assess(Submission sheet, CancellationToken cancellation)
    {
        var problems = ImmutableArray.CreateBuilder<Diagnostic>();
        DateOnly? day = null;
        if (sheet.AsOf is { Length: > 0 } asOf)
        {
            if (DateOnly.TryParseExact(asOf, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read))
            {
                day = read;
            }
            else
            {
                problems.Add(Refused("WEB001", $"评价日“{Short(asOf)}”不是日期", "写成 2026-11-21"));
            }
        }

        DatePeriod? period = null;
        if (sheet.Period is { Length: > 0 } span && (period = PeriodText.Parse(span)) is null)
        {
            problems.Add(Refused("WEB002", $"时段“{Short(span)}”不是时段", "写成 2026-01..2026-10 或 2026-01-01..2026-10-31"));
        }

        if (problems.Count > 0)
        {
            return new Assessed(null, problems.ToImmutable());
        }

        var result = new SheetReader(engine.Knowledge, SheetReadOptions.Default with { AsOf = day, Period = period }).Read(sheet.Bytes, sheet.Format, sheet.Name);
        return new Assessed(result.Sheet is { } facts ? engine.Evaluate(facts, cancellation: cancellation) : null, result.Diagnostics);
    }

    /// <summary>Drafts a template over an assessment and publishes it in one format.</summary>
    public async Task<MadeReport> ReportAsync(Assessment assessment, string template, string format, DraftEdition edition, CancellationToken cancellation)
    {
        var name = DraftFile.NameOf(assessment.Sheet.City, template, edition);
        var model = new DraftModel(assessment, DraftOptions.Discussion(assessment.Receipt.AsOf, edition));
        if (model.IsPublic && model.Names.Problems.Count > 0)
        {
            return new MadeReport(name, [], [.. model.Names.Problems]) { Status = StatusCodes.Status400BadRequest };
        }

        var markdown = await renderer.RenderAsync(template, model, cancellation).ConfigureAwait(false);
        var draft = DraftReader.Parse(markdown, name + ".md");
        if (draft.HasErrors)
        {
            return new MadeReport(name, [], [.. draft.Diagnostics.Where(d => d.Severity == Severity.Error)]);
        }

        if (Publishers.Of(format, typesetter) is not { } publisher)
        {
            return new MadeReport(name + ".md", Encoding.UTF8.GetBytes(markdown), []);
        }

        using var stream = new MemoryStream();
        var result = await publisher.PublishAsync(draft, stream, cancellation).ConfigureAwait(false);
        return new MadeReport($"{name}.{publisher.Extension}", result.Ok ? stream.ToArray() : [], result.Diagnostics);
    }

    /// <summary>What is wrong with the wish for a document; null when it can be made.</summary>
    public Diagnostic? Refuse(string template, string format, string edition)
        => !renderer.Templates.Any(t => string.Equals(t.Name, template, StringComparison.Ordinal))
            ? Refused("WEB003", $"没有文种“{Short(template)}”", "现有：" + string.Join("、", renderer.Templates.Select(t => t.Name)))
            : !Publishers.Formats.Contains(format, StringComparer.Ordinal) ? Refused("WEB004", $"没有格式“{Short(format)}”", "可用：" + string.Join("、", Publishers.Formats)) 
            : DraftEditions.Of(edition) is null ? Refused("WEB009", $"没有版别“{Short(edition)}”", "可用：" + string.Join("、", DraftEditions.Names)) : null;

    public static Diagnostic Refused(string code, string message, string hint) => new(code, Severity.Error, null, message, hint);

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
