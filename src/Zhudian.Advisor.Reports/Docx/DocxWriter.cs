using System.Collections.Immutable;
using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Zhudian.Advisor.Reports.Publishing;
using Zhudian.Advisor.Reports.Publishing.Reading;

namespace Zhudian.Advisor.Reports.Docx;

/// <summary>Writes one draft as a WordprocessingML package.</summary>
internal sealed class DocxWriter(Draft draft, IReadOnlyList<int> pages, IReadOnlyDictionary<string, byte[]> charts)
{
    private readonly List<OpenXmlElement> _body = [];
    private readonly Dictionary<string, string> _bookmarks = new(StringComparer.Ordinal);
    private readonly List<(HeadingBlock Heading, int? Page, string Bookmark)> _headings = [];
    private MainDocumentPart _main = null!;
    private DocxHeaders _headers = null!;
    private DocxInlines _inlines = null!;
    private DocxTables _tables = null!;
    private DocxPictures _pictures = null!;
    private DocxLists _lists = null!;
    private int _bookmarkIds;

    /// <summary>A paragraph in a named style.</summary>
    public static Paragraph Paragraph(string style) => new(new ParagraphProperties { ParagraphStyleId = new() { Val = style } });

    /// <summary>Writes the package.</summary>
    public void Write(Stream target)
    {
        using var raw = new MemoryStream();
        using (var package = WordprocessingDocument.Create(raw, WordprocessingDocumentType.Document))
        {
            // Ids are given, not drawn: the same draft gives the same bytes.
            _main = package.AddNewPart<MainDocumentPart>("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", "rId1");
            DocxPackage.Feed(_main.AddNewPart<StyleDefinitionsPart>("styles"), "styles.xml");
            DocxPackage.Feed(_main.AddNewPart<DocumentSettingsPart>("settings"), "settings.xml");
            var numbering = _main.AddNewPart<NumberingDefinitionsPart>("numbering");
            DocxPackage.Feed(numbering, "numbering.xml");
            _headers = new(_main, draft.Metadata);
            MapBookmarks();
            _inlines = new(_main, _bookmarks);
            _tables = new(_inlines);
            _pictures = new(_main);
            _lists = new(numbering.Numbering);
            Front();
            Blocks(draft.Blocks);
            var last = DocxSections.Properties(_headers.References(numbered: true), _bodyStart, landscape: false, roman: false, _restart);
            _main.Document = new Document(new Body(_body.Append(last)));
            Footnotes();
            DocxPackage.FeedText(package.AddNewPart<CoreFilePropertiesPart>("rId2"), DocxPackage.Properties(draft.Metadata));
        }

        raw.Position = 0;
        DocxPackage.Normalise(raw, target);
    }

    private SectionMarkValues _bodyStart = SectionMarkValues.NextPage;
    private bool _restart = true;

    private void MapBookmarks()
    {
        foreach (var id in DraftLinks.Targets(draft))
        {
            _bookmarks[id] = "_Id" + (_bookmarks.Count + 1).ToString(CultureInfo.InvariantCulture);
        }

        var n = 0;
        foreach (var heading in draft.Blocks.OfType<HeadingBlock>())
        {
            _headings.Add((heading, n < pages.Count ? pages[n] : null, "_Toc" + (++n).ToString("00000", CultureInfo.InvariantCulture)));
        }
    }

    private void Front()
    {
        var meta = draft.Metadata;
        if (meta.Cover)
        {
            _body.AddRange(DocxCover.Write(meta));
            EndSection(DocxSections.Properties(_headers.References(numbered: false), SectionMarkValues.NextPage, landscape: false, roman: false, restart: false));
            _bodyStart = SectionMarkValues.OddPage;
        }

        if (meta.Contents && _headings.Count > 0)
        {
            _body.AddRange(DocxContents.Write(_headings));
            // LibreOffice loses the page number of a section that ends inside the paragraph that closes the contents field.
            _body.Add(Paragraph("SectionEnd"));
            EndSection(DocxSections.Properties(_headers.References(numbered: true), _bodyStart, landscape: false, roman: true, restart: true));
            _bodyStart = SectionMarkValues.OddPage;
        }

        var title = Paragraph("Title");
        _inlines.Add(title, [.. Subscripts.Split(meta.Title, Publishing.RunStyle.None, null)]);
        _body.Add(title);
        if (meta.Subtitle is { Length: > 0 } subtitle)
        {
            var line = Paragraph("Subtitle");
            line.Append(DocxInlines.Text(subtitle));
            _body.Add(line);
        }
    }

    private void Blocks(ImmutableArray<DraftBlock> blocks)
    {
        for (var i = 0; i < blocks.Length; i++)
        {
            var wide = LandscapeRuns.Length(blocks, i);
            if (wide == 0)
            {
                Block(blocks[i], 0, "BodyText");
                continue;
            }

            EndSection(DocxSections.Properties(_headers.References(numbered: true), _bodyStart, landscape: false, roman: false, _restart));
            (_bodyStart, _restart) = (SectionMarkValues.NextPage, false);
            for (var end = i + wide; i < end; i++)
            {
                Block(blocks[i], 0, "BodyText");
            }

            EndSection(DocxSections.Properties(_headers.References(numbered: true), SectionMarkValues.NextPage, landscape: true, roman: false, restart: false));
            i--;
        }
    }

