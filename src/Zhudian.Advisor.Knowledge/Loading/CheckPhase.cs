using Zhudian.Advisor.Knowledge.Building;
using Zhudian.Advisor.Knowledge.Reading;
using Zhudian.Advisor.Knowledge.References;
using Zhudian.Advisor.Knowledge.Sources;
using Zhudian.Advisor.Knowledge.Upkeep;
using Zhudian.Advisor.Knowledge.Vocabulary;

namespace Zhudian.Advisor.Knowledge.Loading;

/// <summary>Checks over the whole knowledge base once every name is known.</summary>
internal sealed class CheckPhase : IBindingPhase
{
    public void Run(KnowledgeBuilder builder)
    {
        SourceChecks.Check(builder);
        DomainChecks.Check(builder);
        if (builder.OpenNormNames.Count > 0)
        {
            CheckOpenNormNames(builder);
        }

        if (builder.Options.Today is { } today && !builder.HasErrors)
        {
            UpkeepChecks.Check(builder, today);
        }
    }

    private static void CheckOpenNormNames(KnowledgeBuilder builder)
    {
        var rules = builder.Rules.Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var name in builder.OpenNormNames)
        {
            var row = name.Text.IndexOf('/', StringComparison.Ordinal);
            var element = row > 0 ? name.Text[..row] : name.Text;
            if (!builder.Names.ContainsKey(element) && !rules.Contains(element) && !builder.Derived.ContainsKey(element))
            {
                builder.Report(ValueDiagnostics.OpenNormName(name.Locate(0), name.Text, Spelling.Hint(element, builder.Names.Keys.Concat(rules).Concat(builder.Derived.Keys))));
            }
        }
    }
}
