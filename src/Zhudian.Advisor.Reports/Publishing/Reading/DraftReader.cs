namespace Zhudian.Advisor.Reports.Publishing.Reading;

/// <summary>Text to draft.</summary>
public static class DraftReader
{
    /// <summary>Reads a draft. Never throws on any text: what is wrong is in <see cref="Draft.Diagnostics"/>, with lines.</summary>
    /// <param name="markdown">The whole text, front matter included.</param>
    /// <param name="path">Name for diagnostics.</param>
    /// <param name="limits">Bounds; <see cref="DraftLimits.Default"/> when null.</param>
    public static Draft Parse(string markdown, string path = "", DraftLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        ArgumentNullException.ThrowIfNull(path);
        return new DraftParser(path, limits ?? DraftLimits.Default).Parse(markdown);
    }
}
