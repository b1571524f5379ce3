namespace Zhudian.Advisor.Feel.Symbols;

/// <summary>Functions by name; the library of the dialect and whatever upper rooms add.</summary>
public interface IFunctionLibrary
{
    /// <summary>The function of this name.</summary>
    bool TryGet(string name, out FunctionSymbol function);

    /// <summary>All names, for suggestions.</summary>
    IEnumerable<string> Names { get; }
}
