using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Operators;
using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Knowledge.Symbols;

/// <summary>
/// <c>数值(x, "单位")</c> (RULES.md §8): the number in that unit, unit stripped. Numbers carry no unit at run time, so the factor is static;
/// each call site gets its own instance and the unit pass sets it.
/// </summary>
public sealed class UnitStripFunction() : FunctionSymbol("数值", [new ParameterSpec("x", FeelType.Number), new ParameterSpec("单位", FeelType.String)], FeelType.Number)
{
    /// <inheritdoc/>
    public override FunctionSymbol AtCallSite() => new UnitStripFunction();

    /// <summary>Value in the wanted unit = value × factor.</summary>
    public decimal Factor { get; internal set; } = 1m;

    /// <inheritdoc/>
    public override Value Invoke(Frame frame, ReadOnlySpan<Value> arguments)
    {
        var x = arguments[0];
        if (!x.IsNumber)
        {
            return x.IsDefinite ? Faults.Of("UNT020", $"数值 要求数，这里是 {x}") : x;
        }

        return Factor == 1m ? x : FeelOperators.Multiply(x, Value.Of(Factor));
    }
}
