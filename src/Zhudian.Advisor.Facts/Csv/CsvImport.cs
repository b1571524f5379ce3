using Zhudian.Advisor.Facts.Diagnostics;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Facts.Raw;
using Zhudian.Advisor.Facts.Reading;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Facts.Csv;

/// <summary>Adds the CSV files that a sheet's key 映射 names as worksheets of their entities; positions keep pointing into the CSV.</summary>
internal sealed class CsvImport(KnowledgeBase knowledge, SheetLimits limits, Findings findings)
{
    public void Add(RawSheet sheet, string folder)
    {
        if (sheet.Tables.Find(t => t.Name == "映射") is not { } table)
        {
            return;
        }

        sheet.Tables.Remove(table);
        foreach (var mapping in new MappingReader(sheet.Place, findings).Read(table))
        {
            AddFile(sheet, mapping, folder);
        }
    }

    private void AddFile(RawSheet sheet, ColumnMapping mapping, string folder)
    {
        var place = sheet.Place.LocateOrFile("映射", mapping.Position);
        if (mapping.File is null)
        {
            findings.Error(FactCodes.Mapping, place, "列映射没有写“文件”", "写“文件: 数据.csv”");
            return;
        }

        if (FolderPath.Within(folder, mapping.File) is not { } path)
        {
            findings.Error(FactCodes.Mapping, place, $"列映射的文件“{mapping.File}”不在事实表所在的目录里", "把 CSV 放在事实表旁边，只写文件名");
            return;
        }

        if (EntityOf(mapping, place) is not null && CsvFile.Read(path, mapping.File, mapping.Encoding, mapping.Delimiter, limits, findings) is { } file)
        {
            sheet.Place.Files.Add(mapping.File);
            AddRows(sheet, file, mapping, folder, sheet.Place.Files.Count, merge: false);
        }
    }

    /// <summary>Adds the rows of a file as rows of the mapping's entity. With <paramref name="merge"/> rows that come out equal are one row: a list of counts names its sample in every line.</summary>
    public void AddRows(RawSheet sheet, CsvFile file, ColumnMapping mapping, string folder, int fileNumber, bool merge)
    {
        if (EntityOf(mapping, sheet.Place.LocateOrFile("映射", mapping.Position)) is { } entity
            && MappedCsv.Open(file, mapping, folder, sheet.Place, limits, findings) is { } csv && Bind(csv, mapping, entity, sheet.Place))
        {
            Fill(sheet, csv, entity.Name, fileNumber, merge);
        }
    }

    private EntityDef? EntityOf(ColumnMapping mapping, SourceLocation place)
    {
        if (mapping.Entity is { } name && knowledge.Entities.TryGetValue(name, out var entity) && SheetWords.IsFactTable(entity))
        {
            return entity;
        }

        findings.Error(
            FactCodes.Mapping, place, $"列映射的实体“{mapping.Entity}”不是一张事实表",
            Suggestion.Hint(mapping.Entity ?? string.Empty, [.. knowledge.Entities.Values.Where(SheetWords.IsFactTable).Select(e => e.Name)]));
        return null;
    }

    private bool Bind(MappedCsv csv, ColumnMapping mapping, EntityDef entity, SheetPlace place)
    {
        var good = true;
        foreach (var column in mapping.Columns)
        {
            good &= csv.Bind(column, place, findings);
        }

        foreach (var (target, value) in mapping.Constants)
        {
            csv.BindConstant(target, value);
        }

        if (mapping.Columns.Count == 0)
        {
            foreach (var name in MappingGuess.TargetsOf(entity).Where(t => !mapping.Constants.ContainsKey(t)))
            {
                csv.BindByName(name);
            }
        }

        return good;
    }

    private static void Fill(RawSheet sheet, MappedCsv csv, string entity, int fileNumber, bool merge)
    {
        var table = sheet.Tables.Find(t => t.Name == entity);
        if (table is null)
        {
            sheet.Tables.Add(table = new RawTable(entity, RawPosition.Of(1, 1, fileNumber)));
        }

        // Several files may fill one worksheet: headings are shared by text.
        var at = csv.Columns.Select(c => HeaderAt(table, c.Unit is null ? c.Target : $"{c.Target} ({c.Unit})", RawPosition.Of(1, c.Column + 1, fileNumber))).ToArray();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (line, fields) in csv.Rows())
        {
            if (merge && !seen.Add(string.Join('\u001f', csv.Columns.Select(c => csv.TextOf(c, fields)))))
            {
                continue;
            }

            var cells = new RawCell[table.Headers.Count];
            for (var i = 0; i < at.Length; i++)
            {
                cells[at[i]] = RawCell.OfText(csv.TextOf(csv.Columns[i], fields), RawPosition.Of(line, csv.Columns[i].Column + 1, fileNumber));
            }

            table.Rows.Add(new RawRow(RawPosition.Of(line, 1, fileNumber), cells));
        }
    }

    private static int HeaderAt(RawTable table, string text, long position)
    {
        var at = table.Headers.FindIndex(h => h.Text == text);
        if (at < 0)
        {
            table.Headers.Add(new RawHeader(text, position));
            at = table.Headers.Count - 1;
        }

        return at;
    }
}
