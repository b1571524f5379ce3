using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Knowledge.Building;
using Zhudian.Advisor.Knowledge.Conditions;
using Zhudian.Advisor.Knowledge.Tables.Analysis;

namespace Zhudian.Advisor.Knowledge.Loading;

/// <summary>Analysis of tables and conditions as findings of <c>rules check</c>; skipped unless asked for, and on what did not bind.</summary>
internal sealed class AnalysisPhase : IBindingPhase
{
    public void Run(KnowledgeBuilder builder)
    {
        if (builder.Options.AnalyseTables)
        {
            Analyse(builder);
        }
    }

    private static void Analyse(KnowledgeBuilder builder)
    {
        foreach (var table in builder.Tables.Values.SelectMany(f => f.Editions))
        {
            foreach (var finding in TableAnalysis.Run(table).Where(f => f.Diagnostic.Severity != Severity.Info || builder.Options.AnalysisNotes))
            {
                builder.Report(finding.Diagnostic);
            }
        }

        if (!builder.HasErrors)
        {
            ConditionChecks.Run(builder);
        }
    }
}
