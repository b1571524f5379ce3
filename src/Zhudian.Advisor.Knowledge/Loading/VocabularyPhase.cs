using Zhudian.Advisor.Knowledge.Building;
using Zhudian.Advisor.Knowledge.Vocabulary;

namespace Zhudian.Advisor.Knowledge.Loading;

/// <summary>Units, enumerations, then vocabulary.</summary>
internal sealed class VocabularyPhase : IBindingPhase
{
    public void Run(KnowledgeBuilder builder)
    {
        UnitReader.Read(builder);
        EnumReader.Read(builder);
        VocabularyReader.Read(builder);
    }
}
