using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Testing.Cases;

namespace Zhudian.Advisor.Testing.Coverage;

/// <summary>Runs the cases of a knowledge base and says which rules, conditions and table rows they reach.</summary>
public static class CoverageRun
{
    /// <summary>Runs all cases, or those whose name, suite or file contains <paramref name="filter"/>.</summary>
    public static CoverageReport Run(KnowledgeBase knowledge, string? filter = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        var collector = new CoverageCollector(knowledge);
        var cases = CaseRunner.Run(new EvaluationEngine(knowledge, collector), filter, cancellation);
        return new CoverageReport(collector.Items(), cases.Verdicts.Length, cases.Failed);
    }
}
