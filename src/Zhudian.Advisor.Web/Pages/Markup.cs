using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Zhudian.Advisor.Web.Pages;

/// <summary>HTML that is safe by construction: in <c>Markup.Of($"…{value}…")</c> only the literal parts are HTML, every value is encoded unless it is markup already.</summary>
internal readonly record struct Markup(string Html)
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static Markup Of(ref Handler html) => new(html.ToString());

    public static Markup Join(IEnumerable<Markup> parts) => new(string.Concat(parts.Select(p => p.Html)));

    /// <summary>The markup only when a condition holds.</summary>
    public Markup When(bool holds) => holds ? this : new Markup(string.Empty);

    [InterpolatedStringHandler]
    internal readonly ref struct Handler(int literalLength, int formattedCount)
    {
        private readonly StringBuilder _text = new(literalLength + formattedCount * 16);

        public void AppendLiteral(string html) => _text.Append(html);

        public void AppendFormatted(Markup html) => _text.Append(html.Html);

        public void AppendFormatted(string? value) => _text.Append(Encoder.Encode(value ?? string.Empty));

        public void AppendFormatted(int value) => _text.Append(value.ToString(CultureInfo.InvariantCulture));

        public void AppendFormatted(DateOnly value) => _text.Append(value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

        public override string ToString() => _text.ToString();
    }
}
