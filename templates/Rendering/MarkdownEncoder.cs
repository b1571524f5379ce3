using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;

namespace Zhudian.Advisor.Templates.Rendering;

/// <summary>
/// The encoder the views write values through: templates are Markdown, so a value must not become Markdown
/// (a pipe in an enterprise's name must not open a table cell). Html helpers that write HTML are not used in templates.
/// </summary>
internal sealed class MarkdownEncoder : HtmlEncoder
{
    private static readonly SearchValues<char> Special = SearchValues.Create("\\`*_{}[]<>#|~^$");

    /// <inheritdoc/>
    public override int MaxOutputCharactersPerInputCharacter => 2;

    /// <inheritdoc/>
    public override unsafe int FindFirstCharacterToEncode(char* text, int textLength)
        => new ReadOnlySpan<char>(text, textLength).IndexOfAny(Special);

    /// <inheritdoc/>
    public override bool WillEncode(int unicodeScalar) => unicodeScalar < 128 && Special.Contains((char)unicodeScalar);

    /// <inheritdoc/>
    public override unsafe bool TryEncodeUnicodeScalar(int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten)
    {
        if (bufferLength < 2)
        {
            numberOfCharactersWritten = 0;
            return false;
        }

        buffer[0] = '\\';
        buffer[1] = (char)unicodeScalar;
        numberOfCharactersWritten = 2;
        return true;
    }

    /// <inheritdoc/>
    public override string Encode(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.AsSpan().IndexOfAny(Special) < 0)
        {
            return value;
        }

        var text = new StringBuilder(value.Length + 8);
        foreach (var c in value)
        {
            if (Special.Contains(c))
            {
                text.Append('\\');
            }

            text.Append(c);
        }

        return text.ToString();
    }
}
