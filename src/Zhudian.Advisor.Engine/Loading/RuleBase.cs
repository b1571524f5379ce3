using Zhudian.Advisor.Feel.Functions;
using Zhudian.Advisor.Knowledge.Building;
using Zhudian.Advisor.Knowledge.Loading;
using Zhudian.Advisor.Methods;

namespace Zhudian.Advisor.Engine.Loading;

/// <summary>Loads a knowledge base with everything rule files may call: FEEL, the Chinese functions and the methods named in standards.</summary>
public static class RuleBase
{
    /// <summary>Load options with the whole function library.</summary>
    public static LoadOptions Options { get; } = LoadOptions.Default with { Functions = FunctionLibrary.Knowledge.With(MethodLibrary.All) };

    /// <summary>Load options for evaluating only: cases are not read, so a mistake in a case does not stop an evaluation (<c>rules check</c> reports it).</summary>
    public static LoadOptions ForEvaluation { get; } = Options with { Cases = false };

    /// <summary>Loads all rule files of a folder with their cases.</summary>
    public static LoadResult Load(string directory) => KnowledgeLoader.LoadDirectory(directory, Options);
}
