using System.Globalization;
using Zhudian.Advisor.Engine.Model;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Reports.Editions;

/// <summary>
/// The texts a public edition must not name: every stored text of a field the vocabulary grades 敏感, and the persons of 专家核定, numbered in
/// the order of the sheet. A text that a field graded 公开 also carries is public already and keeps its name, unless it is the name of a row.
/// Names of rows and persons are replaced wherever they stand, further texts too unless they are ordinary words (<see cref="OrdinaryWords"/>).
/// </summary>
public sealed class NumberedNames
{
    private const string Sensitive = "敏感";
    private const string Open = "公开";
    private const string RowName = "名称";
    private const string Attesting = "核定人";

    // A key this long may be a credit code; one with Chinese characters is a name.
    private const int CodeLength = 8;
    private readonly Dictionary<string, NumberedName> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly List<NumberedName> _aliases = [];
    private readonly Dictionary<FieldDef, HashSet<string>> _texts = [];

    private NumberedNames()
    {
    }

    /// <summary>Names and numbers, in order of number.</summary>
    public IReadOnlyList<NumberedName> All => [.. _names.Values];

    /// <summary>Further texts that stand for the same rows: keys that say whom they mean.</summary>
    public IReadOnlyList<NumberedName> Aliases => _aliases;

    /// <summary>Texts of a field.</summary>
    public IEnumerable<NumberedName> Of(FieldDef field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return _texts.TryGetValue(field, out var texts) ? texts.Select(t => _names[t]) : [];
    }

    /// <summary>Number of a whole text; null when it has none.</summary>
    public string? NumberOf(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return _names.TryGetValue(text.Trim(), out var name) ? name.Number : null;
    }

    /// <summary>What is replaced wherever it stands: names, and texts that are neither ordinary words nor said by another field.</summary>
    public IReadOnlyList<NumberedName> Everywhere(OrdinaryWords words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return [.. _names.Values.Where(n => n.IsName || (!n.IsShared && !words.Hold(n.Text))), .. _aliases];
    }

    /// <summary>Why no public edition can be made: a name, or a key that says whom it means, of one character cannot be told from other words. Empty when one can.</summary>
    public IReadOnlyList<Diagnostic> Problems
        => [.. _names.Values.Concat(_aliases).Where(n => n.Text.Length < 2).Select(n => new Diagnostic(
            "PUB040", Severity.Error, null, $"{n.Field}（{n.Key}）只有一个字，公开版无法以编号代替", "在事实表里写全称"))];

    /// <summary>Names of a sheet.</summary>
    public static NumberedNames Of(Assessment assessment)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        var names = new NumberedNames();
        var tables = assessment.Sheet.Tables.Values.OrderBy(t => t.Entity.Name, StringComparer.Ordinal).ToList();
        var open = tables.SelectMany(t => t.Entity.Fields.Where(f => f.Sensitivity == Open).SelectMany(f => Texts(t, f))).Select(x => x.Text).ToHashSet(StringComparer.Ordinal);
        var shared = tables.SelectMany(t => t.Entity.Fields.Where(f => f.Sensitivity != Sensitive).SelectMany(f => Texts(t, f))).Select(x => x.Text).ToHashSet(StringComparer.Ordinal);
        var graded = tables.SelectMany(t => t.Entity.Fields.Where(f => f.Sensitivity == Sensitive).Select(f => (Table: t, Field: f)))
            .OrderBy(x => x.Field.Name != RowName).ThenBy(x => x.Field.Name.Length).ThenBy(x => x.Field.Name, StringComparer.Ordinal);
        foreach (var (table, field) in graded)
        {
            foreach (var (text, row) in Texts(table, field))
            {
                var isName = field.Name == RowName;
                if (isName || !open.Contains(text))
                {
                    names.Add(isName ? table.Entity.Name : field.DisplayName, new NumberedName(string.Empty, text, field.ToString(), table.KeyOf(row)) { IsName = isName, IsShared = shared.Contains(text) });
                    (names._texts.TryGetValue(field, out var texts) ? texts : names._texts[field] = new(StringComparer.Ordinal)).Add(text);
                }

                if (isName && table.KeyOf(row) is var key && (key.Length >= CodeLength || key.Any(c => c >= '\u2e80')) && names._names[text] is var named && key != text)
                {
                    names._aliases.Add(named with { Text = key });
                }
            }
        }

        foreach (var person in assessment.Sheet.Choices.Attestations.Select(a => a.Person).Where(p => p.Length > 0))
        {
            names.Add(Attesting, new NumberedName(string.Empty, person, "口径." + Attesting, string.Empty) { IsName = true });
        }

        return names;
    }

    private static IEnumerable<(string Text, int Row)> Texts(FactTable table, FieldDef field)
    {
        for (var row = 0; row < table.RowCount; row++)
        {
            var value = table.Get(row, field.Slot);
            if (value.Kind == ValueKind.String && value.AsText is { } text && text.Trim().Length > 0)
            {
                yield return (text.Trim(), row);
            }
        }
    }

    private void Add(string label, NumberedName name)
    {
        if (!_names.ContainsKey(name.Text))
        {
            var number = _counts[label] = _counts.GetValueOrDefault(label) + 1;
            _names.Add(name.Text, name with { Number = string.Create(CultureInfo.InvariantCulture, $"{label}{number:00}") });
        }
    }
}
