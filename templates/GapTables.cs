using Zhudian.Advisor.Engine.Model;
using Zhudian.Advisor.Feel.Values;
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
    private readonly RowNames _names;

    public GapTables(DraftModel model)
    {
        _model = model;
        _names = new RowNames(model.Sheet);
    }

    /// <summary>Absent facts and lists, most waited for first; fields of the same name together.</summary>
    public IReadOnlyList<GapLine> Missing()
        => [.. _model.Assessment.MissingFacts.Where(m => m.Item.Reason is MissingReason.Fact or MissingReason.List)
            .GroupBy(m => (m.Item.Entity, m.Item.Field, Text: Template(m.Item), m.Provider, m.NextStep))
            .Select(g => new GapLine(
                g.First().Item.Key.Length == 0 ? g.Key.Text : g.Key.Text.Replace("\n", "“" + Some(g.Select(m => _names.Of(m.Item.Key, m.Item.Entity))) + "”", StringComparison.Ordinal),
                g.Sum(m => m.Bindings), g.Key.Provider, g.Key.NextStep))
            .OrderByDescending(l => l.Bindings)];

    /// <summary>Undecided judgements by kind of conclusion.</summary>
    public IReadOnlyList<UndecidedLine> Undecided()
        => [.. _model.Assessment.Unknown.GroupBy(u => string.Join("、", u.Rule.Actions.Select(a => a.Kind.Name).Distinct(StringComparer.Ordinal).Take(2)), StringComparer.Ordinal)
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new UndecidedLine(g.Key, Some(g.Select(u => u.Rule.Id).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), 40), Some(g.Select(u => _names.Of(u.Subject, u.Rule.Variables is [{ Entity: { } first }, ..] ? first.Name : string.Empty))), g.Count()))];

    /// <summary>Text of an item with a line feed where it names the row: 断面 S08（芦沙泾口）的目标类别, 月监测 S08 2026-01 的值.</summary>
    private static string Template(MissingItem item)
    {
        var at = item.Key.Length == 0 ? -1 : item.Text.IndexOf(" " + item.Key, StringComparison.Ordinal);
        if (at < 0)
        {
            return item.Text;
        }

        var rest = item.Text[(at + 1 + item.Key.Length)..];
        var end = rest.StartsWith('（') ? rest.IndexOf("）的", StringComparison.Ordinal) : -1;
        return item.Text[..at] + "\n" + (end >= 0 ? rest[(end + 1)..] : rest.TrimStart());
    }

    private static string Some(IEnumerable<string> names, int most = MostRows)
    {
        var all = names.Distinct(StringComparer.Ordinal).ToList();
        return string.Join("、", all.Take(most)) + (all.Count > most ? $"等 {all.Count} 个" : string.Empty);
    }
}
