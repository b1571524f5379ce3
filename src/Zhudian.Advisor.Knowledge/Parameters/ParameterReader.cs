using System.Collections.Immutable;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Building;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Reading;
using Zhudian.Advisor.Knowledge.Units;
using Zhudian.Advisor.Knowledge.Vocabulary;

namespace Zhudian.Advisor.Knowledge.Parameters;

/// <summary>
/// Reads the tables <c>参数, 值, 类型, 单位, 起, 止, 取日, 备选, 核验, 依据, 说明</c> (RULES.md §§2, 5, 11). Rows of one name, in whichever file, are its editions.
/// Without 类型 the type is what all values and alternatives can be read as: 数, 是否, 日期, else 文本.
/// </summary>
internal sealed class ParameterReader(KnowledgeBuilder builder, IRowLookup rows)
{
    private static readonly DataType[] Inferable = [new(DataKind.Number), new(DataKind.YesNo), new(DataKind.Date)];
    private readonly OrderedDictionary<string, List<Draft>> _drafts = new(StringComparer.Ordinal);

    public static void Read(KnowledgeBuilder builder, IRowLookup rows)
    {
        var reader = new ParameterReader(builder, rows);
        foreach (var table in builder.Blocks(RawBlockKind.Parameters))
        {
            reader.ReadTable(table);
        }

        foreach (var (name, drafts) in reader._drafts)
        {
            reader.Build(name, drafts);
        }
    }

    /// <summary>Puts an edited value in force; gives what takes it back, null when more than a literal value changed.</summary>
    public static Action? Reread(KnowledgeBuilder builder, RawTable table, RawRow row)
    {
        var column = table.Column("值");
        if (column < 0 || !builder.Parameters.TryGetValue(row[0].Text, out var parameter) || parameter.Editions.FirstOrDefault(e => e.Info.Location == row[0].Location) is not { } edition
            || row[column].IsBlank || row[column].Text.StartsWith("= ", StringComparison.Ordinal) || !edition.Value.IsDefinite)
        {
            return null;
        }

        var before = edition.Value;
        MissingItem Missing() => new($"参数:{parameter.Name}", $"参数“{parameter.Name}”的值未取得", MissingReason.NotObtained, parameter.Name);
        if (LiteralReader.TryReadSlot(row[column].Source, parameter.Declared, builder, new References.ReferenceLookup(), $"参数“{parameter.Name}”", Missing, out var value))
        {
            edition.Value = value;
        }

        return () => edition.Value = before;
    }

    private void ReadTable(RawTable table)
    {
        var columns = new TableColumns(table, builder, ["参数", "值"], ["类型", "单位", "起", "止", "取日", "备选", "说明"]);
        foreach (var row in columns.Complete ? table.Rows : [])
        {
            var name = row[0].Text;
            if (!Identifiers.IsIdentifier(name) || Identifiers.IsReserved(name))
            {
                builder.Report(ValueDiagnostics.ParameterName(row[0].Location, name));
            }
            else if (builder.Declare(name, ElementKind.Parameter, row[0].Location, edition: true))
            {
                var draft = ReadRow(table, row, columns);
                if (!_drafts.TryGetValue(name, out var list))
                {
                    _drafts.Add(name, list = []);
                }

                list.Add(draft);
            }
        }
    }

    private Draft ReadRow(RawTable table, RawRow row, TableColumns columns)
    {
        var attributes = builder.Attributes.OfRow(table, row);
        DataType? type = null;
        if (columns.Get(row, "类型") is { } typeCell && TypeReader.TryRead(typeCell.Source, builder, out var read))
        {
            type = read;
        }

        var byDatum = columns.Get(row, "取日");
        if (byDatum is not null && byDatum.Text is not ("数据日" or "评价日"))
        {
            builder.Report(ValueDiagnostics.ByDatum(byDatum.Location, byDatum.Text));
        }

        var from = ReadDay(columns.Get(row, "起"), "起") ?? attributes.From;
        var to = ReadDay(columns.Get(row, "止"), "止") ?? attributes.To;
        if (from > to && (columns.Get(row, "起") ?? columns.Get(row, "止")) is not null)
        {
            builder.Report(AttributeDiagnostics.Order(row.Location, from.Value, to.Value));
        }

        return new Draft(
            table.Info(row[0].Text, row[0].Location, attributes), row[table.Column("值")], type,
            columns.Get(row, "单位") is { } unit ? UnitReader.Symbol(unit.Source, builder) : null, from, to, byDatum?.Text is "数据日",
            columns.Get(row, "备选") is { } alternatives ? TableColumns.List(alternatives.Source) : [], columns.Text(row, "说明"));
    }

