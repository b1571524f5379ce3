namespace Zhudian.Advisor.Feel.Values;

/// <summary>The comparison operators of FEEL (DMN 1.5 §10.3.2.6, grammar rule 49.a).</summary>
public enum ComparisonOperator
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}
