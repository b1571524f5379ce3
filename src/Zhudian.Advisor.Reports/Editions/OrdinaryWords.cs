using System.Text;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Reports.Editions;

/// <summary>
/// Words that any document of this knowledge base may say: the texts of its rules and tables and of a draft about no city at all. A sensitive
/// text found among them (属地政府) names nobody; it is replaced where it is printed as a fact and left alone elsewhere.
/// </summary>
public sealed class OrdinaryWords
{
    private readonly string _all;

    private OrdinaryWords(string all) => _all = all;

    /// <summary>Words of a knowledge base and of a draft made without facts (Markdown).</summary>
    public static OrdinaryWords Of(KnowledgeBase knowledge, string blankDraft)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        ArgumentNullException.ThrowIfNull(blankDraft);
        var all = new StringBuilder(blankDraft.Replace("\\", string.Empty, StringComparison.Ordinal)).Append('\n');
        var slots = knowledge.Rules.SelectMany(r => r.Actions).SelectMany(a => a.Fields).Select(f => f.Slot)
            .Concat(knowledge.Tables.Values.SelectMany(t => t.Editions).SelectMany(t => t.Rows).SelectMany(r => r.Outputs));
        foreach (var text in slots.Select(s => s.Text.Text)
            .Concat(knowledge.Rules.SelectMany(r => r.Lets).Select(l => l.Text.Text))
            .Concat(knowledge.Derived.Values.Select(d => d.FormulaText.Text))
            .Concat(knowledge.Enums.Values.SelectMany(e => e.Members).Select(m => m.Text))
            .Concat(knowledge.Entities.Values.SelectMany(e => e.Fields).Select(f => f.DisplayName))
            .Concat(knowledge.Entities.Values.SelectMany(Rows)))
        {
            all.Append(text).Append('\n');
        }

        return new OrdinaryWords(all.ToString());
    }

    /// <summary>Whether the text is, or is part of, what these documents say anyway.</summary>
    public bool Hold(string text) => _all.Contains(text, StringComparison.Ordinal);

    private static IEnumerable<string> Rows(EntityDef entity)
        => entity.ReferenceRows is not { } rows ? []
            : Enumerable.Range(0, rows.RowCount).SelectMany(r => entity.Fields.Select(f => rows.Get(r, f.Slot))).Where(v => v.Kind == ValueKind.String).Select(v => v.AsText!);
}
