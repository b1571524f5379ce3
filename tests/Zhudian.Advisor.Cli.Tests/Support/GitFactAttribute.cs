using System.ComponentModel;
using System.Diagnostics;

namespace Zhudian.Advisor.Cli.Tests.Support;

/// <summary>A fact that needs the git command; skipped with a reason where there is none.</summary>
internal sealed class GitFactAttribute : FactAttribute
{
    public GitFactAttribute() => Skip = Git.Run(Path.GetTempPath(), "--version") ? null : "git is not installed";
}

/// <summary>Runs git in a folder.</summary>
internal static class Git
{
    public static bool Run(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("git") { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            using var process = Process.Start(start)!;
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
