using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Engine.Evaluation;

/// <summary>
/// The values of the variables of 对 on which a rule fired: all a proof needs besides knowledge and sheet. There are thousands, most of rules with one
/// variable: its value is kept without an array.
/// </summary>
internal sealed class Binding
{
    private readonly Value _first;
    private Value[]? _values;
    private string? _key;

    /// <summary>The binding of a rule as it stands in a frame.</summary>
    public Binding(RulePlan plan, Frame frame)
    {
        Plan = plan;
        var variables = plan.Rule.Variables;
        if (variables.Length > 0)
        {
            _first = frame.Slots[variables[0].Slot];
        }

        if (variables.Length > 1)
        {
            _values = new Value[variables.Length];
            for (var i = 0; i < _values.Length; i++)
            {
                _values[i] = frame.Slots[variables[i].Slot];
            }
        }
    }

    /// <summary>The rule.</summary>
    public RulePlan Plan { get; }

    /// <summary>Number of variables of 对.</summary>
    public int Count => Plan.Rule.Variables.Length;

    /// <summary>Value of the first variable; null for a rule without variables.</summary>
    public ref readonly Value First => ref _first;

    /// <summary>Values by variable of 对. Made when first asked for; racing threads may make them twice.</summary>
    public Value[] Values => _values ??= Count == 0 ? [] : [_first];

    /// <summary>Whether every value is known: no fact that is missing.</summary>
    public bool IsDefinite
    {
        get
        {
            if (Count <= 1)
            {
                return Count == 0 || _first.IsDefinite;
            }

            foreach (ref readonly var value in Values.AsSpan())
            {
                if (!value.IsDefinite)
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>Keys of the variables joined by +; empty for a rule without variables. Made when first asked for; racing threads may make it twice.</summary>
    public string Key => _key ??= Count switch
    {
        0 => string.Empty,
        1 => KeyText.Of(_first),
        2 => string.Concat(KeyText.Of(_first), "+", KeyText.Of(Values[1])),
        _ => string.Join('+', Values.Select(v => KeyText.Of(v))),
    };

    /// <summary>Key of the first variable that is known.</summary>
    public string Subject => Count == 0 ? string.Empty : KeyText.Of(_first.IsDefinite ? _first : Array.Find(Values, v => v.IsDefinite));
}
