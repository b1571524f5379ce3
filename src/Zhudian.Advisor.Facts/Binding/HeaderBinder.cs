using Zhudian.Advisor.Facts.Diagnostics;
using Zhudian.Advisor.Facts.Raw;
using Zhudian.Advisor.Facts.Reading;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Units;

namespace Zhudian.Advisor.Facts.Binding;

/// <summary>What a heading of a worksheet means.</summary>
/// <param name="Field">Field the cells go to; null for 来源 of the row and for headings in error.</param>
/// <param name="Item">Of a wide table: text of the item (key or word) this column stands for; null for plain columns.</param>
/// <param name="Unit">Unit written in the heading; null = canonical.</param>
/// <param name="IsOrigin">来源 of the row.</param>
internal sealed record ColumnTarget(FieldDef? Field, string? Item, Unit? Unit, bool IsOrigin, long Position)
{
    /// <summary>Heading as written: what messages call a column of a wide table, whose field is 值 for all of them.</summary>
    public string Heading { get; init; } = string.Empty;

    /// <summary>Name of the column for messages.</summary>
    public string Name => Item is null ? Field!.DisplayName : Heading;

    /// <summary>Factor and divisor to the canonical unit when the field fixes it; both 1 otherwise.</summary>
    public (decimal Multiply, decimal Divide) Scale { get; init; } = (1, 1);
}

/// <summary>Resolves headings <c>字段或显示名 (单位)</c>, <c>*</c> marks, items of wide tables and <c>项目.字段</c>.</summary>
internal sealed class HeaderBinder(UnitSystem units, SheetPlace place, Findings findings)
{
    public ColumnTarget[] Bind(EntityDef entity, RawTable table)
    {
        var targets = new ColumnTarget[table.Headers.Count];
        var seen = new Dictionary<(string? Item, FieldDef? Field), string>();
        for (var i = 0; i < targets.Length; i++)
        {
            var header = table.Headers[i];
            targets[i] = BindOne(entity, table.Name, header);
            if (place.Grid && (targets[i].Field is not null || targets[i].IsOrigin) && !seen.TryAdd((targets[i].Item, targets[i].Field), header.Text))
            {
                findings.Error(FactCodes.DuplicateColumn, place.LocateOrFile(table.Name, header.Position), $"“{table.Name}”有两列都指“{header.Text}”", "删去其中一列");
                targets[i] = new ColumnTarget(null, null, null, false, header.Position);
            }
        }

        return targets;
    }

    /// <summary>Splits <c>总磷* (mg/L)</c> into name and unit; the unit is null when none was written.</summary>
    public static (string Name, string? Unit) Split(string heading)
    {
        var text = heading.Trim();
        string? unit = null;
        if (text.Length > 2 && text[^1] is ')' or '）')
        {
            var open = text.LastIndexOfAny(['(', '（']);
            if (open > 0)
            {
                unit = text[(open + 1)..^1].Trim();
                text = text[..open];
            }
        }

        return (text.Trim().Trim('*').Trim(), string.IsNullOrEmpty(unit) ? null : unit);
    }

    private ColumnTarget BindOne(EntityDef entity, string worksheet, RawHeader header)
    {
        var whole = header.Text.Trim().Trim('*').Trim();
        if (Find(entity, whole) is var (field, item) && (field is not null || item is not null))
        {
            return Make(entity, worksheet, header, field, item, null);
        }

        if (whole is SheetWords.Origin or SheetWords.RowOrigin)
        {
            return new ColumnTarget(null, null, null, true, header.Position);
        }

        var (name, unitText) = Split(header.Text);
        (field, item) = Find(entity, name);
        if (field is not null || item is not null)
        {
            return Make(entity, worksheet, header, field, item, unitText);
        }

        findings.Error(
            FactCodes.UnknownColumn, place.LocateOrFile(worksheet, header.Position), $"“{worksheet}”没有“{name}”这一列", Suggestion.Hint(name, [.. Candidates(entity), SheetWords.Origin]));
        return new ColumnTarget(null, null, null, false, header.Position);
    }

    private ColumnTarget Make(EntityDef entity, string worksheet, RawHeader header, FieldDef? field, string? item, string? unitText)
    {
        field ??= entity.Wide!.Value;
        var target = new ColumnTarget(field, item, null, false, header.Position) { Heading = header.Text.Trim().Trim('*') };
        if (unitText is null)
        {
            if (place.Grid && field.Unit is { } canonical && units.TryGet(canonical, out var known) && !IsPlain(known))
            {
                findings.Lint(FactCodes.UnitNotWritten, place.LocateOrFile(worksheet, header.Position), $"“{worksheet}”的“{header.Text}”没有写单位，按 {canonical} 读", $"表头写成“{header.Text} ({canonical})”");
            }

            return target;
        }

        if (!units.TryGet(unitText, out var unit))
        {
            var own = item is null ? field.Unit : ItemUnits.Of(entity, item);
            if (!string.Equals(unitText, own, StringComparison.Ordinal) && !(field.Unit is null && unitText is "-" or "/"))
            {
                findings.Error(FactCodes.WrongUnit, place.LocateOrFile(worksheet, header.Position), $"“{header.Text}”的单位“{unitText}”没有登记", UnitHint(field, own, unitText));
            }

            return target;
        }

        if (field.UnitFrom is not null)
        {
            return target with { Unit = unit };
        }

        return field.Unit is null
            ? PlainField(worksheet, header, target, unit)
            : Convert(worksheet, header, field, target, unit);
    }

