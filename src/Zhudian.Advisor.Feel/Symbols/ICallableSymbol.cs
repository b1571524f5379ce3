namespace Zhudian.Advisor.Feel.Symbols;

/// <summary>A value that may also be called: a dated parameter, <c>PM25日限值</c> and <c>PM25日限值(按日: d)</c> (RULES.md §11).</summary>
public interface ICallableSymbol
{
    /// <summary>What a call of the name calls.</summary>
    FunctionSymbol AsFunction { get; }
}
