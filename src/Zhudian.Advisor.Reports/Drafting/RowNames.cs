using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Reports.Drafting;

/// <summary>
/// Names of rows for lists of what is missing or undecided: readers know places and documents, not the keys of a sheet. Rows whose name the
/// vocabulary grades 敏感 keep their key: naming an enterprise needs evidence. A key that several worksheets use is named only where the worksheet is known.
/// </summary>
public sealed class RowNames
{
    private const string ListMark = "清单:";
    private readonly Dictionary<(string Entity, string Key), string> _names = [];
    private readonly Dictionary<string, string> _unique = new(StringComparer.Ordinal);

    /// <summary>Names of a sheet.</summary>
    public RowNames(FactSheet sheet)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        var tables = sheet.Tables.Values.OrderBy(t => t.Entity.Name, StringComparer.Ordinal).ToList();
        // A worksheet keyed by a reference (one row a county) speaks of the same rows.
        var uses = tables.Where(t => t.Entity.Key is not [{ Type.Kind: DataKind.Reference }]).SelectMany(t => Enumerable.Range(0, t.RowCount).Select(t.KeyOf)).GroupBy(k => k, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        foreach (var table in tables.Where(t => NameOf(t.Entity) is not null))
        {
            var field = NameOf(table.Entity)!;
            Add(table, row => table.Get(row, field.Slot) is { Kind: ValueKind.String, AsText: { Length: > 0 } name } ? name : null, uses);
        }

        // Rows without a name of their own are told by the place they belong to.
        foreach (var table in tables.Where(t => NameOf(t.Entity) is null && t.Entity.Key is [{ Type.Kind: DataKind.Text }]))
        {
            Add(table, row => table.Entity.Fields.Select(f => PlaceOf(sheet, table, f, row)).OfType<string>().Select(place => $"{place}（{table.KeyOf(row)}）").FirstOrDefault(), uses);
        }
    }

    /// <summary>Name of a key, part by part of a composite one; the key itself where nothing has a name, words for a list that is not reported.</summary>
    public string Of(string key, string entity = "")
    {
        ArgumentNullException.ThrowIfNull(key);
        return key.StartsWith(ListMark, StringComparison.Ordinal) ? key[ListMark.Length..] + "清单（没有报全）"
            : _names.TryGetValue((entity, key), out var own) ? own
            : string.Join(' ', key.Split('+', ' ').Select(part => _unique.GetValueOrDefault(part, part)));
    }

    private static FieldDef? NameOf(EntityDef entity)
        => new[] { "显示名", "名称", "指标" }.Select(n => entity.TryGetField(n, out var field) && field.Type.Kind == DataKind.Text && field.Sensitivity != "敏感" ? field : null).FirstOrDefault(f => f is not null);

    private string? PlaceOf(FactSheet sheet, FactTable table, FieldDef field, int row)
    {
        var targets = field.Type is { Kind: DataKind.Reference, Target: not null } ? table.TargetRows(field.Slot) : [];
        return row < targets.Length && targets[row] >= 0 && sheet.Tables.TryGetValue(field.Type.Target!.Name, out var target)
            ? _names.GetValueOrDefault((target.Entity.Name, target.KeyOf(targets[row]))) : null;
    }

    private void Add(FactTable table, Func<int, string?> nameOf, Dictionary<string, int> uses)
    {
        for (var row = 0; row < table.RowCount; row++)
        {
            if (nameOf(row) is { } name)
            {
                var key = table.KeyOf(row);
                _names.TryAdd((table.Entity.Name, key), name);
                if (uses.GetValueOrDefault(key) == 1)
                {
                    _unique.TryAdd(key, name);
                }
            }
        }
    }
}
