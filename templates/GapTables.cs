using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Engine.Model;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Reports.Drafting;

namespace Zhudian.Advisor.Templates;

/// <summary>One line of the list of missing facts: the same field of several rows together.</summary>
/// <param name="What">What is missing, rows by name.</param>
/// <param name="Bindings">Judgements that wait for it.</param>
/// <param name="Provider">Whom to ask.</param>
/// <param name="NextStep">What to do.</param>
internal sealed record GapLine(string What, int Bindings, string Provider, string NextStep);

/// <summary>One line of the list of undecided judgements.</summary>
/// <param name="Kinds">Kinds of conclusion.</param>
/// <param name="Rules">Rules with their titles.</param>
/// <param name="Subjects">Rows they are about, by name.</param>
/// <param name="Count">Undecided bindings.</param>
internal sealed record UndecidedLine(string Kinds, string Rules, string Subjects, int Count);

/// <summary>What is missing and what is undecided, by name: readers know places and documents, not the keys of the sheet.</summary>
internal sealed class GapTables
{
    private const int MostRows = 5;
    private readonly DraftModel _model;
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    public GapTables(DraftModel model)
    {
        _model = model;
        foreach (var table in model.Sheet.Tables.Values.OrderBy(t => t.Entity.Name, StringComparer.Ordinal))
        {
            // 企业 keeps its number here: naming one needs evidence (the annex has the key). Rows without a name of their own are told by what they belong to.
            if (table.Entity.Name != "企业" && NameField(table.Entity) is { } field)
            {
                for (var row = 0; row < table.RowCount; row++)
                {
                    if (table.Get(row, field.Slot) is { Kind: ValueKind.String, AsText: { Length: > 0 } name })
                    {
                        _names.TryAdd(table.Entity.Name + "\n" + table.KeyOf(row), name);
                        _names.TryAdd(table.KeyOf(row), name);
                    }
                }
            }
        }

    }

    /// <summary>Absent facts and lists, most waited for first; fields of the same name together.</summary>
    public IReadOnlyList<GapLine> Missing()
        => [.. _model.Assessment.MissingFacts.Where(m => m.Item.Reason is MissingReason.Fact or MissingReason.List)
            .GroupBy(m => (m.Item.Entity, m.Item.Field, Text: Template(m.Item), m.Provider, m.NextStep))
            .Select(g => new GapLine(
                g.First().Item.Key.Length == 0 ? g.Key.Text : g.Key.Text.Replace("\n", "“" + Some(g.Select(m => Named(m.Item.Key, m.Item.Entity))) + "”", StringComparison.Ordinal),
                g.Sum(m => m.Bindings), g.Key.Provider, g.Key.NextStep))
            .OrderByDescending(l => l.Bindings)];

    /// <summary>Undecided judgements by kind of conclusion.</summary>
    public IReadOnlyList<UndecidedLine> Undecided()
        => [.. _model.Assessment.Unknown.GroupBy(u => string.Join("、", u.Rule.Actions.Select(a => a.Kind.Name).Distinct(StringComparer.Ordinal).Take(2)), StringComparer.Ordinal)
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new UndecidedLine(g.Key, Some(g.Select(u => u.Rule.Id).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), 40), Some(g.Select(u => Named(u.Subject))), g.Count()))];

    /// <summary>Name of a key, part by part; the key itself where nothing has a name.</summary>
    private string Named(string key, string entity = "")
    {
        if (key.StartsWith("清单:", StringComparison.Ordinal))
        {
            return key[3..] + "清单（没有报全）";
        }

        return _names.TryGetValue(entity + "\n" + key, out var own) ? own : string.Join(' ', key.Split('+', ' ').Select(part => _names.GetValueOrDefault(part, part)));
    }

    private static string Template(MissingItem item) => item.Key.Length == 0 ? item.Text : item.Text.Replace(" " + item.Key + " ", "\n", StringComparison.Ordinal);

    private static FieldDef? NameField(EntityDef entity)
        => entity.TryGetField("显示名", out var shown) ? shown : entity.TryGetField("名称", out var name) ? name : entity.TryGetField("指标", out var item) && item.Type.Kind == DataKind.Text ? item : null;

    private static string Some(IEnumerable<string> names, int most = MostRows)
    {
        var all = names.Distinct(StringComparer.Ordinal).ToList();
        return string.Join("、", all.Take(most)) + (all.Count > most ? $"等 {all.Count} 个" : string.Empty);
    }
}
