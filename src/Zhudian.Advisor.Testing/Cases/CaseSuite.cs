using System.Collections.Immutable;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Rules;

namespace Zhudian.Advisor.Testing.Cases;

/// <summary>The cases of a knowledge base with the rules each of them needs: others would only cost time.</summary>
internal static class CaseSuite
{
    /// <summary>All units, or those whose name, suite or file contains <paramref name="filter"/>.</summary>
    public static ImmutableArray<CaseUnit> Of(KnowledgeBase knowledge, string? filter = null)
    {
        var needs = new RuleNeeds(knowledge);
        var known = new Dictionary<string, ImmutableHashSet<string>>(StringComparer.Ordinal);
        var units = ImmutableArray.CreateBuilder<CaseUnit>();
        for (var i = 0; i < knowledge.RuleCases.Count; i++)
        {
            var @case = knowledge.RuleCases[i];
            if (Wanted(filter, @case.Name, @case.Location.Path))
            {
                units.Add(new CaseUnit(CaseKind.Rule, i, @case.Location, Needed(@case)));
            }
        }

        for (var i = 0; i < knowledge.TableCases.Count; i++)
        {
            var set = knowledge.TableCases[i];
            if (filter is null || Wanted(filter, set.Target, set.Location.Path) || set.Rows.Any(r => Wanted(filter, r.Name, string.Empty)))
            {
                units.Add(new CaseUnit(CaseKind.Table, i, set.Location, null));
            }
        }

        return units.ToImmutable();

        ImmutableHashSet<string> Needed(RuleCase @case)
        {
            var ids = @case.Expected.Concat(@case.Forbidden).Concat(@case.Unknown).Select(e => e.ConclusionId.Split('/')[0]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
            var key = string.Join('\n', ids);
            if (!known.TryGetValue(key, out var rules))
            {
                known[key] = rules = needs.For(ids);
            }

            return rules;
        }
    }

    private static bool Wanted(string? filter, string name, string path)
        => filter is null || name.Contains(filter, StringComparison.Ordinal) || path.Contains(filter, StringComparison.Ordinal);
}
