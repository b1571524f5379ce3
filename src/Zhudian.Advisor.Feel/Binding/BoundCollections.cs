using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Binding;

/// <summary>One iteration variable over a list or range (<see cref="End"/> null), or over <c>Source..End</c>.</summary>
public sealed record BoundIterator(LocalSymbol Variable, BoundExpression Source, BoundExpression? End);

/// <summary><c>for … return body</c>; <see cref="Partial"/> is the variable <c>partial</c> when the body uses it.</summary>
public sealed class BoundFor(IReadOnlyList<BoundIterator> iterators, BoundExpression body, LocalSymbol? partial, FeelType type, TextSpan span) : BoundExpression(type, span)
{
    public IReadOnlyList<BoundIterator> Iterators { get; } = iterators;

    public BoundExpression Body { get; } = body;

    public LocalSymbol? Partial { get; } = partial;

    private protected override IReadOnlyList<BoundExpression> MakeChildren() => [.. Iterators.SelectMany(i => i.End is null ? [i.Source] : new[] { i.Source, i.End }), Body];
}

/// <summary><c>some</c> or <c>every</c>.</summary>
public sealed class BoundQuantified(bool isEvery, IReadOnlyList<BoundIterator> iterators, BoundExpression condition, TextSpan span) : BoundExpression(FeelType.Boolean, span)
{
    public bool IsEvery { get; } = isEvery;

    public IReadOnlyList<BoundIterator> Iterators { get; } = iterators;

    public BoundExpression Condition { get; } = condition;

    private protected override IReadOnlyList<BoundExpression> MakeChildren() => [.. Iterators.SelectMany(i => i.End is null ? [i.Source] : new[] { i.Source, i.End }), Condition];
}

/// <summary><c>source[condition]</c>; when the condition turns out to be a number at run time it is an index.</summary>
public sealed class BoundFilter(BoundExpression source, LocalSymbol item, BoundExpression condition, FeelType type, TextSpan span) : BoundExpression(type, span)
{
    public BoundExpression Source { get; } = source;

    public LocalSymbol Item { get; } = item;

    public BoundExpression Condition { get; } = condition;

    private protected override IReadOnlyList<BoundExpression> MakeChildren() => [Source, Condition];
}

/// <summary><c>source[n]</c>, n known to be a number: one-based, negative from the end.</summary>
public sealed class BoundIndex(BoundExpression source, BoundExpression index, FeelType type, TextSpan span) : BoundExpression(type, span)
{
    public BoundExpression Source { get; } = source;

    public BoundExpression Index { get; } = index;

    private protected override IReadOnlyList<BoundExpression> MakeChildren() => [Source, Index];
}

/// <summary>Call of a known function. Arguments stand in parameter order; an absent optional one is a null literal; per-item ones are <see cref="BoundItemExpression"/>.</summary>
public sealed class BoundCall(FunctionSymbol function, IReadOnlyList<BoundExpression> arguments, FeelType type, TextSpan span) : BoundExpression(type, span)
{
    public FunctionSymbol Function { get; } = function;

    private protected override IReadOnlyList<BoundExpression> MakeChildren() => arguments;
}

/// <summary>Call of a member with parameters: the first child is the row, then the arguments. Over a list of rows it projects.</summary>
public sealed class BoundMemberCall(BoundExpression target, MemberFunctionSymbol member, IReadOnlyList<BoundExpression> arguments, bool isProjection, FeelType type, TextSpan span) : BoundExpression(type, span)
{
    public BoundExpression Target { get; } = target;

    public MemberFunctionSymbol Member { get; } = member;

    public IReadOnlyList<BoundExpression> Arguments { get; } = arguments;

    public bool IsProjection { get; } = isProjection;

    private protected override IReadOnlyList<BoundExpression> MakeChildren() => [Target, .. Arguments];
}

/// <summary>Call of a function value; <see cref="ArgumentNames"/> is null for positional arguments.</summary>
public sealed class BoundInvoke(BoundExpression function, IReadOnlyList<BoundExpression> arguments, IReadOnlyList<string>? argumentNames, FeelType type, TextSpan span) : BoundExpression(type, span)
{
    public BoundExpression Function { get; } = function;

    public IReadOnlyList<BoundExpression> Arguments { get; } = arguments;

    public IReadOnlyList<string>? ArgumentNames { get; } = argumentNames;

    private protected override IReadOnlyList<BoundExpression> MakeChildren() => [Function, .. Arguments];
}

/// <summary>式: an argument evaluated per item of the call's first argument (RULES.md §8); passed as an item function.</summary>
public sealed class BoundItemExpression(LocalSymbol item, BoundExpression body, TextSpan span) : BoundExpression(body.Type, span)
{
    public LocalSymbol Item { get; } = item;

    public BoundExpression Body { get; } = body;

    private protected override IReadOnlyList<BoundExpression> MakeChildren() => [Body];
}

/// <summary><c>function(…) body</c>: a closure over a snapshot of the frame.</summary>
public sealed class BoundLambda(IReadOnlyList<LocalSymbol> parameters, BoundExpression body, FunctionType type, TextSpan span) : BoundExpression(type, span)
{
    public IReadOnlyList<LocalSymbol> Parameters { get; } = parameters;

    public BoundExpression Body { get; } = body;

    private protected override IReadOnlyList<BoundExpression> MakeChildren() => [Body];
}

/// <summary><c>[a, b]</c>.</summary>
public sealed class BoundList(IReadOnlyList<BoundExpression> items, FeelType type, TextSpan span) : BoundExpression(type, span)
{
    private protected override IReadOnlyList<BoundExpression> MakeChildren() => items;
}

/// <summary><c>{name: value}</c>; each entry is kept in its variable so that later entries can read it.</summary>
public sealed class BoundContext(IReadOnlyList<LocalSymbol> entries, IReadOnlyList<BoundExpression> values, FeelType type, TextSpan span) : BoundExpression(type, span)
{
    public IReadOnlyList<LocalSymbol> Entries { get; } = entries;

    private protected override IReadOnlyList<BoundExpression> MakeChildren() => values;
}

/// <summary>A range as a value.</summary>
public sealed class BoundRange(BoundExpression low, BoundExpression high, bool lowIncluded, bool highIncluded, RangeForm form, FeelType type, TextSpan span) : BoundExpression(type, span)
{
    public BoundExpression Low { get; } = low;

    public BoundExpression High { get; } = high;

    public bool LowIncluded { get; } = lowIncluded;

    public bool HighIncluded { get; } = highIncluded;

    /// <summary>For a one-sided form both children are the operand.</summary>
    public RangeForm Form { get; } = form;

    private protected override IReadOnlyList<BoundExpression> MakeChildren() => [Low, High];
}

/// <summary>Something that could not be bound in plain FEEL: evaluates to a fault with the diagnostic.</summary>
public sealed class BoundFault(Diagnostic diagnostic, TextSpan span) : BoundExpression(FeelType.Any, span)
{
    public Diagnostic Diagnostic { get; } = diagnostic;

    private protected override IReadOnlyList<BoundExpression> MakeChildren() => [];
}
