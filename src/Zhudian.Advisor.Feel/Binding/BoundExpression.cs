using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Feel.Syntax;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Binding;

/// <summary>
/// A node of the bound tree: names resolved, types known. Immutable; a closed family of sealed classes, meant for pattern matching.
/// Unit checks, explanations and table analysis walk it; the compiler turns it into code.
/// </summary>
public abstract class BoundExpression
{
    private IReadOnlyList<BoundExpression>? _children;

    private protected BoundExpression(FeelType type, TextSpan span) => (Type, Span) = (type, span);

    /// <summary>Static type; <see cref="FeelType.Any"/> when only run time can tell.</summary>
    public FeelType Type { get; }

    /// <summary>Where it stands in the source text given to the binder.</summary>
    public TextSpan Span { get; }

    /// <summary>Operands in order of evaluation. Every check walks them: the list is made once.</summary>
    public IReadOnlyList<BoundExpression> Children => _children ??= MakeChildren();

    private protected abstract IReadOnlyList<BoundExpression> MakeChildren();
}

/// <summary>A constant: literal, enumeration word, date, function.</summary>
public sealed class BoundLiteral(Value value, FeelType type, TextSpan span) : BoundExpression(type, span)
{
    public Value Value { get; } = value;

    private protected override IReadOnlyList<BoundExpression> MakeChildren() => [];
}

/// <summary>A frame variable: iteration variable, parameter, subject, <c>item</c>, <c>?</c>.</summary>
public sealed class BoundLocal(LocalSymbol symbol, TextSpan span) : BoundExpression(symbol.Type, span)
{
    public LocalSymbol Symbol { get; } = symbol;

    private protected override IReadOnlyList<BoundExpression> MakeChildren() => [];
}

/// <summary>A name read through the host.</summary>
public sealed class BoundGlobal(ValueSymbol symbol, TextSpan span) : BoundExpression(symbol.Type, span)
{
    public ValueSymbol Symbol { get; } = symbol;

    private protected override IReadOnlyList<BoundExpression> MakeChildren() => [];
}

/// <summary>A member of a row; over a list of rows (<see cref="IsProjection"/>) the list of the members.</summary>
public sealed class BoundMember(BoundExpression target, MemberSymbol member, bool isProjection, FeelType type, TextSpan span) : BoundExpression(type, span)
{
    public BoundExpression Target { get; } = target;

    public MemberSymbol Member { get; } = member;

    public bool IsProjection { get; } = isProjection;

    private protected override IReadOnlyList<BoundExpression> MakeChildren() => [Target];
}

/// <summary>A property or context entry found by name at run time; over lists it projects.</summary>
public sealed class BoundPath(BoundExpression target, string name, FeelType type, TextSpan span) : BoundExpression(type, span)
{
    public BoundExpression Target { get; } = target;

    public string Name { get; } = name;

    private protected override IReadOnlyList<BoundExpression> MakeChildren() => [Target];
}

/// <summary>A bare name inside a filter whose items' fields are not known statically (plain FEEL only): the item's entry if it has one, else <see cref="Outer"/>, else null.</summary>
public sealed class BoundItemName(BoundLocal item, string name, BoundExpression? outer, TextSpan span) : BoundExpression(FeelType.Any, span)
{
    public BoundLocal Item { get; } = item;

    public string Name { get; } = name;

    public BoundExpression? Outer { get; } = outer;

    private protected override IReadOnlyList<BoundExpression> MakeChildren() => Outer is null ? [Item] : [Item, Outer];
}

/// <summary><c>-operand</c>.</summary>
public sealed class BoundNegation(BoundExpression operand, FeelType type, TextSpan span) : BoundExpression(type, span)
{
    public BoundExpression Operand { get; } = operand;

    private protected override IReadOnlyList<BoundExpression> MakeChildren() => [Operand];
}

/// <summary>Arithmetic: <see cref="BinaryOperator.Add"/> … <see cref="BinaryOperator.Power"/>; Add also joins strings.</summary>
public sealed class BoundBinary(BinaryOperator op, BoundExpression left, BoundExpression right, FeelType type, TextSpan span) : BoundExpression(type, span)
{
    public BinaryOperator Operator { get; } = op;

    public BoundExpression Left { get; } = left;

    public BoundExpression Right { get; } = right;

