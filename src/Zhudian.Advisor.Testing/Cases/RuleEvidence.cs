using System.Collections.Immutable;
using System.Globalization;
using Zhudian.Advisor.Engine.Explain;
using Zhudian.Advisor.Engine.Model;
using Zhudian.Advisor.Engine.Proofs;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Testing.Cases;

/// <summary>Evidence of an expectation about a rule: its conditions on the binding nearest to firing, and what the rule or kind gave instead.</summary>
internal static class RuleEvidence
{
    private const int MostNear = 4;
    private const int MostMissing = 6;
    private const int FieldDepth = 3;
    private const int FieldLines = 10;

    public static CaseEvidence Of(Assessment assessment, string id, IEnumerable<string> fields)
    {
        var slash = id.IndexOf('/', StringComparison.Ordinal);
        var (rule, key) = slash < 0 ? (id, string.Empty) : (id[..slash], id[(slash + 1)..]);
        var found = assessment.Conclusions.FirstOrDefault(c => string.Equals(c.Id, id, StringComparison.Ordinal));
        var (root, binding, missing) = found is null ? Refused(assessment, rule, key) : (assessment.Prove(found).Root, found.Key, ImmutableArray<string>.Empty);
        var steps = root is null ? [] : root.Children.Where(c => c.Kind == ProofKind.Condition).SelectMany(Steps)
            .Concat(root.Children.Where(c => c.Kind == ProofKind.Field && fields.Contains(c.Name, StringComparer.Ordinal)).SelectMany(Field));
        return new CaseEvidence(binding.Length == 0 ? $"{id}：没有这样的对象可判" : $"规则 {rule}（{binding}）", [.. steps], Near(assessment, rule, key, found), missing);
    }

    // A conclusion's key may be longer than the binding's; the binding of its first part is what the rule looked at.
    private static (ProofNode? Root, string Binding, ImmutableArray<string> Missing) Refused(Assessment assessment, string rule, string key)
    {
        var answer = WhyNot.Ask(assessment, rule, key);
        for (var plus = key.LastIndexOf('+'); answer.Outcome == WhyNotOutcome.NoSubject && plus > 0; plus = key.LastIndexOf('+', plus - 1))
        {
            answer = WhyNot.Ask(assessment, rule, key[..plus]);
        }

        return (answer.Root, answer.Binding, [.. answer.Missing.Take(MostMissing).Select(m => m.Text)]);
    }

    private static IEnumerable<EvidenceStep> Steps(ProofNode condition)
    {
        var parts = condition.Children.Where(c => c.Kind == ProofKind.Condition).ToList();
        return parts.Count > 0 ? parts.SelectMany(Steps) : [Step(condition)];
    }

    private static EvidenceStep Step(ProofNode atom)
    {
        var margin = atom.Distance is { } distance ? string.Create(CultureInfo.InvariantCulture, $"，离界限 {distance.Difference:+0.######;-0.######;0}{(distance.Relative is { } relative ? FormattableString.Invariant($"（{100 * relative:+0.#;-0.#;0}%）") : string.Empty)}") : string.Empty;
        return new EvidenceStep(
            ProofText.Line(atom) + margin,
            atom.Name,
            atom.Truth switch { Truth.True => true, Truth.False => false, _ => null },
            atom.Distance?.Left,
            atom.Distance?.Right);
    }

    private static IEnumerable<EvidenceStep> Field(ProofNode field)
        => ProofText.Tree(field, FieldDepth, FieldLines).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => new EvidenceStep(line, field.Name, null));

    private static ImmutableArray<string> Near(Assessment assessment, string rule, string key, Conclusion? found)
    {
        var kinds = assessment.Knowledge.Rules.Where(r => string.Equals(r.Id, rule, StringComparison.Ordinal)).SelectMany(r => r.Actions.Select(a => a.Kind)).ToHashSet();
        var wanted = key.Split('+');
        return
        [
            .. assessment.Conclusions.Where(c => kinds.Contains(c.Kind) && !ReferenceEquals(c, found))
                .OrderBy(c => string.Equals(c.Rule.Id, rule, StringComparison.Ordinal) ? 0 : 1).ThenByDescending(c => c.Key.Split('+').Count(wanted.Contains))
                .ThenBy(c => c.Id, StringComparer.Ordinal).Take(MostNear).Select(c => $"{c.Id}：{c.Text}"),
        ];
    }
}
