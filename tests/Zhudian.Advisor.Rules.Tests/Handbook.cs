using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Feel.Functions;
using Zhudian.Advisor.Knowledge.Loading;
using Zhudian.Advisor.Methods;

namespace Zhudian.Advisor.Rules.Tests;

/// <summary>The shipped rules, loaded once.</summary>
public sealed class Handbook
{
    private EvaluationEngine? _engine;

    /// <summary>Result of loading.</summary>
    public LoadResult Loaded { get; } = KnowledgeLoader.LoadDirectory(Shared.Rules, LoadOptions.Default with { Functions = FunctionLibrary.Knowledge.With(MethodLibrary.All) });

    /// <summary>An engine over them.</summary>
    internal EvaluationEngine Engine => _engine ??= new EvaluationEngine(Loaded.Knowledge!);
}
