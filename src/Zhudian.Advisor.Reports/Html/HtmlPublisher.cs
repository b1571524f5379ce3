using System.Text;
using Zhudian.Advisor.Reports.Pdf;
using Zhudian.Advisor.Reports.Publishing;

namespace Zhudian.Advisor.Reports.Html;

/// <summary>
/// Publishes a draft as one self-contained page (no scripts, no outside references). Without a typesetter the charts
/// are left to their alternative text and data table.
/// </summary>
public sealed class HtmlPublisher(Typesetter? typesetter = null) : IPublisher
{
    /// <inheritdoc/>
    public string Extension => "html";

    /// <inheritdoc/>
    public async Task<PublishResult> PublishAsync(Draft draft, Stream output, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(output);
        if (PublishResult.Refuse(draft) is { } refusal)
        {
            return refusal;
        }

        var charts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var figure in Figures.Of(draft))
        {
            if (typesetter is null)
            {
                break;
            }

            var answer = await typesetter.ChartAsync(figure.Chart, "c" + figure.Line.ToString(System.Globalization.CultureInfo.InvariantCulture) + "-", ChartFormat.Page, cancellationToken).ConfigureAwait(false);
            if (answer.Problem is not null)
            {
                return PublishResult.Failed(answer.Problem);
            }

            charts[figure.Number] = Encoding.UTF8.GetString(answer.Bytes);
        }

        var html = new HtmlWriter(draft, charts).Write();
        await output.WriteAsync(new UTF8Encoding(false).GetBytes(html), cancellationToken).ConfigureAwait(false);
        return new([]);
    }
}
