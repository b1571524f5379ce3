using Zhudian.Advisor.Knowledge.Building;
using Zhudian.Advisor.Knowledge.Cases;
using Zhudian.Advisor.Knowledge.Reading;

namespace Zhudian.Advisor.Knowledge.Loading;

/// <summary>Cases, once tables, derived quantities and rules are bound; skipped where nobody asked for them.</summary>
internal sealed class CasePhase : IBindingPhase
{
    public void Run(KnowledgeBuilder builder)
    {
        if (!builder.Options.Cases)
        {
            return;
        }

        foreach (var fence in builder.Fences(RawBlockKind.Rule))
        {
            if (fence.Root.Child("编号")?.Value is { } id)
            {
                builder.RuleIds.Add(id.Text);
            }
        }

        TableCaseReader.Read(builder);
        RuleCaseReader.Read(builder);
    }
}
