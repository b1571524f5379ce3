using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Building;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Reading;
using Zhudian.Advisor.Knowledge.Vocabulary;

namespace Zhudian.Advisor.Knowledge.References;

/// <summary>
/// Reads reference data (RULES.md §2, top-left <c>X.Y</c>) in two passes: keys of all kinds first, so that rows may refer to rows of any file, then values.
/// </summary>
internal sealed class ReferenceReader(KnowledgeBuilder builder)
{
    private readonly ReferenceLookup _lookup = new();
    private readonly List<(ReferenceTable Table, EntityDef Kind, ReferenceColumns Columns, RawRow Row, int Index)> _rows = [];

    public static void Read(KnowledgeBuilder builder)
    {
        foreach (var kind in builder.Entities.Values.Where(e => e.Role == EntityRole.Reference))
        {
            kind.ReferenceRows = new ReferenceTable(kind);
        }

        var reader = new ReferenceReader(builder);
        foreach (var raw in builder.Blocks(RawBlockKind.Reference))
        {
            reader.ReadKeys(raw);
        }

        foreach (var row in reader._rows)
        {
            reader.ReadValues(row.Table, row.Kind, row.Columns, row.Row, row.Index);
        }

        Cycles.Check(builder);
    }

    /// <summary>Puts an edited row in force; gives what takes it back, null when its key or anything but literals changed.</summary>
    public static Action? Reread(KnowledgeBuilder builder, RawTable raw, RawRow old, RawRow row)
    {
        var lead = raw.Header[0].Text;
        var dot = lead.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0 || !builder.Entities.TryGetValue(lead[..dot], out var kind) || kind.ReferenceRows is not ReferenceTable table || ReferenceColumns.Match(raw, kind, builder) is not { } columns)
        {
            return null;
        }

        var reader = new ReferenceReader(builder);
        if (reader.KeyOf(kind, columns, old) is not { } key || reader.KeyOf(kind, columns, row) is not { } now || !string.Equals(key, now, StringComparison.Ordinal)
            || table.IndexOfKey(key) is not (>= 0 and var index) || row.Cells.Any(c => c.Text.StartsWith("= ", StringComparison.Ordinal)))
        {
            return null;
        }

        var before = kind.Fields.Select(f => table.Get(index, f.Slot)).ToArray();
        reader.ReadValues(table, kind, columns, row, index);
        return () =>
        {
            foreach (var field in kind.Fields)
            {
                table.Set(index, field.Slot, before[kind.Fields.IndexOf(field)]);
            }
        };
    }

    private void ReadKeys(RawTable raw)
    {
        var lead = raw.Header[0].Text;
        var name = lead[..lead.IndexOf('.', StringComparison.Ordinal)];
        if (!builder.Entities.TryGetValue(name, out var kind))
        {
            var near = Spelling.Nearest(name, builder.Entities.Values.Where(e => e.Role == EntityRole.Reference).Select(e => e.Name));
            builder.Report(ReadingDiagnostics.NearMiss(raw.Location, lead, near is null ? $"没有名为“{name}”的参考种类" : $"是否要写“{near}”？"));
            return;
        }

        if (kind.ReferenceRows is not ReferenceTable table)
        {
            builder.Report(ValueDiagnostics.NotReference(raw.Location, name));
            return;
        }

        if (ReferenceColumns.Match(raw, kind, builder) is not { } columns)
        {
            return;
        }

        foreach (var row in raw.Rows)
        {
            var attributes = builder.Attributes.OfRow(raw, row, n => kind.TryGetField(n, out _));
            if (KeyOf(kind, columns, row) is not { } key)
            {
                continue;
            }

            if (table.TryAdd(key, attributes, row.Location))
            {
                _rows.Add((table, kind, columns, row, table.RowCount - 1));
            }
            else
            {
                builder.Report(ValueDiagnostics.DuplicateKey(row.Location, kind.Name, key, table.LocationOf(table.IndexOfKey(key))!));
            }
        }
    }

    /// <summary>Text of the key: words for aliases, numbers in shortest form, everything else as written.</summary>
    private string? KeyOf(EntityDef kind, ReferenceColumns columns, RawRow row)
    {
        var parts = new List<string>();
        foreach (var field in kind.Key)
        {
            var cell = row[columns[field]];
            if (cell.IsBlank || cell.Text is "无" or "未取得" || cell.Text.StartsWith("= ", StringComparison.Ordinal))
            {
                builder.Report(ValueDiagnostics.KeyValue(cell.Location, $"{kind.Name}.{field.Name}", cell.Text));
                return null;
            }

            var word = field.Type.Kind is DataKind.Enum or DataKind.Number or DataKind.Integer or DataKind.Year ? LiteralReader.Read(cell.Text, field.Type) : LiteralResult.Of(Value.Of(cell.Text));
            parts.Add(!word.Ok ? cell.Text : word.Value.AsText ?? ValueText.Print(word.Value));
        }

        return string.Join('+', parts);
    }

    private void ReadValues(ReferenceTable table, EntityDef kind, ReferenceColumns columns, RawRow row, int index)
    {
        foreach (var field in kind.Fields)
        {
            var column = columns[field];
            if (column < 0)
            {
                continue;
            }

            var cell = row[column];
            if (cell.IsBlank)
            {
                if (field.Required && !kind.Key.Contains(field))
                {
                    builder.Report(ValueDiagnostics.RequiredCell(cell.Location, field.ToString()));
                }

                continue;
            }

            MissingItem Missing() => new($"{kind.Name}[{table.KeyOf(index)}].{field.Name}", $"{kind.Name}“{table.KeyOf(index)}”的{field.DisplayName}未取得", MissingReason.NotObtained, kind.Name, table.KeyOf(index), field.Name);
            if (cell.Text.StartsWith("= ", StringComparison.Ordinal))
            {
                builder.Constants.Add(new PendingConstant(cell.Source, 2, field.Type, field.ToString(), value => table.Set(index, field.Slot, value)));
            }
            else if (LiteralReader.TryReadSlot(cell.Source, field.Type, builder, _lookup, field.ToString(), Missing, out var value))
            {
                var factor = columns.Factor(field);
                table.Set(index, field.Slot, factor != 1m && value.IsNumber ? Value.Of(value.AsNumber * factor) : value);
            }
        }
    }
}
