using Zhudian.Advisor.Facts.Binding;
using Zhudian.Advisor.Facts.Csv;
using Zhudian.Advisor.Facts.Diagnostics;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Facts.Raw;
using Zhudian.Advisor.Facts.Reading;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Facts;

/// <summary>
/// Rows of one CSV file as a small fact sheet: the column mapping has one entry per entity (实体, no 文件), so that a list of counts gives samples
/// and counts, and a derived quantity of the sample sees its counts. Rows of an entity that come out equal are one row; the entities of the mapping
/// are 已报全, all others 未报. Needed by <c>advisor apply</c> where one row of the file is only a part of the subject.
/// </summary>
public static class RowSheet
{
    /// <summary>Whether the mapping file speaks of entities; false also when it cannot be read (the reading then says why).</summary>
    public static bool IsDescribedBy(string? mapPath, SheetLimits? limits = null)
        => mapPath is not null && MappingFile.Read(mapPath, new SheetPlace(mapPath, Grid: false), limits ?? SheetLimits.Default, new Findings()).Exists(m => m.Entity is not null);

    /// <summary>Reads the file through the mapping; no sheet, but errors, when either cannot be used or a cell cannot be read.</summary>
    public static SheetResult Read(string csvPath, string mapPath, KnowledgeBase knowledge, DateOnly asOf, SheetLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(csvPath);
        ArgumentNullException.ThrowIfNull(knowledge);
        var bounds = limits ?? SheetLimits.Default;
        var findings = new Findings();
        var sheet = new RawSheet(new SheetPlace(mapPath, Grid: false));
        var mappings = MappingFile.Read(mapPath, sheet.Place, bounds, findings);
        var shown = csvPath.Replace('\\', '/');
        foreach (var mapping in mappings.Where(m => m.File is not null || m.Entity is null))
        {
            findings.Error(
                FactCodes.Mapping, sheet.Place.LocateOrFile("映射", mapping.Position), mapping.Entity is null ? "几份列映射都要写“实体”" : "数据行由命令给出，列映射里不写“文件”",
                mapping.Entity is null ? "写“实体: 事实表名”" : "删去“文件”");
        }

        if (findings.HasErrors || CsvFile.Read(csvPath, shown, mappings.Find(m => m.Encoding is not null)?.Encoding, mappings.Count == 0 ? ',' : mappings[0].Delimiter, bounds, findings) is not { } file)
        {
            return new SheetResult(null, findings.ToImmutable());
        }

        sheet.Place.Files.Add(shown);
        var import = new CsvImport(knowledge, bounds, findings);
        foreach (var mapping in mappings)
        {
            import.AddRows(sheet, file, mapping, Path.GetDirectoryName(Path.GetFullPath(mapPath))!, sheet.Place.Files.Count, merge: true);
        }

        return findings.HasErrors
            ? new SheetResult(null, findings.ToImmutable())
            : new SheetBinder(knowledge, SheetReadOptions.Default with { AsOf = asOf }, strict: true).Bind(WithCompleteness(sheet), findings);
    }

    private static RawSheet WithCompleteness(RawSheet sheet)
    {
        var words = new RawTable(SheetWords.Completeness, 0);
        words.Rows.AddRange(sheet.Tables.Select(t => new RawRow(0, [RawCell.OfText(t.Name, 0), RawCell.OfText(SheetWords.Print(Completeness.Complete), 0)])));
        sheet.Tables.Add(words);
        return sheet;
    }
}
