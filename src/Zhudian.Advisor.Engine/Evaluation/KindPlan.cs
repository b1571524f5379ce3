using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Engine.Evaluation;

/// <summary>Fields of a conclusion kind: those rules state come first, the implicit ones follow.</summary>
internal sealed class KindPlan(EntityDef kind, int rank)
{
    /// <summary>Place of the kind's name among all kinds (ordinal).</summary>
    public int Rank => rank;

    /// <summary>Fields that are part of the conclusion's value; slot = index.</summary>
    public FieldDef[] Stated { get; } = [.. kind.Fields.Where(f => !ImplicitFields.Is(f))];
}
