using Zhudian.Advisor.Feel.Evaluation;

namespace Zhudian.Advisor.Knowledge.Symbols;

/// <summary>The host behind a frame; knowledge never runs without one.</summary>
internal static class Hosting
{
    public static KnowledgeHost Host(this Frame frame)
        => frame.Run.Host as KnowledgeHost ?? throw new InvalidOperationException("knowledge needs a KnowledgeHost as the host of the run");
}
