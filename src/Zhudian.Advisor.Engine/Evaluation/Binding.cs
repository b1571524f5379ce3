using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Engine.Evaluation;

/// <summary>The values of the variables of 对 on which a rule fired: all a proof needs besides knowledge and sheet.</summary>
/// <param name="plan">The rule.</param>
/// <param name="values">Values by variable of 对; given up by the caller.</param>
internal sealed class Binding(RulePlan plan, Value[] values)
{
    private string? _key;

    /// <summary>The rule.</summary>
    public RulePlan Plan => plan;

    /// <summary>Values by variable of 对.</summary>
    public Value[] Values => values;

    /// <summary>Whether every value is known: no row that only might exist, no fact that is missing.</summary>
    public bool IsDefinite
    {
        get
        {
            foreach (ref readonly var value in values.AsSpan())
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
    public string Key => _key ??= values.Length switch
    {
        0 => string.Empty,
        1 => KeyText.Of(values[0]),
        2 => string.Concat(KeyText.Of(values[0]), "+", KeyText.Of(values[1])),
        _ => string.Join('+', values.Select(v => KeyText.Of(v))),
    };

    /// <summary>Key of the first variable that is known.</summary>
    public string Subject => values.Length == 0 ? string.Empty : KeyText.Of(values[0].IsDefinite ? values[0] : Array.Find(values, v => v.IsDefinite));
}
