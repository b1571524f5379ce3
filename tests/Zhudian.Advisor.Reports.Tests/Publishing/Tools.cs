using System.Diagnostics;
using System.Text;

namespace Zhudian.Advisor.Reports.Tests.Publishing;

/// <summary>Outside programs that read what we wrote.</summary>
internal static class Tools
{
    public static bool Has(string program) => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Any(folder => File.Exists(Path.Combine(folder, program)));

    /// <summary>Runs a program on a file and gives its output.</summary>
    public static string Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8, UseShellExecute = false };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.Should().Be(0, $"{program} {string.Join(' ', arguments)}");
        return text;
    }

    /// <summary>Text of one page (all pages when null), white space and invisible joiners taken out.</summary>
    public static string Text(string pdf, int? page = null)
    {
        List<string> arguments = page is { } n ? ["-f", $"{n}", "-l", $"{n}", pdf, "-"] : [pdf, "-"];
        return Squeeze(Run("pdftotext", [.. arguments]));
    }

    public static string Squeeze(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c is not ('\u200b' or '\u2060' or '\u00a0')));

    public static int Pages(string pdf) => int.Parse(Run("pdfinfo", pdf).Split('\n').Single(l => l.StartsWith("Pages:", StringComparison.Ordinal))[6..].Trim(), System.Globalization.CultureInfo.InvariantCulture);
}
