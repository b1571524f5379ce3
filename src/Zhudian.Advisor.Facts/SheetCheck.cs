using System.Collections.Immutable;
using Zhudian.Advisor.Facts.Checking;
using Zhudian.Advisor.Facts.Diagnostics;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Facts;

/// <summary>One missing fact.</summary>
/// <param name="Id">Id of the missing item, as conclusions name it (<c>断面[A].总磷</c>, <c>清单:企业</c>).</param>
/// <param name="Entity">Worksheet.</param>
/// <param name="Key">Row; empty for a list that is not complete.</param>
/// <param name="Field">Field; empty for a list.</param>
/// <param name="Location">Its cell, or its row; null when it was written nowhere.</param>
/// <param name="State">空白, 未监测, 无效, 未报 or 部分.</param>
/// <param name="Provider">Whom to ask; empty when the vocabulary does not say.</param>
/// <param name="NextStep">What to do.</param>
public sealed record SheetGap(string Id, string Entity, string Key, string Field, SourceLocation? Location, string State, string Provider, string NextStep)
{
    /// <summary>One line for people: the cell, or the list that is not complete.</summary>
    public string Text => Field.Length == 0 ? $"清单“{Entity}”没有报全（{State}）" : $"{(Location is null ? string.Empty : Location + " ")}{Id}（{State}）";
}

/// <summary>Gaps of one field together.</summary>
/// <param name="Entity">Worksheet.</param>
/// <param name="Field">Field as headings name it, in a wide table the item; empty for a list that is not complete.</param>
/// <param name="Missing">Rows without it.</param>
/// <param name="Total">Rows of the worksheet.</param>
/// <param name="Name">Name of the field in the vocabulary.</param>
/// <param name="Examples">First gaps, at most five.</param>
public sealed record SheetGapGroup(string Entity, string Field, int Missing, int Total, string Provider, string NextStep, string Name, ImmutableArray<SheetGap> Examples)
{
    /// <summary>One line for people, without the next step.</summary>
    public string Text => Field.Length == 0
        ? Examples[0].Text
        : $"{Entity}.{Field}：{Total} 行中 {Missing} 行，如 {string.Join("、", Examples.Take(2).Select(e => e.Location?.ToString() ?? e.Id))}";
}

/// <summary>Everything wrong with or missing from a sheet.</summary>
/// <param name="Findings">Errors first, then lints; each names its cell and the remedy.</param>
/// <param name="Gaps">Every gap of the documents wanted, in order of worksheet, field, row. Empty when errors prevented a sheet.</param>
/// <param name="Groups">The same by worksheet and field.</param>
public sealed record SheetCheckReport(ImmutableArray<Diagnostic> Findings, ImmutableArray<SheetGap> Gaps, ImmutableArray<SheetGapGroup> Groups)
{
    /// <summary>Whether the sheet can be evaluated.</summary>
    public bool Usable => !Findings.Any(f => f.Severity == Severity.Error);
}

/// <summary><c>advisor sheet check</c>: errors, and gaps with their cell and the next step (DOMAIN.md §1.1-8).</summary>
public static class SheetCheck
{
    private const int MaxExamples = 5;

    /// <summary>Checks what was read; <paramref name="kinds"/> = documents wanted, empty = all.</summary>
    public static SheetCheckReport Run(SheetResult result, KnowledgeBase knowledge, IReadOnlyCollection<string>? kinds = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        var gaps = ImmutableArray.CreateBuilder<SheetGap>();
        var groups = ImmutableArray.CreateBuilder<SheetGapGroup>();
        if (result.Sheet is { } sheet)
        {
            var needs = new DocumentNeeds(knowledge, kinds ?? []);
            foreach (var entity in needs.Entities.Where(e => sheet.Tables.ContainsKey(e.Name)))
            {
                Table(sheet.Tables[entity.Name], needs.FieldsOf(entity), gaps, groups);
            }
        }

        return new SheetCheckReport(result.Diagnostics, gaps.ToImmutable(), groups.ToImmutable());
    }

    private static void Table(FactTable table, IReadOnlyList<FieldDef> fields, ImmutableArray<SheetGap>.Builder gaps, ImmutableArray<SheetGapGroup>.Builder groups)
    {
        var entity = table.Entity;
        if (table.Gap is { } gap)
        {
            var provider = DocumentNeeds.ProviderOf(entity);
            var word = table.Completeness == Completeness.Partial ? "部分" : "未报";
            var next = (provider.Length > 0 ? $"向{provider}要全" : "收集齐全") + "，填完后在“完整性”标“已报全”；确实没有的，留空表并标“已报全”";
            var item = new SheetGap(gap.Items()[0].Id, entity.Name, string.Empty, string.Empty, null, word, provider, next);
            gaps.Add(item);
            groups.Add(new SheetGapGroup(entity.Name, string.Empty, 1, 1, provider, next, string.Empty, [item]));
        }

        foreach (var field in fields)
        {
            Field(table, field, gaps, groups);
        }
    }

    private static void Field(FactTable table, FieldDef field, ImmutableArray<SheetGap>.Builder gaps, ImmutableArray<SheetGapGroup>.Builder groups)
    {
        var next = DocumentNeeds.NextStep(field);
        var byHeading = new Dictionary<string, (int Missing, int Total, List<SheetGap> Examples)>(StringComparer.Ordinal);
        for (var row = 0; row < table.RowCount; row++)
        {
            var heading = Heading(table, row, field);
            var (missing, total, examples) = byHeading.TryGetValue(heading, out var known) ? known : (0, 0, []);
            if (GapAt(table, row, field, next) is { } gap)
            {
                gaps.Add(gap);
                missing++;
                if (examples.Count < MaxExamples)
                {
                    examples.Add(gap);
                }
            }

            byHeading[heading] = (missing, total + 1, examples);
        }

        foreach (var (heading, (missing, total, examples)) in byHeading.Where(g => g.Value.Missing > 0))
        {
            groups.Add(new SheetGapGroup(table.Entity.Name, heading, missing, total, field.Provider, next, field.Name, [.. examples]));
        }
    }

    // What stands above the cell in the worksheet: in a wide table the item (总磷), not the field that holds its values.
    private static string Heading(FactTable table, int row, FieldDef field)
    {
        if (table.Entity.Wide is not { } wide || !string.Equals(wide.Value.Name, field.Name, StringComparison.Ordinal))
        {
            return field.DisplayName;
        }

        var item = table.Get(row, wide.Item.Slot);
        return item.IsRow ? item.As<RowSource>()!.KeyOf(item.RowIndex) : field.DisplayName;
    }

    private static SheetGap? GapAt(FactTable table, int row, FieldDef field, string next)
    {
        var state = table.StateOf(row, field.Slot) switch { CellState.Blank => "空白", CellState.NotMonitored => "未监测", CellState.Invalid => "无效", _ => null };

        // Mark and detection limit of an unknown value have the id of that value: it is listed once.
        return state is null || table.Get(row, field.Slot).Unknown!.Items()[0] is not { } item || item.Field != field.Name
            ? null
            : new SheetGap(item.Id, table.Entity.Name, table.KeyOf(row), field.Name, table.LocationOf(row, field.Slot) ?? table.LocationOf(row, table.Entity.Key[0].Slot), state, field.Provider, next);
    }
}
