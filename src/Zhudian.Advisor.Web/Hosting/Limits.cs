using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Zhudian.Advisor.Facts.Model;

namespace Zhudian.Advisor.Web.Hosting;

/// <summary>Bounds of one request and of all together. The bounds inside a file are those of <see cref="SheetLimits"/>.</summary>
internal static class Limits
{
    /// <summary>Name of the policy for requests that evaluate.</summary>
    public const string Work = "work";

    /// <summary>Bytes of a file whose copy the result page carries for the download buttons; larger ones are chosen again.</summary>
    public const int CarriedFile = 2 << 20;

    /// <summary>Characters of one form value: the carried file in base64.</summary>
    public const int CarriedText = (CarriedFile / 3 + 1) * 4;

    /// <summary>Open connections.</summary>
    public const int Connections = 256;

    /// <summary>Bytes of a request: the largest fact sheet and the form around it.</summary>
    public static int RequestBytes { get; } = (int)SheetLimits.Default.FileBytes;

    /// <summary>Time of one request, waiting for a free place included.</summary>
    public static TimeSpan Time { get; } = TimeSpan.FromSeconds(150);

    /// <summary>As many evaluations at once as processors, a short queue, then 503.</summary>
    public static void Concurrency(RateLimiterOptions options)
    {
        options.RejectionStatusCode = StatusCodes.Status503ServiceUnavailable;
        options.AddConcurrencyLimiter(Work, o =>
        {
            o.PermitLimit = Math.Max(2, Environment.ProcessorCount);
            o.QueueLimit = 16;
            o.QueueProcessingOrder = QueueProcessingOrder.OldestFirst;
        });
    }

    /// <summary>Refuses by the announced length before anything is read; bodies without one are counted while reading.</summary>
    public static Task RefuseLargeAsync(HttpContext http, RequestDelegate next)
    {
        if (http.Request.ContentLength > RequestBytes)
        {
            http.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return Task.CompletedTask;
        }

        return next(http);
    }

    /// <summary>The whole body; null when it is larger than allowed.</summary>
    public static async Task<byte[]?> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        using var buffer = new MemoryStream((int)Math.Min(request.ContentLength ?? 0, RequestBytes));
        var chunk = new byte[81920];
        int read;
        while ((read = await request.Body.ReadAsync(chunk, cancellation).ConfigureAwait(false)) > 0)
        {
            if (buffer.Length + read > RequestBytes)
            {
                return null;
            }

            buffer.Write(chunk, 0, read);
        }

        return buffer.ToArray();
    }
}
