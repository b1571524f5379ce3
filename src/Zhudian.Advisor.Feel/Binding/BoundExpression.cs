using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Types;

namespace Zhudian.Advisor.Feel.Binding;

/// <summary>A node of the typed tree: names resolved, types known, still close to the text. Walked by the unit check, by explanations and by table analysis.</summary>
public abstract class BoundExpression(TextSpan span, FeelType type)
{
    /// <summary>Place in the expression's <see cref="SourceText"/>.</summary>
    public TextSpan Span { get; } = span;

    /// <summary>Static type.</summary>
    public FeelType Type { get; } = type;

    /// <summary>Operands in order of writing.</summary>
    public abstract IReadOnlyList<BoundExpression> Children { get; }
}
