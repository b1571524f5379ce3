using Spectre.Console;

namespace Zhudian.Advisor.Cli.Shell;

/// <summary>
/// Lines of text with headings that stand out on a terminal; without colour and wrapping where the output is not one. The terminal is looked at only
/// when it is one: to find out what it can do takes longer than to write a page.
/// </summary>
internal sealed class TextScreen(TextWriter output)
{
    private readonly IAnsiConsole? _terminal = ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected
        ? AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output), Ansi = AnsiSupport.Detect })
        : null;

    /// <summary>One line.</summary>
    public void Line(string text = "")
    {
        if (_terminal is null)
        {
            output.WriteLine(text);
        }
        else
        {
            _terminal.WriteLine(text);
        }
    }

    /// <summary>A line whose first words stand out: bold, red when they are an alarm.</summary>
    public void Heading(string words, string rest, bool alarm = false)
    {
        if (_terminal is null)
        {
            output.WriteLine(words + rest);
        }
        else
        {
            _terminal.MarkupLine($"[{(alarm ? "bold red" : "bold")}]{Markup.Escape(words)}[/]{Markup.Escape(rest)}");
        }
    }
}
