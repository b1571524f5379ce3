using System.Text;

namespace Zhudian.Advisor.Reports.Drafting;

/// <summary>Text of a conclusion for a terminal or a page: Markdown escapes are for documents, here the characters themselves are wanted.</summary>
public static class PlainText
{
    /// <summary>Takes the backslash off escaped punctuation (CommonMark §2.4).</summary>
    public static string Of(string markdown)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        var text = new StringBuilder(markdown.Length);
        for (var i = 0; i < markdown.Length; i++)
        {
            if (markdown[i] == '\\' && i + 1 < markdown.Length && (char.IsPunctuation(markdown[i + 1]) || char.IsSymbol(markdown[i + 1])))
            {
                i++;
            }

            text.Append(markdown[i]);
        }

        return text.ToString();
    }
}
