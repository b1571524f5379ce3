using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Knowledge.Building;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Reading;
using Zhudian.Advisor.Knowledge.Units;
using Zhudian.Advisor.Knowledge.Vocabulary;

namespace Zhudian.Advisor.Knowledge.References;

/// <summary>Which column of a reference table holds which field, and in which unit. A header is <c>字段</c> or <c>字段 (单位)</c>; the first is <c>X.字段</c>.</summary>
internal sealed class ReferenceColumns
{
    private readonly int[] _columnOfSlot;
    private readonly decimal[] _factors;

    private ReferenceColumns(int slots)
    {
        _columnOfSlot = new int[slots];
        _factors = new decimal[slots];
        Array.Fill(_columnOfSlot, -1);
        Array.Fill(_factors, 1m);
    }

    /// <summary>Column of a field, or -1.</summary>
    public int this[FieldDef field] => _columnOfSlot[field.Slot];

    /// <summary>Factor from the header's unit to the field's.</summary>
    public decimal Factor(FieldDef field) => _factors[field.Slot];

    /// <summary>Matches the header; null when key columns are missing (reported).</summary>
    public static ReferenceColumns? Match(RawTable table, EntityDef kind, KnowledgeBuilder builder)
    {
        var columns = new ReferenceColumns(kind.Fields.Length);
        for (var i = 0; i < table.Header.Length; i++)
        {
            columns.MatchOne(table.Header[i], i, kind, builder);
        }

        var first = table.Header[0];
        var lead = Name(first, 0);
        if (kind.TryGetField(lead, out var leading) && !kind.Key.Contains(leading))
        {
            builder.Report(ValueDiagnostics.ReferenceLead(first.Location, first.Text, string.Join('、', kind.Key.Select(k => $"{kind.Name}.{k.Name}"))));
        }

        var whole = true;
        foreach (var key in kind.Key.Where(k => columns[k] < 0))
        {
            builder.Report(ValueDiagnostics.ReferenceMissing(table.Location, kind.Name, key.Name, "键"));
            whole = false;
        }

        foreach (var field in kind.Fields.Where(f => f.Required && columns[f] < 0 && !kind.Key.Contains(f)))
        {
            builder.Report(ValueDiagnostics.ReferenceMissing(table.Location, kind.Name, field.Name, "必填字段"));
        }

        return whole ? columns : null;
    }

    private void MatchOne(RawCell cell, int column, EntityDef kind, KnowledgeBuilder builder)
    {
        var text = Name(cell, column);
        var open = text.IndexOf(" (", StringComparison.Ordinal);
        var name = open > 0 && text[^1] == ')' ? text[..open] : text;
        if (!kind.TryGetField(name, out var field))
        {
            if (!AttributeReader.Inherited.Contains(text) && text is not ("备注" or "说明"))
            {
                var names = kind.Fields.Select(f => f.Name);
                builder.Report(ValueDiagnostics.ReferenceColumn(cell.Location, kind.Name, text, Spelling.Hint(name, names) ?? $"可用的列：{string.Join('、', names)}"));
            }

            return;
        }

        if (_columnOfSlot[field.Slot] >= 0)
        {
            builder.Report(VocabularyDiagnostics.RepeatedColumn(cell.Location, name));
            return;
        }

        _columnOfSlot[field.Slot] = column;
        if (name.Length < text.Length)
        {
            ReadUnit(cell, text[(open + 2)..^1], field, builder);
        }
    }

    private void ReadUnit(RawCell cell, string text, FieldDef field, KnowledgeBuilder builder)
    {
        if (UnitReader.Symbol(SourceText.From(text, cell.Location.Path, cell.Location.Line, cell.Location.Column), builder) is not { } symbol)
        {
            return;
        }

        builder.Units.TryGet(symbol, out var from);
        if (field.Unit is not null && builder.Units.TryGet(field.Unit, out var to) && UnitSystem.TryConvert(from, to, out var factor))
        {
            _factors[field.Slot] = factor;
        }
        else
        {
            builder.Report(ValueDiagnostics.ReferenceUnit(cell.Location, text, field.ToString(), field.Unit ?? "无单位"));
        }
    }

    /// <summary>Header text; the first header without its <c>X.</c>.</summary>
    private static string Name(RawCell cell, int column) => column == 0 ? cell.Text[(cell.Text.IndexOf('.', StringComparison.Ordinal) + 1)..] : cell.Text;
}