    private void Block(DraftBlock block, int depth, string style)
    {
        switch (block)
        {
            case HeadingBlock heading:
                Heading(heading);
                break;
            case ParagraphBlock paragraph:
                var element = Paragraph(style == "BodyText" && block.Passage is { } passage ? PassageStyle(passage.Kind) : style);
                Bookmarked(element, block.Passage?.Id, () => _inlines.Add(element, paragraph.Text));
                _body.Add(element);
                break;
            case ListBlock list:
                List(list, depth);
                break;
            case TableBlock table:
                _body.AddRange(_tables.Write(table));
                break;
            case FigureBlock figure:
                Figure(figure);
                break;
            case CalloutBlock callout:
                Callout(callout, depth);
                break;
            case LiteralBlock literal:
                var lines = Paragraph("Literal");
                _inlines.Add(lines, [.. literal.Lines.SelectMany((l, i) => i == 0 ? new DraftInline[] { new TextRun(l) } : [new LineBreak(), new TextRun(l)])]);
                _body.Add(lines);
                break;
            case PageBreakBlock:
                _body.Add(new Paragraph(new Run(new Break { Type = BreakValues.Page })));
                break;
            default:
                throw new InvalidOperationException("unknown block");
        }
    }

    private void Heading(HeadingBlock heading)
    {
        var appendix = heading.Numbering == HeadingNumbering.Appendix;
        if (appendix)
        {
            var mark = Paragraph("AppendixMark");
            mark.Append(DocxInlines.Text(heading.Number));
            _body.Add(mark);
        }

        var element = Paragraph(appendix ? "AppendixTitle" : "Heading" + heading.Level.ToString(CultureInfo.InvariantCulture));
        var bookmark = _headings.First(h => ReferenceEquals(h.Heading, heading)).Bookmark;
        var id = NextId();
        element.Append(new BookmarkStart { Id = id, Name = bookmark });
        // Numbers are typed text, as offices do it: automatic numbers change when a passage is pasted elsewhere.
        Bookmarked(element, heading.Anchor, () => _inlines.Add(element, appendix || heading.Number.Length == 0 ? heading.Text : [new TextRun(heading.Number), .. heading.Text]));
        element.Append(new BookmarkEnd { Id = id });
        _body.Add(element);
    }

    private void List(ListBlock list, int depth)
    {
        var numbering = _lists.Open(list.Ordered, list.Start, depth);
        foreach (var item in list.Items)
        {
            var first = true;
            foreach (var block in item)
            {
                if (block is ParagraphBlock paragraph)
                {
                    var element = Paragraph("ListParagraph");
                    _lists.Mark(element, numbering, depth, first);
                    Bookmarked(element, block.Passage?.Id, () => _inlines.Add(element, paragraph.Text));
                    _body.Add(element);
                }
                else
                {
                    Block(block, depth + 1, "BodyText");
                }

                first = false;
            }
        }
    }

    private void Figure(FigureBlock figure)
    {
        var picture = Paragraph("Picture");
        picture.Append(charts.TryGetValue(figure.Number, out var png)
            ? _pictures.Picture(png, figure.Number, Subscripts.Flatten(figure.Chart.Alt))
            : DocxInlines.Text(Subscripts.Flatten(figure.Chart.Alt)));
        _body.Add(picture);
        var caption = Paragraph("FigureCaption");
        _inlines.Add(caption, [new TextRun(figure.Number + "　"), .. Subscripts.Split(figure.Chart.Title, Publishing.RunStyle.None, null)]);
        _body.Add(caption);
    }

    private void Callout(CalloutBlock callout, int depth)
    {
        var style = callout.Label is null ? "Quote" : "Callout";
        if (callout.Label is not null)
        {
            var label = Paragraph(style);
            _inlines.Add(label, [new TextRun(callout.Label, Publishing.RunStyle.Strong)]);
            _body.Add(label);
        }

        foreach (var block in callout.Blocks)
        {
            Block(block, depth + 1, style);
        }
    }

    private void Footnotes()
    {
        var part = _main.AddNewPart<FootnotesPart>("footnotes");
        var notes = new Footnotes(
            new Footnote(new Paragraph(new Run(new SeparatorMark()))) { Type = FootnoteEndnoteValues.Separator, Id = -1 },
            new Footnote(new Paragraph(new Run(new ContinuationSeparatorMark()))) { Type = FootnoteEndnoteValues.ContinuationSeparator, Id = 0 });
        part.Footnotes = notes;
        for (var i = 0; i < draft.Footnotes.Length; i++)
        {
            var text = Paragraph("FootnoteText");
            text.Append(new Run(new RunProperties { RunStyle = new() { Val = "FootnoteReference" } }, new FootnoteReferenceMark()), DocxInlines.Text(" "));
            _inlines.Add(text, draft.Footnotes[i], part);
            notes.Append(new Footnote(text) { Id = i + 1 });
        }
    }

    private void EndSection(SectionProperties section)
    {
        if (_body.LastOrDefault() is Paragraph { ParagraphProperties: { } properties } && properties.SectionProperties is null)
        {
            properties.SectionProperties = section;
            return;
        }

        var end = Paragraph("SectionEnd");
        end.ParagraphProperties!.SectionProperties = section;
        _body.Add(end);
    }

    private void Bookmarked(Paragraph element, string? id, Action add)
    {
        if (id is null || !_bookmarks.TryGetValue(id, out var name))
        {
            add();
            return;
        }

        var number = NextId();
        element.Append(new BookmarkStart { Id = number, Name = name });
        add();
        element.Append(new BookmarkEnd { Id = number });
    }

    private string NextId() => (++_bookmarkIds).ToString(CultureInfo.InvariantCulture);

    private static string PassageStyle(PassageKind kind) => kind switch
    {
        PassageKind.Conclusion => "PassageConclusion",
        PassageKind.Fact => "PassageFact",
        PassageKind.Fixed => "PassageFixed",
        PassageKind.Editor => "PassageEditor",
        _ => throw new InvalidOperationException("unknown passage kind"),
    };
}
