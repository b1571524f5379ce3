using System.Text.Encodings.Web;
using Zhudian.Advisor.Knowledge.Text;

namespace Zhudian.Advisor.Templates.Rendering;

/// <summary>
/// The encoder the views write values through: templates are Markdown, so a value must not become Markdown
/// (a pipe in an enterprise's name must not open a table cell).
/// </summary>
internal sealed class MarkdownEncoder : HtmlEncoder
{
    /// <inheritdoc/>
    public override int MaxOutputCharactersPerInputCharacter => 2;

    /// <inheritdoc/>
    public override string Encode(string value) => MarkdownText.Escape(value);

    /// <inheritdoc/>
    public override void Encode(TextWriter output, string value, int startIndex, int characterCount)
        => output.Write(MarkdownText.Escape(value.Substring(startIndex, characterCount)));

    /// <inheritdoc/>
    public override void Encode(TextWriter output, char[] value, int startIndex, int characterCount)
        => output.Write(MarkdownText.Escape(new string(value, startIndex, characterCount)));

    /// <inheritdoc/>
    public override unsafe int FindFirstCharacterToEncode(char* text, int textLength)
        => textLength > 0 ? 0 : -1;

    /// <inheritdoc/>
    public override bool WillEncode(int unicodeScalar) => true;

    /// <inheritdoc/>
    public override unsafe bool TryEncodeUnicodeScalar(int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten)
    {
        var escaped = MarkdownText.Escape(char.ConvertFromUtf32(unicodeScalar));
        numberOfCharactersWritten = 0;
        if (escaped.Length > bufferLength)
        {
            return false;
        }

        escaped.AsSpan().CopyTo(new Span<char>(buffer, bufferLength));
        numberOfCharactersWritten = escaped.Length;
        return true;
    }
}
