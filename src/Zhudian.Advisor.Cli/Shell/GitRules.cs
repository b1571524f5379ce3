using System.ComponentModel;
using System.Diagnostics;
using System.Formats.Tar;
using System.Text;
using System.Text.RegularExpressions;
using Zhudian.Advisor.Knowledge.Loading;

namespace Zhudian.Advisor.Cli.Shell;

/// <summary>
/// The rule files of an earlier revision, read out of the git repository that holds the rule folder. Nothing is checked out or written; git is started
/// without a shell, the revision is resolved to a commit first and never taken for an option.
/// </summary>
internal static partial class GitRules
{
    private const long MaxBytes = 256L * 1024 * 1024;
    private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(60);

    /// <summary>The files of <paramref name="folder"/> as of a revision; ends the command with a message when git, the repository, the revision or the folder in it is missing.</summary>
    public static List<KnowledgeSource> Read(string folder, string revision)
    {
        if (!Revision().IsMatch(revision) || revision.Contains("..", StringComparison.Ordinal))
        {
            throw new CommandFailure(ExitCode.InputWrong, $"错误：没有目录“{revision}”，它也不是版本名。版本写提交号、分支或标签，如 HEAD~1、v1.2、3f2a9c1。");
        }

        var prefix = Text(folder, "rev-parse", "--show-prefix") ?? throw new CommandFailure(ExitCode.InputWrong, $"错误：没有目录“{revision}”；若它是版本名，则规则目录“{folder}”要在 git 仓库里，现在不在。");
        var commit = Text(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}") ?? throw new CommandFailure(ExitCode.InputWrong, $"错误：没有目录“{revision}”，仓库里也没有这个版本。用 git log 看有哪些。");

        // In a subfolder git archive takes the path of that folder inside the tree it is given; so it runs at the top.
        var top = Path.Combine(folder, Text(folder, "rev-parse", "--show-cdup") ?? string.Empty);
        return Archive(top, $"{commit}:{prefix.TrimEnd('/')}") ?? throw new CommandFailure(ExitCode.InputWrong, $"错误：版本“{revision}”里没有规则目录“{prefix.TrimEnd('/')}”。");
    }

    private static string? Text(string folder, params string[] arguments)
    {
        using var process = Start(folder, arguments);
        var read = process.StandardOutput.ReadToEndAsync();
        return Finish(process) ? read.GetAwaiter().GetResult().TrimEnd('\n', '\r') : null;
    }

    private static List<KnowledgeSource>? Archive(string folder, string tree)
    {
        using var process = Start(folder, ["archive", "--format=tar", tree]);
        using var limit = new CancellationTokenSource(MaxTime);
        using var kill = limit.Token.Register(() => process.Kill());
        using var bytes = new MemoryStream();
        var buffer = new byte[81920];
        int read;
        while ((read = process.StandardOutput.BaseStream.Read(buffer)) > 0)
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length > MaxBytes)
            {
                process.Kill();
                throw new CommandFailure(ExitCode.InputWrong, $"错误：这个版本的规则目录超过 {MaxBytes / 1024 / 1024} MB，没有读取。");
            }
        }

        if (limit.IsCancellationRequested)
        {
            throw TooSlow();
        }

        if (!Finish(process))
        {
            return null;
        }

        bytes.Position = 0;
        var files = new List<KnowledgeSource>();
        using var archive = new TarReader(bytes);
        while (archive.GetNextEntry() is { } entry)
        {
            // As in a folder: only *.md, and nothing under spec.
            if (entry is { EntryType: TarEntryType.RegularFile or TarEntryType.V7RegularFile, DataStream: { } data } && entry.Name.EndsWith(".md", StringComparison.Ordinal)
                && !entry.Name.StartsWith("spec/", StringComparison.Ordinal) && !entry.Name.Contains("/spec/", StringComparison.Ordinal))
            {
                using var copy = new MemoryStream();
                data.CopyTo(copy);
                files.Add(new KnowledgeSource(entry.Name, copy.ToArray()));
            }
        }

        return files;
    }

    private static Process Start(string folder, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo("git") { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, UseShellExecute = false, StandardOutputEncoding = Encoding.UTF8, WorkingDirectory = Path.GetFullPath(folder) };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        start.Environment["GIT_OPTIONAL_LOCKS"] = "0";
        try
        {
            var process = Process.Start(start)!;
            process.StandardInput.Close();
            process.ErrorDataReceived += static (_, _) => { };
            process.BeginErrorReadLine();
            return process;
        }
        catch (Win32Exception)
        {
            throw new CommandFailure(ExitCode.InputWrong, "错误：没有找到 git。--base 写版本名时要装 git；也可以把旧规则另存为目录，--base 写目录。");
        }
    }

    private static bool Finish(Process process)
    {
        if (!process.WaitForExit(MaxTime))
        {
            process.Kill();
            throw TooSlow();
        }

        return process.ExitCode == 0;
    }

    private static CommandFailure TooSlow() => new(ExitCode.InputWrong, $"错误：git 超过 {MaxTime.TotalSeconds:0} 秒没有答复。");

    [GeneratedRegex(@"\A[A-Za-z0-9_\p{L}][A-Za-z0-9_\p{L}./~^@{}+-]{0,199}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Revision();
}
