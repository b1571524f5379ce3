using System.Text;

namespace Zhudian.Advisor.Templates.Rendering;

/// <summary>Takes out what Razor's control flow leaves behind: indentation of code blocks and runs of blank lines. Fenced blocks stay as they are.</summary>
internal static class MarkdownLayout
{
    /// <summary>Tidies a rendered draft; ends with one line feed.</summary>
    public static string Tidy(string rendered)
    {
        var text = new StringBuilder(rendered.Length);
        var blank = 1;
        var fenced = false;
        foreach (var raw in rendered.ReplaceLineEndings("\n").Split('\n'))
        {
            var line = fenced ? raw.TrimEnd() : raw.Trim();
            if (raw.TrimStart().StartsWith("```", StringComparison.Ordinal))
            {
                fenced = !fenced;
                line = raw.Trim();
            }

            blank = line.Length == 0 ? blank + 1 : 0;
            if (blank <= 1)
            {
                text.Append(line).Append('\n');
            }
        }

        return text.ToString().TrimEnd('\n') + "\n";
    }
}
