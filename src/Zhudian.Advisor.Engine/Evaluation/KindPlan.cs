using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Engine.Evaluation;

/// <summary>Fields of a conclusion kind: those rules state, and the implicit ones.</summary>
internal sealed class KindPlan(EntityDef kind)
{
    /// <summary>Fields that are part of the conclusion's value.</summary>
    public FieldDef[] Stated { get; } = [.. kind.Fields.Where(f => !ImplicitFields.Is(f))];

    /// <summary>规则 主体 核验 来源 依据 暂定.</summary>
    public FieldDef[] Implicit { get; } = [.. kind.Fields.Where(ImplicitFields.Is)];
}
