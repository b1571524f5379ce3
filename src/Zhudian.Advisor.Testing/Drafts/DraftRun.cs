using System.Collections.Immutable;
using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Testing.Cases;
using Zhudian.Advisor.Testing.Coverage;

namespace Zhudian.Advisor.Testing.Drafts;

/// <summary>Looks for cases that would cover what no case of a knowledge base covers (see <see cref="CaseDraft"/>).</summary>
public static class DraftRun
{
    /// <summary>Runs all cases, then changes passing ones; every draft was evaluated and covers what it says.</summary>
    public static DraftReport Run(KnowledgeBase knowledge, DraftOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        var bounds = options ?? DraftOptions.Default;
        var collector = new CoverageCollector(knowledge);
        var engine = new EvaluationEngine(knowledge, collector);
        var passing = CaseSuite.Of(knowledge).Where(u => u.Run(engine, cancellation: cancellation).ToList().TrueForAll(v => v.Passed)).ToList();
        var rules = new RuleDrafts(knowledge, collector, engine, bounds);
        var drafts = rules.Of(passing, cancellation).ToList();
        var tables = new TableDrafts(knowledge);
        drafts.AddRange(collector.Items().Where(i => !i.Covered && i.Kind == CoverageKind.TableRow && Wanted(i)).Select(i => tables.Of(i, cancellation)).OfType<CaseDraft>());
        var rows = drafts.Where(d => d.Heading.Length > 0).SelectMany(d => d.Covers).ToHashSet();
        return new DraftReport(
            [.. drafts.OrderBy(d => d.Covers[0].Location.Path, StringComparer.Ordinal).ThenBy(d => d.Covers[0].Location.Line).ThenBy(d => d.Covers[0].Location.Column)],
            [.. collector.Items().Where(i => !i.Covered && !rows.Contains(i) && Wanted(i))],
            rules.Trials);

        bool Wanted(CoverageItem item)
            => bounds.Filter is not { } filter || item.Location.Path.Contains(filter, StringComparison.Ordinal) || item.Owner.Contains(filter, StringComparison.Ordinal);
    }
}