    private DateOnly? ReadDay(RawCell? cell, string column)
    {
        if (cell is null || cell.Text is "无")
        {
            return null;
        }

        if (AttributeReader.TryDate(cell.Text, out var day))
        {
            return day;
        }

        builder.Report(AttributeDiagnostics.Date(cell.Location, column, cell.Text));
        return null;
    }

    private void Build(string name, List<Draft> drafts)
    {
        var type = drafts.Find(d => d.Type is not null)?.Type ?? Infer(drafts);
        var first = drafts[0];
        foreach (var draft in drafts)
        {
            var place = draft.Info.Location;
            if (draft.Type is { } own && !ReferenceEquals(own, type) && own != type)
            {
                builder.Report(ValueDiagnostics.EditionsDiffer(place, name, "类型", type.Feel.Name, own.Feel.Name));
            }

            if (!string.Equals(draft.Unit, first.Unit, StringComparison.Ordinal))
            {
                builder.Report(ValueDiagnostics.EditionsDiffer(place, name, "单位", first.Unit ?? "-", draft.Unit ?? "-"));
            }

            if (draft.ByDatum != first.ByDatum)
            {
                builder.Report(ValueDiagnostics.EditionsDiffer(place, name, "取日", first.ByDatum ? "数据日" : "评价日", draft.ByDatum ? "数据日" : "评价日"));
            }
        }

        var ordered = drafts.OrderBy(d => d.From?.DayNumber ?? 0).ToList();
        for (var i = 1; i < ordered.Count; i++)
        {
            if (ordered[i - 1].To is not { } end || ordered[i].From is not { } start || end >= start)
            {
                builder.Report(ValueDiagnostics.Overlap(ordered[i].Info.Location, name, ordered[i - 1].Info.Location));
            }
        }

        var editions = ordered.ConvertAll(d => Edition(name, type, d));
        builder.Parameters.Add(name, new ParameterDef(name, type.Feel, first.Unit, first.ByDatum, [.. editions]) { Declared = type });
    }

    private ParameterEdition Edition(string name, DataType type, Draft draft)
    {
        var alternatives = ImmutableArray.CreateBuilder<Value>();
        foreach (var text in draft.Alternatives)
        {
            if (LiteralReader.TryRead(text, type, builder, $"参数“{name}”的备选", out var alternative, rows))
            {
                alternatives.Add(alternative);
            }
        }

        var edition = new ParameterEdition(draft.Info, Value.Null, draft.From, draft.To, alternatives.ToImmutable(), draft.Description) { ValueText = draft.Value.Source };
        if (draft.Value.Text.StartsWith("= ", StringComparison.Ordinal))
        {
            builder.Constants.Add(new PendingConstant(draft.Value.Source, 2, type, $"参数“{name}”", value => edition.Value = value));
            return edition;
        }

        if (draft.Value.IsBlank)
        {
            builder.Report(ReadingDiagnostics.EmptyCell(draft.Value.Location, "值"));
            return edition;
        }

        MissingItem Missing() => new($"参数:{name}", $"参数“{name}”的值未取得", MissingReason.NotObtained, name);
        if (LiteralReader.TryReadSlot(draft.Value.Source, type, builder, rows, $"参数“{name}”", Missing, out var value))
        {
            edition.Value = value;
        }

        return edition;
    }

    private DataType Infer(List<Draft> drafts)
    {
        var texts = drafts.SelectMany(d => d.Alternatives.Select(a => a.Text).Append(d.Value.Text))
            .Where(t => t is not ("无" or "未取得" or "-") && !t.StartsWith("= ", StringComparison.Ordinal)).ToList();
        if (texts.Count == 0)
        {
            return new DataType(drafts.Exists(d => d.Value.Text.StartsWith("= ", StringComparison.Ordinal)) ? DataKind.Number : DataKind.Text);
        }

        return Array.Find(Inferable, t => texts.TrueForAll(text => LiteralReader.Read(text, t).Ok)) ?? new DataType(DataKind.Text);
    }

    private sealed record Draft(
        ElementInfo Info, RawCell Value, DataType? Type, string? Unit, DateOnly? From, DateOnly? To, bool ByDatum, List<SourceText> Alternatives, string Description);
}
