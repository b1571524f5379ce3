using Zhudian.Advisor.Feel.Diagnostics;

namespace Zhudian.Advisor.Cli.Shell;

/// <summary>Where a command writes. Results go to the output, problems and progress to the error stream, so that results can be piped.</summary>
internal sealed class CommandContext(TextWriter output, TextWriter error)
{
    public TextWriter Output { get; } = output;

    public TextWriter Error { get; } = error;

    /// <summary>The output as a screen: headings stand out where it is a terminal.</summary>
    public TextScreen Screen => new(Output);

    /// <summary>Writes diagnostics, errors first within the order of places; at most <paramref name="most"/>.</summary>
    public void Report(IEnumerable<Diagnostic> diagnostics, int most = 200)
    {
        var all = diagnostics.ToList();
        foreach (var diagnostic in all.Take(most))
        {
            Error.WriteLine(diagnostic);
        }

        if (all.Count > most)
        {
            Error.WriteLine($"……另有 {all.Count - most} 条。");
        }
    }

    /// <summary>One line of progress.</summary>
    public void Progress(string text) => Error.WriteLine(text);
}
