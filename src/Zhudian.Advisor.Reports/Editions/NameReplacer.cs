using System.Text;
using Zhudian.Advisor.Knowledge.Text;

namespace Zhudian.Advisor.Reports.Editions;

/// <summary>
/// Puts numbers in place of names in a finished Markdown draft, longest name first. It works on the whole text, so no view can forget it;
/// a name is found whether its punctuation is escaped (CommonMark §2.4, JSON strings of charts) or not, and across any white space.
/// </summary>
public sealed class NameReplacer
{
    private readonly Dictionary<char, List<NumberedName>> _byFirst = [];

    /// <summary>A replacer for these names.</summary>
    public NameReplacer(IEnumerable<NumberedName> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        var all = names.ToList();

        // A few punctuation marks are written as entities rather than with a backslash.
        all.AddRange(all.Select(n => n with { Text = MarkdownText.Escape(n.Text) }).Where(n => n.Text.Contains("&#", StringComparison.Ordinal)).ToList());
        foreach (var name in all.OrderByDescending(n => n.Text.Length).ThenBy(n => n.Number, StringComparer.Ordinal))
        {
            if (!_byFirst.TryGetValue(name.Text[0], out var list))
            {
                _byFirst[name.Text[0]] = list = [];
            }

            list.Add(name);
        }
    }

    /// <summary>The text with numbers; the same text when no name occurs.</summary>
    public string Replace(string markdown)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        var text = new StringBuilder(markdown.Length);
        var at = 0;
        while (at < markdown.Length)
        {
            if (Find(markdown, at) is { } found)
            {
                text.Append(found.Name.Number);
                at = found.End;
            }
            else
            {
                text.Append(markdown[at++]);
            }
        }

        return text.ToString();
    }

    private (NumberedName Name, int End)? Find(string text, int at)
    {
        var first = Skipped(text, at);
        if (!_byFirst.TryGetValue(text[first], out var candidates))
        {
            return null;
        }

        foreach (var name in candidates)
        {
            if (End(text, at, name.Text) is var end and >= 0)
            {
                return (name, end);
            }
        }

        return null;
    }

    /// <summary>End of the name that starts here, or −1.</summary>
    private static int End(string text, int at, string name)
    {
        foreach (var c in name)
        {
            if (at >= text.Length)
            {
                return -1;
            }

            at = Skipped(text, at);
            if (text[at] != c && !(char.IsWhiteSpace(c) && char.IsWhiteSpace(text[at])))
            {
                return -1;
            }

            at++;
        }

        return at;
    }

    /// <summary>Past the backslash of an escaped punctuation mark.</summary>
    private static int Skipped(string text, int at)
        => text[at] == '\\' && at + 1 < text.Length && char.IsAscii(text[at + 1]) && (char.IsPunctuation(text[at + 1]) || char.IsSymbol(text[at + 1])) ? at + 1 : at;
}
