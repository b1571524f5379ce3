using Zhudian.Advisor.Feel.Symbols;

namespace Zhudian.Advisor.Feel.Functions;

/// <summary>An immutable set of functions by name (names may hold spaces). Upper rooms add theirs with <see cref="With"/>.</summary>
public sealed class FunctionLibrary : IFunctionLibrary
{
    // Read only once made. A frozen dictionary looks up faster, but only binding looks up, and to freeze these names takes longer than to bind a rule base.
    private readonly Dictionary<string, FunctionSymbol> _byName;

    private FunctionLibrary(IEnumerable<FunctionSymbol> functions) => _byName = functions.ToDictionary(f => f.Name, StringComparer.Ordinal);

    /// <summary>All built-ins of DMN 1.5 §10.3.4, with <c>now()</c> and <c>today()</c>.</summary>
    public static FunctionLibrary Dmn { get; } = new(DmnFunctions.All);

    /// <summary>The built-ins without the clock, and the Chinese functions of RULES.md §8: what knowledge files see.</summary>
    public static FunctionLibrary Knowledge { get; } = new([.. DmnFunctions.Pure, .. KnowledgeFunctions.All]);

    /// <summary>All names, ordinal order.</summary>
    public IEnumerable<string> Names => _byName.Keys.Order(StringComparer.Ordinal);

    /// <summary>A function by its exact name; an <see cref="OverloadedFunction"/> when there are several signatures.</summary>
    public bool TryGet(string name, out FunctionSymbol symbol) => _byName.TryGetValue(name, out symbol!);

    /// <summary>This library and more functions; a name that is already there is an <see cref="ArgumentException"/> (no DMN name changes meaning).</summary>
    public FunctionLibrary With(IEnumerable<FunctionSymbol> functions)
    {
        ArgumentNullException.ThrowIfNull(functions);
        var added = functions.ToList();
        return added.Find(f => _byName.ContainsKey(f.Name)) is { } clash
            ? throw new ArgumentException($"函数名 {clash.Name} 已经存在", nameof(functions))
            : new FunctionLibrary([.. _byName.Values, .. added]);
    }
}
