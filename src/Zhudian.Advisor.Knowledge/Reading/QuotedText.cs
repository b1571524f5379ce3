namespace Zhudian.Advisor.Knowledge.Reading;

/// <summary>FEEL string literals inside a text.</summary>
internal static class QuotedText
{
    /// <summary>The quote that closes the string that begins here; the end of the text when it does not close.</summary>
    public static int End(string text, int quote)
    {
        for (var i = quote + 1; i < text.Length; i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == '"')
            {
                return i;
            }
        }

        return text.Length;
    }
}
