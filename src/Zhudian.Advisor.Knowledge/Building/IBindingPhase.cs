namespace Zhudian.Advisor.Knowledge.Building;

/// <summary>
/// A step of loading that runs after vocabulary, parameters (literal values), reference rows and sources are in the builder, and before it is frozen.
/// It must report problems to the builder and never throw on bad text.
/// </summary>
internal interface IBindingPhase
{
    void Run(KnowledgeBuilder builder);
}
