namespace Zhudian.Advisor.Reports.Publishing;

/// <summary>Turns a draft into one format.</summary>
public interface IPublisher
{
    /// <summary>File name ending without the dot: html, pdf, docx.</summary>
    string Extension { get; }

    /// <summary>
    /// Writes the document. Nothing is written to <paramref name="output"/> unless the result is good
    /// (<see cref="PublishResult.Ok"/>); expected problems are in the result, in Chinese.
    /// </summary>
    Task<PublishResult> PublishAsync(Draft draft, Stream output, CancellationToken cancellationToken = default);
}
