using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Zhudian.Advisor.Engine.Model;
using Zhudian.Advisor.Engine.Proofs;
using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Rules;
using Zhudian.Advisor.Knowledge.Symbols;

namespace Zhudian.Advisor.Reports.Editions;

/// <summary>
/// What the public edition prints where facts graded 敏感 come in, however many rules, tables and quantities they went through. A text appears as its
/// number. A number, place, day, word, yes/no or row does not appear, nor does anything computed from it (<see cref="FieldTrail"/>), counts
/// and sums included: whether one row could be worked back from them no rule can tell. A conclusion that is there only because of such a fact is left out.
/// Words that merely look the same stay.
/// </summary>
public sealed class PublicWording
{
    /// <summary>What stands for a value that is not printed.</summary>
    public const string Withheld = "（不公开）";

    private readonly FieldReads _reads;
    private readonly FieldTrail _trail;
    private readonly NumberedNames _names;
    private readonly Lazy<RenamedSheet> _renamed;
    private readonly Dictionary<RuleDef, ImmutableArray<FieldDef>> _texts = new(ReferenceEqualityComparer.Instance);
    private readonly ConditionalWeakTable<Conclusion, StrongBox<Conclusion?>> _made = [];

    /// <summary>Wording for one assessment; not thread-safe.</summary>
    public PublicWording(Assessment assessment, NumberedNames names)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        ArgumentNullException.ThrowIfNull(names);
        _names = names;
        _reads = new FieldReads(assessment.Knowledge);
        _trail = new FieldTrail(assessment, Sensitive.IsBare);
        _renamed = new Lazy<RenamedSheet>(() => new RenamedSheet(assessment, names));
    }

    /// <summary>The conclusion as the public edition words it, the same one when it prints nothing sensitive; null when even that it is drawn, or what it is about, would tell.</summary>
    public Conclusion? Of(Conclusion conclusion)
    {
        ArgumentNullException.ThrowIfNull(conclusion);
        return _made.GetValue(conclusion, c => new StrongBox<Conclusion?>(Make(c))).Value;
    }

    /// <summary>A value of a row as it may be printed: a stored field, or a derived quantity with its arguments.</summary>
    public Value Of(Value row, string member, Value value, params ReadOnlySpan<Value> arguments)
    {
        if (!value.IsDefinite || value.IsNull)
        {
            return value;
        }

        if (_trail.OfMember(row, member, arguments).Count > 0)
        {
            return Value.Of(Withheld);
        }

        return !ReadsTexts(row, member, out var symbol) ? value
            : symbol is FieldSymbol ? value.AsText is { } text && _names.NumberOf(text) is { } number ? Value.Of(number) : value
            : _renamed.Value.Member(row, member, value, arguments) ?? Value.Of(Withheld);
    }

    private bool ReadsTexts(in Value row, string member, out MemberSymbol? symbol)
    {
        symbol = null;
        return _names.All.Count > 0 && row.As<RowSource>() is { } source && source.RowType.TryGetMember(member, out symbol) && _reads.Of(symbol).Any(Sensitive.IsText);
    }

    private Conclusion? Make(Conclusion conclusion)
    {
        var texts = TextsOf(conclusion.Rule);
        var renamed = texts.IsEmpty ? conclusion : _renamed.Value.Of(conclusion);
        if (renamed is null || _trail.OfDrawing(conclusion).Count > 0)
        {
            return null;
        }

        var said = ImmutableDictionary.CreateBuilder<FieldDef, Value>();
        var hidden = new HashSet<FieldDef>();
        foreach (var ((field, value), (_, other)) in conclusion.Values.Zip(renamed.Values))
        {
            var bare = _trail.OfField(conclusion, field);
            var worded = bare.Count > 0 ? null : texts.IsEmpty ? value : _renamed.Value.Worded(value, other, FieldFormat.Of(field));
            if (worded is null && conclusion.Kind.Key.Contains(field))
            {
                return null;
            }

            if (worded is null)
            {
                hidden.UnionWith(bare.Count > 0 ? bare : texts);
            }

            said.Add(field, worded ?? Value.Of(Withheld));
        }

        var hides = conclusion.SentenceField is { } told ? said[told].Equals(Value.Of(Withheld)) : hidden.Count > 0;
        var sentence = hides ? null : texts.IsEmpty ? conclusion.Text : _renamed.Value.Worded(conclusion.Text, renamed.Text);
        return hidden.Count == 0 && texts.IsEmpty ? conclusion
            : conclusion.Reworded(_ => sentence ?? Omitted(hidden.Count > 0 ? hidden : texts), (field, _) => said[field]);
    }

    private static string Omitted(IEnumerable<FieldDef> fields)
        => $"（本条写有不公开的{string.Join("、", fields.Select(f => f.DisplayName).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))}，公开版略去）";

    // Texts graded 敏感 that a rule may read.
    private ImmutableArray<FieldDef> TextsOf(RuleDef rule)
        => _names.All.Count == 0 ? []
            : _texts.TryGetValue(rule, out var known) ? known
            : _texts[rule] = [.. _reads.Of(rule).Where(Sensitive.IsText)];
}
