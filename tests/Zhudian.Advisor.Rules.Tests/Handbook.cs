using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Engine.Loading;
using Zhudian.Advisor.Knowledge.Loading;

namespace Zhudian.Advisor.Rules.Tests;

/// <summary>The shipped rules, loaded once.</summary>
public sealed class Handbook
{
    private EvaluationEngine? _engine;

    /// <summary>Result of loading.</summary>
    public LoadResult Loaded { get; } = RuleBase.Load(Shared.Rules);

    /// <summary>An engine over them.</summary>
    internal EvaluationEngine Engine => _engine ??= new EvaluationEngine(Loaded.Knowledge!);
}
