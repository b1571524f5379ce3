using System.Text.Json;
using Zhudian.Advisor.Reports.Publishing;

namespace Zhudian.Advisor.Reports.Pdf;

/// <summary>
/// Publishes a draft as PDF/UA-1 on the layout of GB/T 9704-2012 through Typst. A character no font has is an error that
/// names it; the same draft with the same fonts gives the same bytes.
/// </summary>
public sealed class PdfPublisher(Typesetter typesetter) : IPublisher
{
    /// <inheritdoc/>
    public string Extension => "pdf";

    /// <inheritdoc/>
    public async Task<PublishResult> PublishAsync(Draft draft, Stream output, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(output);
        if (PublishResult.Refuse(draft) is { } refusal)
        {
            return refusal;
        }

        var answer = await typesetter.PdfAsync(new TypstWriter(draft).Write(), export: true, cancellationToken).ConfigureAwait(false);
        if (answer.Problem is not null)
        {
            return PublishResult.Failed(answer.Problem);
        }

        await output.WriteAsync(answer.Bytes, cancellationToken).ConfigureAwait(false);
        return new([], answer.Header.GetProperty("pages").GetInt32());
    }

    /// <summary>Page number of each heading, in order of the draft's top-level headings.</summary>
    internal static IReadOnlyList<int> HeadingPages(JsonElement header)
        => [.. header.GetProperty("layout").EnumerateArray().Select(e => e.GetProperty("page").GetInt32())];
}
