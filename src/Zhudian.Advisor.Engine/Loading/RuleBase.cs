using Zhudian.Advisor.Feel.Functions;
using Zhudian.Advisor.Knowledge.Loading;
using Zhudian.Advisor.Methods;

namespace Zhudian.Advisor.Engine.Loading;

/// <summary>Loads a knowledge base with everything rule files may call: FEEL, the Chinese functions and the methods named in standards.</summary>
public static class RuleBase
{
    /// <summary>Load options with the whole function library.</summary>
    public static LoadOptions Options { get; } = LoadOptions.Default with { Functions = FunctionLibrary.Knowledge.With(MethodLibrary.All) };

    /// <summary>Loads all rule files of a folder.</summary>
    public static LoadResult Load(string directory) => KnowledgeLoader.LoadDirectory(directory, Options);
}
