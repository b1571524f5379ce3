using System.Collections.Immutable;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Knowledge.Binding;
using Zhudian.Advisor.Knowledge.Building;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Reading;
using Zhudian.Advisor.Knowledge.Vocabulary;

namespace Zhudian.Advisor.Knowledge.Rules;

/// <summary>Rules of all files (RULES.md §12): identity and editions here, the parts of one rule in <see cref="RuleParts"/>.</summary>
internal sealed class RuleBinder(ExpressionBinder binder, GlobalNames globals, IRowLookup rows)
{
    /// <summary>Most variables of 对.</summary>
    public const int MaxVariables = 6;

    private readonly Dictionary<string, List<RuleDef>> _editions = new(StringComparer.Ordinal);

    private KnowledgeBuilder Builder => binder.Builder;

    /// <summary>Binds every rule and orders them by strata.</summary>
    public void BindAll()
    {
        foreach (var fence in Builder.Fences(RawBlockKind.Rule))
        {
            if (Bind(fence) is { } rule && CheckEdition(rule))
            {
                Builder.Rules.Add(rule);
            }
        }

        Strata.Assign(Builder);
    }

    /// <summary>Puts an edited rule in force in a base of one's own; gives what takes it back, null when the rule is not the same otherwise.</summary>
    public Action? Rebind(RawFence fence, KnowledgeBase knowledge)
    {
        var at = knowledge.Rules.IndexOf(knowledge.Rules.FirstOrDefault(r => r.Info.Location.Path == fence.Location.Path && r.Info.Location.Line > fence.Location.Line && r.Info.Location == (fence.Root.Child("编号")?.Value?.Locate(0)))!);
        if (at < 0 || Bind(fence) is not { } rule || !string.Equals(rule.Id, knowledge.Rules[at].Id, StringComparison.Ordinal))
        {
            // With errors nothing was put in force: there is nothing to take back, the caller finds the errors.
            return at < 0 ? null : static () => { };
        }

        var before = knowledge.Rules;
        rule.Stratum = before[at].Stratum;
        knowledge.Rules = before.SetItem(at, rule);
        return () => knowledge.Rules = before;
    }

    private RuleDef? Bind(RawFence fence)
    {
        if (fence.Root.Child("编号")?.Value is not { } id)
        {
            Builder.Report(RuleDiagnostics.NoId(fence.Location));
            return null;
        }

        if (!IsId(id.Text))
        {
            Builder.Report(RuleDiagnostics.BadId(id));
            return null;
        }

        var rule = new RuleDef(fence.Info(id.Text, id.Locate(0), Builder.Attributes.OfFence(fence)));
        var before = Builder.Diagnostics.Count;
        new RuleParts(binder, globals, rows, rule, fence.Root).Bind();
        return Builder.Diagnostics.Skip(before).Any(d => d.Severity == Severity.Error) ? null : rule;
    }

    private static bool IsId(string text)
        => text.Length is > 0 and <= 60 && text.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.LetterNumber);

    private bool CheckEdition(RuleDef rule)
    {
        if (!_editions.TryGetValue(rule.Id, out var editions))
        {
            _editions[rule.Id] = editions = [];
        }

        foreach (var other in editions)
        {
            if (Overlap(rule.Info.Attributes, other.Info.Attributes))
            {
                Builder.Report(RuleDiagnostics.RepeatedId(rule.Info.Location, rule.Id, other.Info.Location));
                return false;
            }
        }

        editions.Add(rule);
        return true;
    }

    private static bool Overlap(BlockAttributes left, BlockAttributes right)
        => (left.From ?? DateOnly.MinValue) <= (right.To ?? DateOnly.MaxValue) && (right.From ?? DateOnly.MinValue) <= (left.To ?? DateOnly.MaxValue);
}

/// <summary>Slots of variables each 令 name of a rule needs.</summary>
internal sealed class LetSlots() : Dictionary<LetDef, IReadOnlySet<int>>(ReferenceEqualityComparer.Instance);
