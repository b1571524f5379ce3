using System.Buffers.Binary;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Zhudian.Advisor.Reports.Pdf;

/// <summary>One run of the Node child: frames over its standard streams.</summary>
internal sealed class TypesetterProcess : IDisposable
{
    private const int MaxHeader = 64 << 20;
    private const int MaxBody = 512 << 20;
    private const int KeptErrors = 2000;

    private readonly Process _process;
    private readonly StringBuilder _errors = new();

    private TypesetterProcess(Process process)
    {
        _process = process;
        process.ErrorDataReceived += (_, e) =>
        {
            lock (_errors)
            {
                if (e.Data is not null && _errors.Length < KeptErrors)
                {
                    _errors.AppendLine(e.Data);
                }
            }
        };
        process.BeginErrorReadLine();
    }

    /// <summary>Process id.</summary>
    public int Id => _process.Id;

    /// <summary>True once the child is gone.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>What the child said on its error stream.</summary>
    public string LastErrors
    {
        get
        {
            lock (_errors)
            {
                return _errors.ToString().Trim();
            }
        }
    }

    /// <summary>Starts the child, or says in Chinese what is absent.</summary>
    public static (TypesetterProcess? Process, TypesetAnswer? Problem) Start(TypesetterOptions options)
    {
        var main = Path.Combine(options.ScriptFolder, "main.mjs");
        if (!File.Exists(main))
        {
            return (null, TypesetAnswer.Failed("PUB100", $"找不到排版程序 {main}", "请运行 ./build.sh"));
        }

        if (!Directory.Exists(Path.Combine(options.ModulesFolder, "node_modules")))
        {
            return (null, TypesetAnswer.Failed("PUB100", $"排版组件没有安装（{options.ModulesFolder} 下没有 node_modules）", "请运行 ./build.sh，或用环境变量 ADVISOR_TYPESETTER_MODULES 指定所在目录"));
        }

        var start = new ProcessStartInfo(options.Node)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.ArgumentList.Add(string.Create(CultureInfo.InvariantCulture, $"--max-old-space-size={options.HeapMegabytes}"));
        start.ArgumentList.Add(main);
        start.ArgumentList.Add(JsonSerializer.Serialize(new { modules = options.ModulesFolder, fonts = options.FontFolders }));
        try
        {
            return (new(Process.Start(start)!), null);
        }
        catch (Win32Exception e)
        {
            return (null, TypesetAnswer.Failed("PUB100", $"无法启动 Node.js（{options.Node}）：{e.Message}", "请安装 Node.js 20 或更新版本，或用环境变量 ADVISOR_NODE 指定"));
        }
    }

    /// <summary>Sends one frame and reads the answer.</summary>
    public async Task<(JsonElement Header, byte[] Body)> ExchangeAsync(ReadOnlyMemory<byte> request, CancellationToken cancellationToken)
    {
        var input = _process.StandardInput.BaseStream;
        var output = _process.StandardOutput.BaseStream;
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, request.Length);
        await input.WriteAsync(length, cancellationToken).ConfigureAwait(false);
        await input.WriteAsync(request, cancellationToken).ConfigureAwait(false);
        await input.FlushAsync(cancellationToken).ConfigureAwait(false);
        var header = await ReadAsync(output, length, MaxHeader, cancellationToken).ConfigureAwait(false);
        var body = await ReadAsync(output, length, MaxBody, cancellationToken).ConfigureAwait(false);
        using var document = JsonDocument.Parse(header);
        return (document.RootElement.Clone(), body);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            if (!_process.HasExited)
            {
                _process.Kill(entireProcessTree: true);
            }
        }
        catch (InvalidOperationException)
        {
            // It ended between the question and the kill.
        }

        _process.Dispose();
    }

    private static async Task<byte[]> ReadAsync(Stream stream, byte[] length, int max, CancellationToken cancellationToken)
    {
        await stream.ReadExactlyAsync(length, cancellationToken).ConfigureAwait(false);
        var size = BinaryPrimitives.ReadInt32BigEndian(length);
        if (size < 0 || size > max)
        {
            throw new InvalidDataException("frame length out of range");
        }

        var bytes = new byte[size];
        await stream.ReadExactlyAsync(bytes, cancellationToken).ConfigureAwait(false);
        return bytes;
    }
}
