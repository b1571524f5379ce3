using System.Collections.Immutable;
using Zhudian.Advisor.Facts.Diagnostics;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Facts.Raw;
using Zhudian.Advisor.Facts.Reading;
using Zhudian.Advisor.Facts.Tables;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Facts.Binding;

/// <summary>
/// Raw worksheets + vocabulary → typed sheet, or all errors at once. Order: headings and cells, keys and references, units fixed by
/// other fields, checks, completeness, tables, hash.
/// </summary>
internal sealed class SheetBinder(KnowledgeBase knowledge, SheetReadOptions options, bool strict)
{
    private static readonly string[] Reserved = [SheetWords.Settings, SheetWords.Completeness, SheetWords.Origin, SheetWords.Choices, SheetWords.Notes];

    public SheetResult Bind(RawSheet raw, Findings findings)
    {
        var cells = new CellReader(raw.Date1904);
        var drafts = new OrderedDictionary<string, TableDraft>(StringComparer.Ordinal);
        foreach (var entity in knowledge.Entities.Values.Where(SheetWords.IsFactTable).OrderBy(e => e.Name, StringComparer.Ordinal))
        {
            drafts.Add(entity.Name, new TableDraft(entity, raw.Place));
        }

        var completeness = new CompletenessBinder(drafts, raw.Place, findings);
        foreach (var table in raw.Tables)
        {
            BindTable(table, raw, drafts, completeness, cells, findings);
        }

        new ReferenceResolver(drafts, strict, findings).Resolve();
        var unitFrom = new UnitFromBinder(drafts, knowledge.Units, findings);
        var run = new EvaluationRun();
        foreach (var draft in drafts.Values)
        {
            unitFrom.Convert(draft);
            new TableChecks(draft, run, findings).Run(strict);
            new UsualChecks(draft, knowledge.Units, unitFrom, findings).Run();
        }

        var settings = new SettingsBinder(raw.Place, findings).Bind(raw.Tables.Find(t => t.Name == SheetWords.Settings), options, raw.Date1904);
        var choices = new ChoicesBinder(knowledge, raw.Place, cells, findings).Bind(raw.Tables.Find(t => t.Name == SheetWords.Choices));
        var notes = NotesOf(raw, findings);
        foreach (var draft in drafts.Values)
        {
            draft.Completeness = completeness.Decide(draft);
        }

        new SheetAdvice(drafts, findings).Run();
        return findings.HasErrors ? new SheetResult(null, findings.ToImmutable()) : new SheetResult(Freeze(drafts, settings, choices, notes), findings.ToImmutable());
    }

    private static FactSheet Freeze(OrderedDictionary<string, TableDraft> drafts, SheetSettings settings, SheetChoices choices, ImmutableArray<OriginNote> notes)
    {
        var tables = new Dictionary<string, FactTable>(StringComparer.Ordinal);
        foreach (var draft in drafts.Values)
        {
            var columns = new FactColumn[draft.Columns.Length];
            for (var i = 0; i < columns.Length; i++)
            {
                var column = draft.Columns[i];
                RowSource? target = column.IsReference ? column.Field.Type.Target!.ReferenceRows ?? (drafts.TryGetValue(column.Field.Type.Target.Name, out var t) ? t.Table : draft.Table) : null;
                columns[i] = column.Freeze(target);
            }

            var origin = draft.StatedOrigin ?? FactOrigin.Reported;
            var origins = new FactOrigin[draft.Origins.Count];
            for (var row = 0; row < origins.Length; row++)
            {
                origins[row] = draft.Origins[row] ?? origin;
            }

            draft.Table.Fill(columns, draft.Keys!, draft.ByKey, origins, draft.Completeness);
            tables.Add(draft.Entity.Name, draft.Table);
        }

        return new FactSheet(settings.City, settings.AsOf, settings.Period, settings.ComparePeriod, tables, choices, notes, CanonicalForm.Hash) { Watermark = settings.Watermark };
    }

    private void BindTable(RawTable table, RawSheet raw, OrderedDictionary<string, TableDraft> drafts, CompletenessBinder completeness, CellReader cells, Findings findings)
    {
        if (drafts.TryGetValue(table.Name, out var draft))
        {
            draft.Present = true;
            var targets = new HeaderBinder(knowledge.Units, raw.Place, findings).Bind(draft.Entity, table);
            var rows = new RowBinder(draft, targets, cells, findings);
            foreach (var row in table.Rows)
            {
                rows.Bind(row);
            }
        }
        else if (table.Name is SheetWords.Completeness or SheetWords.Origin)
        {
            completeness.Read(table);
        }
        else if (!Reserved.Contains(table.Name, StringComparer.Ordinal) && !SheetWords.Ignored(table.Name))
        {
            findings.Error(FactCodes.UnknownWorksheet, raw.Place.LocateOrFile(table.Name, table.Position), $"没有名为“{table.Name}”的事实表", Suggestion.Hint(table.Name, [.. drafts.Keys, .. Reserved]));
        }
    }

    private static ImmutableArray<OriginNote> NotesOf(RawSheet raw, Findings findings)
    {
        if (raw.Tables.Find(t => t.Name == SheetWords.Notes) is not { } table)
        {
            return [];
        }

        var reader = new NamedColumns(table, ["内容", "出处", "说明"], raw.Place, findings);
        return [.. table.Rows.Select(r => new OriginNote(reader.Text(r, "内容") ?? string.Empty, reader.Text(r, "出处") ?? string.Empty, reader.Text(r, "说明") ?? string.Empty))];
    }
}
