using Zhudian.Advisor.Reports.Pdf;
using Zhudian.Advisor.Reports.Publishing;

namespace Zhudian.Advisor.Reports.Docx;

/// <summary>
/// Publishes a draft as DOCX with named styles and the official faces. With a typesetter the contents field is filled with
/// the page numbers of the PDF run and charts are pictures; without one the numbers wait for the first update of fields
/// and charts are left to their alternative text.
/// </summary>
public sealed class DocxPublisher(Typesetter? typesetter = null) : IPublisher
{
    /// <inheritdoc/>
    public string Extension => "docx";

    /// <inheritdoc/>
    public async Task<PublishResult> PublishAsync(Draft draft, Stream output, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(output);
        if (PublishResult.Refuse(draft) is { } refusal)
        {
            return refusal;
        }

        IReadOnlyList<int> pages = [];
        int? count = null;
        var charts = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        if (typesetter is not null)
        {
            var layout = await typesetter.PdfAsync(new TypstWriter(draft).Write(), export: false, cancellationToken).ConfigureAwait(false);
            if (layout.Problem is not null)
            {
                return PublishResult.Failed(layout.Problem);
            }

            pages = PdfPublisher.HeadingPages(layout.Header);
            count = layout.Header.GetProperty("pages").GetInt32();
            foreach (var figure in Figures.Of(draft))
            {
                var answer = await typesetter.ChartAsync(figure.Chart, figure.Number, ChartFormat.Png, cancellationToken).ConfigureAwait(false);
                if (answer.Problem is not null)
                {
                    return PublishResult.Failed(answer.Problem);
                }

                charts[figure.Number] = answer.Bytes;
            }
        }

        using var document = new MemoryStream();
        new DocxWriter(draft, pages, charts).Write(document);
        document.Position = 0;
        await document.CopyToAsync(output, cancellationToken).ConfigureAwait(false);
        return new([], count);
    }
}
