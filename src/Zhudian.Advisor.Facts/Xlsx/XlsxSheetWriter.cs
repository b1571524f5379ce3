using Zhudian.Advisor.Facts.Writing;

namespace Zhudian.Advisor.Facts.Xlsx;

/// <summary>Pages → xlsx, one worksheet a page, units in the headings.</summary>
internal static class XlsxSheetWriter
{
    public static void Write(IEnumerable<SheetPage> pages, Stream target)
    {
        using var book = new WorkbookWriter(target);
        foreach (var page in pages)
        {
            var rows = page.Rows.Select(r => r.Select(c => (c, CellStyle.Plain)).ToArray());
            if (!page.IsPairs)
            {
                var heading = page.Headers.Select((h, i) => (new PageCell(page.Units[i] is { } unit ? $"{h} ({unit})" : h), CellStyle.Heading)).ToArray();
                rows = rows.Prepend(heading);
            }

            book.Add(page.Name, rows, [.. Enumerable.Repeat(16d, Math.Max(2, page.Headers.Count))], page.IsPairs ? 0 : 1);
        }
    }
}
