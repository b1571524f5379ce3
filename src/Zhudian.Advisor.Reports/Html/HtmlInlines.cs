using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Zhudian.Advisor.Reports.Publishing;

namespace Zhudian.Advisor.Reports.Html;

/// <summary>Writes the texts of a page: runs, calls of footnotes, marks of passages. Every text passes the encoder.</summary>
internal sealed class HtmlInlines(StringBuilder html)
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(new TextEncoderSettings(UnicodeRanges.All));
    private readonly Dictionary<int, int> _calls = [];

    /// <summary>A text as it may stand in the page or in an attribute.</summary>
    public static string Escape(string text) => Encoder.Encode(text);

    /// <summary>Writes inlines; plain ones have neither links nor calls.</summary>
    public void Write(ImmutableArray<DraftInline> inlines, bool plain = false)
    {
        foreach (var inline in inlines)
        {
            switch (inline)
            {
                case TextRun run:
                    Run(run, plain);
                    break;
                case FootnoteCall call when !plain:
                    var again = _calls[call.Number] = _calls.GetValueOrDefault(call.Number) + 1;
                    var id = again == 1 ? string.Create(CultureInfo.InvariantCulture, $" id=\"fr{call.Number}\"") : string.Empty;
                    html.Append(CultureInfo.InvariantCulture, $"\u2060<sup class=\"fn\"><a{id} href=\"#fn{call.Number}\" aria-label=\"脚注{call.Number}\">{call.Number}</a></sup>");
                    break;
                case LineBreak:
                    html.Append(plain ? " " : "<br>");
                    break;
            }
        }
    }

    private void Run(TextRun run, bool plain)
    {
        var close = new Stack<string>();
        if (run.Link is { } link && !plain)
        {
            html.Append("<a href=\"").Append(Escape(link)).Append("\" rel=\"noreferrer\">");
            close.Push("a");
        }

        foreach (var (flag, tag) in new[] { (RunStyle.Strong, "strong"), (RunStyle.Emphasis, "em"), (RunStyle.Subscript, "sub"), (RunStyle.Superscript, "sup"), (RunStyle.Code, "code") })
        {
            if (run.Style.HasFlag(flag))
            {
                html.Append('<').Append(tag).Append('>');
                close.Push(tag);
            }
        }

        html.Append(Escape(run.Text));
        foreach (var tag in close)
        {
            html.Append("</").Append(tag).Append('>');
        }
    }

    /// <summary>Attributes of an element that holds a passage.</summary>
    public static string Mark(Passage? passage)
    {
        if (passage is null)
        {
            return string.Empty;
        }

        var id = passage.Id is { } value ? $" id=\"{Escape(value)}\"" : string.Empty;
        return $"{id} class=\"passage k-{passage.Name}\"";
    }

    /// <summary>The mark for those who cannot see the coloured rule, and the source of fixed text.</summary>
    public void Seal(Passage? passage)
    {
        if (passage is not null)
        {
            var until = passage.ValidUntil is { } day ? "，有效期至" + day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : string.Empty;
            var source = passage.Source is { Length: > 0 } text ? $"（来源：{text}{until}）" : string.Empty;
            html.Append(" <span class=\"seal\" title=\"").Append(Escape(passage.Name + source)).Append("\">").Append(Escape(passage.Name)).Append("</span>");
        }
    }
}
