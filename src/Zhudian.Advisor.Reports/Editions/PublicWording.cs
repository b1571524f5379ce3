using System.Runtime.CompilerServices;
using Zhudian.Advisor.Engine.Model;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Rules;

namespace Zhudian.Advisor.Reports.Editions;

/// <summary>
/// What the public edition prints in place of facts graded 敏感, where they are printed: a text by its number, in the conclusions of rules that may
/// read its field and in rows of the sheet; a number, a place or a day not at all. Words that merely look the same elsewhere stay.
/// </summary>
public sealed class PublicWording(Assessment assessment, NumberedNames names)
{
    /// <summary>What stands for a number, a place or a day.</summary>
    public const string Withheld = "（不公开）";

    private const string Sensitive = "敏感";
    private readonly FieldReads _reads = new(assessment.Knowledge);
    private readonly Dictionary<RuleDef, (NameReplacer? Names, IReadOnlyList<FieldDef> Hidden)> _rules = new(ReferenceEqualityComparer.Instance);
    private readonly ConditionalWeakTable<Conclusion, Conclusion> _made = [];

    /// <summary>The conclusion as the public edition words it; the same one when it prints nothing sensitive.</summary>
    public Conclusion Of(Conclusion conclusion)
    {
        ArgumentNullException.ThrowIfNull(conclusion);
        return _made.GetValue(conclusion, Make);
    }

    /// <summary>A stored value of a row as it may be printed.</summary>
    public Value Of(FieldDef field, Value value)
    {
        ArgumentNullException.ThrowIfNull(field);
        return field.Sensitivity != Sensitive || !value.IsDefinite || value.IsNull ? value
            : value.Kind == ValueKind.String && names.NumberOf(value.AsText!) is { } number ? Value.Of(number)
            : IsBare(field) ? Value.Of(Withheld) : value;
    }

    private Conclusion Make(Conclusion conclusion)
    {
        if (!_rules.TryGetValue(conclusion.Rule, out var rule))
        {
            rule = _rules[conclusion.Rule] = Read(conclusion.Rule);
        }

        if (rule.Hidden.Count > 0)
        {
            var what = $"（本条写有不公开的{string.Join("、", rule.Hidden.Select(f => f.DisplayName))}，公开版略去）";
            return conclusion.Reworded(_ => what, (field, value) => conclusion.Kind.Key.Contains(field) || value.Kind is ValueKind.Boolean or ValueKind.Enum or ValueKind.Row ? value : Value.Of(Withheld));
        }

        return rule.Names is { } replacer
            ? conclusion.Reworded(replacer.Replace, (_, value) => value.Kind == ValueKind.String ? Value.Of(replacer.Replace(value.AsText!)) : value)
            : conclusion;
    }

    private (NameReplacer?, IReadOnlyList<FieldDef>) Read(RuleDef rule)
    {
        var read = _reads.Of(rule).Where(f => f.Sensitivity == Sensitive).ToList();
        var texts = read.SelectMany(names.Of).Distinct().ToList();
        return (texts.Count > 0 ? new NameReplacer(texts) : null,
            read.Count == 0 ? [] : [.. PrintedFields.Of(rule).Where(f => f.Sensitivity == Sensitive && IsBare(f)).OrderBy(f => f.ToString(), StringComparer.Ordinal)]);
    }

    // What cannot be numbered: everything but texts, words and yes/no.
    private static bool IsBare(FieldDef field)
        => field.Type.Kind is not (DataKind.Text or DataKind.Enum or DataKind.YesNo or DataKind.Reference);
}
