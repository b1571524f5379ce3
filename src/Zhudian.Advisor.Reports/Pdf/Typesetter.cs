using System.Text.Json;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Reports.Charts;

namespace Zhudian.Advisor.Reports.Pdf;

/// <summary>
/// The typesetting process: one long-lived Node child, started at the first job, restarted after a crash or an exceeded
/// time limit. Jobs run one after another. Safe for use from several threads; dispose it to end the child.
/// </summary>
public sealed class Typesetter : IAsyncDisposable
{
    private readonly TypesetterOptions _options;
    private readonly SemaphoreSlim _gate = new(1, 1);
    private TypesetterProcess? _process;
    private bool _disposed;

    /// <summary>A typesetter; nothing is started yet.</summary>
    public Typesetter(TypesetterOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
    }

    /// <summary>How often the child has been started; more than one means it was restarted.</summary>
    public int Starts { get; private set; }

    /// <summary>A typesetter with the options of the environment.</summary>
    public static Typesetter FromEnvironment() => new(TypesetterOptions.FromEnvironment());

    /// <summary>Starts the child and asks for a sign of life; null when it works, else the problem in Chinese.</summary>
    public async Task<Diagnostic?> CheckAsync(CancellationToken cancellationToken = default)
        => (await SendAsync(json => json.WriteString("op", "ping"), cancellationToken).ConfigureAwait(false)).Problem;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _gate.WaitAsync().ConfigureAwait(false);
        try
        {
            _disposed = true;
            _process?.Dispose();
            _process = null;
        }
        finally
        {
            _gate.Release();
        }
    }

    internal int? ProcessId => _process?.Id;

    internal Task<TypesetAnswer> ChartAsync(ChartSpec chart, string id, ChartFormat format, CancellationToken cancellationToken)
        => SendAsync(
            json =>
            {
                json.WriteString("op", "chart");
                json.WriteString("format", format == ChartFormat.Png ? "png" : "page");
                json.WriteString("id", id);
                ChartWire.Write(json, chart);
            },
            cancellationToken);

    internal Task<TypesetAnswer> PdfAsync(TypesetJob job, bool export, CancellationToken cancellationToken)
        => SendAsync(
            json =>
            {
                json.WriteString("op", "pdf");
                json.WriteString("source", job.Source);
                json.WriteNumber("timestamp", job.Timestamp);
                json.WriteBoolean("export", export);
                json.WriteString("watermark", job.Watermark);
                json.WriteStartArray("charts");
                foreach (var (path, chart) in job.Charts)
                {
                    json.WriteStartObject();
                    json.WriteString("path", path);
                    ChartWire.Write(json, chart);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            },
            cancellationToken);

    private async Task<TypesetAnswer> SendAsync(Action<Utf8JsonWriter> write, CancellationToken cancellationToken)
    {
        using var request = new MemoryStream();
        using (var json = new Utf8JsonWriter(request))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            // A child that died while idle is replaced unnoticed; one that dies of this job gets one more try.
            for (var attempt = 0; ; attempt++)
            {
                var (answer, crashed) = await TryAsync(request.GetBuffer().AsMemory(0, (int)request.Length), cancellationToken).ConfigureAwait(false);
                if (!crashed || attempt == 1)
                {
                    return answer;
                }
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task<(TypesetAnswer Answer, bool Crashed)> TryAsync(ReadOnlyMemory<byte> request, CancellationToken cancellationToken)
    {
        var process = _process;
        if (process is null || process.HasExited)
        {
            process?.Dispose();
            (process, var problem) = TypesetterProcess.Start(_options);
            _process = process;
            if (process is null)
            {
                return (problem!, false);
            }

            Starts++;
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_options.TimeLimit);
        try
        {
            var (header, body) = await process.ExchangeAsync(request, limit.Token).ConfigureAwait(false);
            return (TypesetterProblems.Answer(header, body), false);
        }
        catch (OperationCanceledException)
        {
            Drop();
            cancellationToken.ThrowIfCancellationRequested();
            return (TypesetAnswer.Failed("PUB102", $"排版超过时限（{_options.TimeLimit.TotalSeconds:0} 秒），已停止", "减少表格和图的数量，或分册"), false);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or JsonException)
        {
            var said = process.LastErrors;
            Drop();
            return (TypesetAnswer.Failed("PUB103", "排版进程意外退出" + (said.Length > 0 ? "：" + said : string.Empty), "重试；若反复出现，请运行 ./build.sh 重装排版组件"), true);
        }
    }

    private void Drop()
    {
        _process?.Dispose();
        _process = null;
    }
}
