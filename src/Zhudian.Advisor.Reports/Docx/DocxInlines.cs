using System.Collections.Immutable;
using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Zhudian.Advisor.Reports.Publishing;
using RunStyle = Zhudian.Advisor.Reports.Publishing.RunStyle;
using RunStyle2 = DocumentFormat.OpenXml.Wordprocessing.RunStyle;

namespace Zhudian.Advisor.Reports.Docx;

/// <summary>Writes runs, links and footnote calls.</summary>
internal sealed class DocxInlines(MainDocumentPart main, IReadOnlyDictionary<string, string> bookmarks)
{
    private readonly HashSet<int> _called = [];
    private readonly Dictionary<string, string> _links = new(StringComparer.Ordinal);
    private int _bookmarkIds = 100_000;

    /// <summary>Adds inlines to a paragraph.</summary>
    /// <param name="parent">The paragraph.</param>
    /// <param name="inlines">The text.</param>
    /// <param name="part">The part the text stands in (links are relations of their part).</param>
    public void Add(OpenXmlElement parent, ImmutableArray<DraftInline> inlines, OpenXmlPart? part = null)
    {
        foreach (var inline in inlines)
        {
            switch (inline)
            {
                case TextRun run:
                    AddRun(parent, run, part ?? main);
                    break;
                case FootnoteCall call:
                    AddCall(parent, call.Number);
                    break;
                case LineBreak:
                    parent.Append(new Run(new Break()));
                    break;
            }
        }
    }

    /// <summary>A run of plain text.</summary>
    public static Run Text(string text) => new(new Text(text) { Space = SpaceProcessingModeValues.Preserve });

    private void AddRun(OpenXmlElement parent, TextRun run, OpenXmlPart part)
    {
        var element = Text(run.Text);
        var properties = new RunProperties();
        var style = run.Style switch
        {
            var s when s.HasFlag(RunStyle.Code) => "LiteralChar",
            var s when s.HasFlag(RunStyle.Strong) => "Strong",
            var s when s.HasFlag(RunStyle.Emphasis) => "Emphasis",
            _ when run.Link is not null => "Hyperlink",
            _ => null,
        };
        if (style is not null)
        {
            properties.RunStyle = new RunStyle2 { Val = style };
        }

        if (run.Style.HasFlag(RunStyle.Subscript) || run.Style.HasFlag(RunStyle.Superscript))
        {
            properties.VerticalTextAlignment = new() { Val = run.Style.HasFlag(RunStyle.Subscript) ? VerticalPositionValues.Subscript : VerticalPositionValues.Superscript };
        }

        if (properties.HasChildren)
        {
            element.PrependChild(properties);
        }

        switch (run.Link)
        {
            case null:
                parent.Append(element);
                break;
            case ['#', .. var id]:
                parent.Append(bookmarks.TryGetValue(id, out var bookmark) ? new Hyperlink(element) { Anchor = bookmark, History = true } : element);
                break;
            default:
                parent.Append(Uri.TryCreate(run.Link, UriKind.Absolute, out var uri) ? new Hyperlink(element) { Id = Relation(part, uri) } : element);
                break;
        }
    }

    private string Relation(OpenXmlPart part, Uri uri)
    {
        var key = part.Uri + " " + uri.OriginalString;
        if (!_links.TryGetValue(key, out var id))
        {
            id = "link" + (_links.Count + 1).ToString(CultureInfo.InvariantCulture);
            part.AddHyperlinkRelationship(uri, isExternal: true, id);
            _links[key] = id;
        }

        return id;
    }

    private void AddCall(OpenXmlElement parent, int number)
    {
        var name = "_RefFn" + number.ToString(CultureInfo.InvariantCulture);
        if (_called.Add(number))
        {
            var id = (++_bookmarkIds).ToString(CultureInfo.InvariantCulture);
            parent.Append(
                new BookmarkStart { Id = id, Name = name },
                new Run(Raised(), new FootnoteReference { Id = number }),
                new BookmarkEnd { Id = id });
            return;
        }

        // A second call repeats the number through a field: a footnote stands once.
        parent.Append(
            new Run(Raised(), new FieldChar { FieldCharType = FieldCharValues.Begin }),
            new Run(Raised(), new FieldCode($" NOTEREF {name} \\f \\h ") { Space = SpaceProcessingModeValues.Preserve }),
            new Run(Raised(), new FieldChar { FieldCharType = FieldCharValues.Separate }),
            new Run(Raised(), new Text(number.ToString(CultureInfo.InvariantCulture))),
            new Run(Raised(), new FieldChar { FieldCharType = FieldCharValues.End }));
    }

    private static RunProperties Raised() => new() { RunStyle = new RunStyle2 { Val = "FootnoteReference" } };
}