    private protected override IReadOnlyList<BoundExpression> MakeChildren() => [Left, Right];
}

/// <summary><c>= != &lt; &lt;= &gt; &gt;=</c>.</summary>
public sealed class BoundComparison(BinaryOperator op, BoundExpression left, BoundExpression right, TextSpan span) : BoundExpression(FeelType.Boolean, span)
{
    public BinaryOperator Operator { get; } = op;

    public BoundExpression Left { get; } = left;

    public BoundExpression Right { get; } = right;

    private protected override IReadOnlyList<BoundExpression> MakeChildren() => [Left, Right];
}

/// <summary>Value within bounds: <c>between</c>, <c>in [a..b)</c>, an interval cell.</summary>
public sealed class BoundBetween(BoundExpression value, BoundExpression low, BoundExpression high, bool lowIncluded, bool highIncluded, TextSpan span) : BoundExpression(FeelType.Boolean, span)
{
    public BoundExpression Value { get; } = value;

    public BoundExpression Low { get; } = low;

    public BoundExpression High { get; } = high;

    public bool LowIncluded { get; } = lowIncluded;

    public bool HighIncluded { get; } = highIncluded;

    private protected override IReadOnlyList<BoundExpression> MakeChildren() => [Value, Low, High];
}

/// <summary>Value equals the other, or is in it when that is a list or range: a bare value as a unary test.</summary>
public sealed class BoundMembership(BoundExpression value, BoundExpression collection, TextSpan span) : BoundExpression(FeelType.Boolean, span)
{
    public BoundExpression Value { get; } = value;

    public BoundExpression Collection { get; } = collection;

    private protected override IReadOnlyList<BoundExpression> MakeChildren() => [Value, Collection];
}

/// <summary><c>value in (tests)</c>: true if any test holds; the tests are conditions over <see cref="Input"/>.</summary>
public sealed class BoundIn(BoundExpression value, LocalSymbol input, IReadOnlyList<BoundExpression> tests, TextSpan span) : BoundExpression(FeelType.Boolean, span)
{
    public BoundExpression Value { get; } = value;

    public LocalSymbol Input { get; } = input;

    public IReadOnlyList<BoundExpression> Tests { get; } = tests;

    private protected override IReadOnlyList<BoundExpression> MakeChildren() => [Value, .. Tests];
}

/// <summary><c>and</c> of two or more conditions, in order of writing; false wins over everything, then fault, unknown, null.</summary>
public sealed class BoundConjunction(IReadOnlyList<BoundExpression> operands, TextSpan span) : BoundExpression(FeelType.Boolean, span)
{
    private protected override IReadOnlyList<BoundExpression> MakeChildren() => operands;
}

/// <summary><c>or</c> of two or more conditions; true wins over everything, then fault, unknown, null.</summary>
public sealed class BoundDisjunction(IReadOnlyList<BoundExpression> operands, TextSpan span) : BoundExpression(FeelType.Boolean, span)
{
    private protected override IReadOnlyList<BoundExpression> MakeChildren() => operands;
}

/// <summary><c>not(operand)</c>.</summary>
public sealed class BoundNot(BoundExpression operand, TextSpan span) : BoundExpression(FeelType.Boolean, span)
{
    public BoundExpression Operand { get; } = operand;

    private protected override IReadOnlyList<BoundExpression> MakeChildren() => [Operand];
}

/// <summary><c>value instance of type</c>; false for null (DMN 1.5 §10.3.2.9).</summary>
public sealed class BoundInstanceOf(BoundExpression value, FeelType tested, TextSpan span) : BoundExpression(FeelType.Boolean, span)
{
    public BoundExpression Value { get; } = value;

    public FeelType Tested { get; } = tested;

    private protected override IReadOnlyList<BoundExpression> MakeChildren() => [Value];
}

/// <summary><c>if</c>; only the chosen branch is evaluated.</summary>
public sealed class BoundIf(BoundExpression condition, BoundExpression then, BoundExpression otherwise, FeelType type, TextSpan span) : BoundExpression(type, span)
{
    public BoundExpression Condition { get; } = condition;

    public BoundExpression Then { get; } = then;

    public BoundExpression Else { get; } = otherwise;

    private protected override IReadOnlyList<BoundExpression> MakeChildren() => [Condition, Then, Else];
}
