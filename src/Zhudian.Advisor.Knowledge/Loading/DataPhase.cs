using Zhudian.Advisor.Knowledge.Building;
using Zhudian.Advisor.Knowledge.Parameters;
using Zhudian.Advisor.Knowledge.References;
using Zhudian.Advisor.Knowledge.Sources;

namespace Zhudian.Advisor.Knowledge.Loading;

/// <summary>Reference data, then parameters.</summary>
internal sealed class DataPhase : IBindingPhase
{
    public void Run(KnowledgeBuilder builder)
    {
        ReferenceReader.Read(builder);
        ParameterReader.Read(builder, new ReferenceLookup());
        OpenNormReader.Read(builder);
    }
}
