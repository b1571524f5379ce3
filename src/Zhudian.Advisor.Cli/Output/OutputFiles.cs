using System.Text;
using Zhudian.Advisor.Cli.Shell;

namespace Zhudian.Advisor.Cli.Output;

/// <summary>
/// Files a command writes. Whether the place can be written to is asked before the work that makes them; then each is written by itself: one that
/// cannot be (it is open in Word) does not stop the others, and the command ends by naming it.
/// </summary>
internal sealed class OutputFiles
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private readonly List<string> _written = [];
    private readonly List<string> _failed = [];

    private OutputFiles(string folder) => Folder = folder;

    /// <summary>The folder; empty where the files were named one by one.</summary>
    public string Folder { get; }

    /// <summary>What was written, in order.</summary>
    public IReadOnlyList<string> Written => _written;

    /// <summary>Files in a folder, which is made with the first of them; ends the command when it cannot be written to.</summary>
    public static OutputFiles In(string folder)
    {
        try
        {
            if (File.Exists(folder))
            {
                throw Refused(folder, "这是一个文件，不是目录", "--out 写一个目录");
            }

            Try(Existing(Path.GetFullPath(folder)));
            return new OutputFiles(folder);
        }
        catch (Exception problem) when (IsOfFiles(problem))
        {
            throw Refused(folder, NoPlace(problem), "换一个可以写的目录（--out 目录），或取得它的写权限");
        }
    }

    /// <summary>One file, and others beside it; null for none. Ends the command when it cannot be written.</summary>
    public static OutputFiles? To(string? file)
    {
        if (file is null)
        {
            return null;
        }

        try
        {
            if (Directory.Exists(file))
            {
                throw Refused(file, "这是一个目录，不是文件", "写上文件名");
            }

            if (File.Exists(file))
            {
                // Opened, not emptied: what is there stays until there is something better. Its folder need not take new files.
                File.Open(file, FileMode.Open, FileAccess.Write, FileShare.Read).Dispose();
            }
            else
            {
                Try(Existing(Path.GetDirectoryName(Path.GetFullPath(file))!));
            }

            return new OutputFiles(string.Empty);
        }
        catch (Exception problem) when (IsOfFiles(problem))
        {
            throw Refused(file, NoPlace(problem), "换一个可以写的位置（--out），或关闭打开它的程序");
        }
    }

    /// <summary>Whether the folder has a file of this name.</summary>
    public bool Has(string name) => File.Exists(Path.Combine(Folder, name));

    /// <summary>Writes a file; one that cannot be written is remembered for <see cref="Finish"/>.</summary>
    public void Write(string name, byte[] bytes)
    {
        var path = Path.Combine(Folder, name);
        try
        {
            if (Path.GetDirectoryName(path) is { Length: > 0 } folder)
            {
                Directory.CreateDirectory(folder);
            }

            File.WriteAllBytes(path, bytes);
            _written.Add(path);
        }
        catch (Exception problem) when (IsOfFiles(problem))
        {
            _failed.Add($"{path}（{(Directory.Exists(path) ? "有同名的目录" : Reason(problem))}）");
        }
    }

    /// <summary>Writes a text in UTF-8 without a mark.</summary>
    public void Write(string name, string text) => Write(name, Utf8.GetBytes(text));

    /// <summary>Ends the command when something was not written; what was stays.</summary>
    public void Finish()
    {
        if (_failed.Count > 0)
        {
            throw new CommandFailure(ExitCode.InputWrong, $"错误：没有写成 {string.Join("、", _failed)}；其余 {_written.Count} 个文件已写好。关闭打开着的文件或换一个目录，再运行一次。");
        }
    }

    /// <summary>Whether an exception comes of files and folders as they are, not of the program.</summary>
    public static bool IsOfFiles(Exception problem) => problem is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException;

    /// <summary>Why a file could not be read or written, in Chinese; by errno or the code of Windows where the type does not say.</summary>
    public static string Reason(Exception problem) => problem switch
    {
        UnauthorizedAccessException => "没有权限",
        FileNotFoundException => "没有这个文件",
        DirectoryNotFoundException => "没有这个目录",
        DriveNotFoundException => "没有这个盘",
        PathTooLongException => "路径太长",
        ArgumentException or NotSupportedException => "不是合法的路径",
        IOException io => (io.HResult & 0xFFFF, OperatingSystem.IsWindows()) switch
        {
            (32 or 33, true) or (11 or 16 or 26, false) => "正被别的程序使用",
            (112 or 39, true) or (28 or 122, false) => "磁盘已满",
            (19, true) or (30, false) => "磁盘只读",
            (20, false) => "路径中有一段是文件，不是目录",
            _ => "读写失败",
        },
        _ => "读写失败",
    };

    private static void Try(string folder)
    {
        using var probe = new FileStream(Path.Combine(folder, Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
    }

    // The nearest folder there is: the others will be made inside it.
    private static string Existing(string folder)
    {
        var at = folder;
        while (!Directory.Exists(at) && !File.Exists(at) && Path.GetDirectoryName(at) is { Length: > 0 } up)
        {
            at = up;
        }

        return File.Exists(at) ? throw Refused(folder, $"“{at}”是一个文件，不是目录", "换一个目录") : at;
    }

    // The folder is there: what was not found is the new file, so none can be made here.
    private static string NoPlace(Exception problem) => problem is FileNotFoundException or DirectoryNotFoundException ? "这里不能建文件" : Reason(problem);

    private static CommandFailure Refused(string path, string why, string remedy) => new(ExitCode.InputWrong, $"错误：不能写到“{path}”：{why}。{remedy}。");
}