    private ColumnTarget PlainField(string worksheet, RawHeader header, ColumnTarget target, Unit unit)
    {
        if (!IsPlain(unit))
        {
            findings.Error(FactCodes.WrongUnit, place.LocateOrFile(worksheet, header.Position), $"“{header.Text}”写了单位 {unit.Symbol}，而这一列没有单位", "去掉表头的单位，或检查是否写错了列");
        }

        return target;
    }

    private ColumnTarget Convert(string worksheet, RawHeader header, FieldDef field, ColumnTarget target, Unit unit)
    {
        if (units.TryGet(field.Unit!, out var canonical) && UnitSystem.TryConvert(unit, canonical, out _))
        {
            return target with { Scale = (unit.Factor, canonical.Factor) };
        }

        findings.Error(FactCodes.WrongUnit, place.LocateOrFile(worksheet, header.Position), $"“{header.Text}”的单位是 {unit.Symbol}，应能换算成 {field.Unit}", UnitHint(field, field.Unit, null));
        return target;
    }

    /// <summary>What the unit should be: a near one that fits first, then the expected one and those that convert to it.</summary>
    private string UnitHint(FieldDef field, string? expected, string? written)
    {
        if (expected is null)
        {
            return field.UnitFrom is { } path ? $"单位随“{string.Join('.', path)}”，写它的单位或可换算的单位" : "这一列没有单位，去掉表头括号里的单位";
        }

        if (!units.TryGet(expected, out var canonical))
        {
            return $"应为 {expected}";
        }

        var fitting = units.All.Where(u => string.Equals(u.Dimension, canonical.Dimension, StringComparison.Ordinal)).ToList();
        var near = written is null ? null : fitting.Find(u => u.Aliases.Append(u.Symbol).Any(s => string.Equals(Folded(s), Folded(written), StringComparison.Ordinal)));
        return $"{(near is null ? string.Empty : $"是否要写“{near.Symbol}”；")}应为 {expected} 或可换算的单位，可用：{string.Join("、", fitting.Select(u => u.Symbol).Take(12))}";
    }

    // Case, spaces and the three ways to type micro do not make another unit for a suggestion (they do for reading: Mg is not mg).
    private static string Folded(string unit)
        => unit.ToUpperInvariant().Replace('\u00B5', 'U').Replace('\u039C', 'U').Replace('\u03BC', 'U').Replace('／', '/').Replace(" ", string.Empty, StringComparison.Ordinal);

    private static bool IsPlain(Unit unit) => string.Equals(unit.Dimension, "1", StringComparison.Ordinal) && unit.Factor == 1;

    private static (FieldDef? Field, string? Item) Find(EntityDef entity, string name)
    {
        if (entity.TryGetField(name, out var field) || (field = entity.Fields.FirstOrDefault(f => string.Equals(f.DisplayName, name, StringComparison.Ordinal))!) is not null)
        {
            return (field, null);
        }

        if (entity.Wide is null)
        {
            return (null, null);
        }

        if (ItemText(entity.Wide.Item, name) is { } item)
        {
            return (null, item);
        }

        var dot = name.LastIndexOf('.');
        return dot > 0 && entity.TryGetField(name[(dot + 1)..], out var member) && ItemText(entity.Wide.Item, name[..dot]) is { } owner ? (member, owner) : (null, null);
    }

    /// <summary>The item as the long form would write it; null when the item field has no such value.</summary>
    private static string? ItemText(FieldDef item, string name) => item.Type.Kind switch
    {
        DataKind.Enum => item.Type.Enum!.TryRead(name, out var word) ? word.Text : null,
        DataKind.Reference when item.Type.Target!.ReferenceRows is { } rows => ReferenceKeys.Of(rows).ContainsKey(name) ? name : null,
        _ => null,
    };

    private static IEnumerable<string> Candidates(EntityDef entity)
    {
        var fields = entity.Fields.SelectMany(f => new[] { f.Name, f.DisplayName });
        var items = entity.Wide?.Item.Type switch
        {
            { Kind: DataKind.Enum } type => type.Enum!.Members.Select(m => m.Text),
            { Kind: DataKind.Reference, Target.ReferenceRows: { } rows } => ReferenceKeys.Of(rows).Keys,
            _ => [],
        };
        return fields.Concat(items).Distinct(StringComparer.Ordinal);
    }
}
