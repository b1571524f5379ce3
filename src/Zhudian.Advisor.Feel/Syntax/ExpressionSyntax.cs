using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Syntax;

/// <summary>A node of the syntax tree of an expression (DMN 1.5 §10.3.1.2). Immutable; carries its span in the source text.</summary>
public abstract class ExpressionSyntax(TextSpan span)
{
    public TextSpan Span { get; } = span;

    /// <summary>Height of the tree below and with this node; bounded by the parser, so that walking it cannot overflow the stack.</summary>
    internal int Height { get; set; } = 1;

    /// <summary>Child nodes in order of writing.</summary>
    public virtual IEnumerable<ExpressionSyntax> Children => [];

    /// <inheritdoc/>
    public override string ToString() => SyntaxPrinter.Print(this);
}

/// <summary>Number, string, boolean or null. A minus sign directly before a number belongs to it.</summary>
public sealed class LiteralSyntax(Value value, TextSpan span) : ExpressionSyntax(span)
{
    public Value Value { get; } = value;
}

/// <summary><c>@"2024-01-01"</c>: date, time, date and time or duration.</summary>
public sealed class AtLiteralSyntax(string text, TextSpan span) : ExpressionSyntax(span)
{
    public string Text { get; } = text;
}

/// <summary>A name, or <c>?</c> inside unary tests.</summary>
public sealed class NameSyntax(string name, TextSpan span) : ExpressionSyntax(span)
{
    public string Name { get; } = name;
}

/// <summary><c>target.name</c>.</summary>
public sealed class PathSyntax(ExpressionSyntax target, string name, TextSpan nameSpan, TextSpan span) : ExpressionSyntax(span)
{
    public ExpressionSyntax Target { get; } = target;

    public string Name { get; } = name;

    public TextSpan NameSpan { get; } = nameSpan;

    /// <inheritdoc/>
    public override IEnumerable<ExpressionSyntax> Children => [Target];
}

/// <summary><c>target[condition]</c>, also an index.</summary>
public sealed class FilterSyntax(ExpressionSyntax target, ExpressionSyntax condition, TextSpan span) : ExpressionSyntax(span)
{
    public ExpressionSyntax Target { get; } = target;

    public ExpressionSyntax Condition { get; } = condition;

    /// <inheritdoc/>
    public override IEnumerable<ExpressionSyntax> Children => [Target, Condition];
}

/// <summary>One argument of a call; <paramref name="Name"/> is null when positional.</summary>
public sealed record ArgumentSyntax(string? Name, TextSpan NameSpan, ExpressionSyntax Value);

/// <summary><c>target(arguments)</c>; either all arguments are named or none.</summary>
public sealed class CallSyntax(ExpressionSyntax target, IReadOnlyList<ArgumentSyntax> arguments, TextSpan span) : ExpressionSyntax(span)
{
    public ExpressionSyntax Target { get; } = target;

    public IReadOnlyList<ArgumentSyntax> Arguments { get; } = arguments;

    /// <inheritdoc/>
    public override IEnumerable<ExpressionSyntax> Children => [Target, .. Arguments.Select(a => a.Value)];
}

/// <summary><c>-operand</c>.</summary>
public sealed class NegationSyntax(ExpressionSyntax operand, TextSpan span) : ExpressionSyntax(span)
{
    public ExpressionSyntax Operand { get; } = operand;

    /// <inheritdoc/>
    public override IEnumerable<ExpressionSyntax> Children => [Operand];
}

/// <summary>Arithmetic, comparison, <c>and</c>, <c>or</c>.</summary>
public sealed class BinarySyntax(BinaryOperator op, ExpressionSyntax left, ExpressionSyntax right, TextSpan operatorSpan, TextSpan span) : ExpressionSyntax(span)
{
    public BinaryOperator Operator { get; } = op;

    public ExpressionSyntax Left { get; } = left;

    public ExpressionSyntax Right { get; } = right;

    public TextSpan OperatorSpan { get; } = operatorSpan;

    /// <inheritdoc/>
    public override IEnumerable<ExpressionSyntax> Children => [Left, Right];
}

/// <summary><c>value between low and high</c>.</summary>
public sealed class BetweenSyntax(ExpressionSyntax value, ExpressionSyntax low, ExpressionSyntax high, TextSpan span) : ExpressionSyntax(span)
{
    public ExpressionSyntax Value { get; } = value;

    public ExpressionSyntax Low { get; } = low;

    public ExpressionSyntax High { get; } = high;

    /// <inheritdoc/>
    public override IEnumerable<ExpressionSyntax> Children => [Value, Low, High];
}

/// <summary><c>value in test</c> or <c>value in (tests)</c>.</summary>
public sealed class InSyntax(ExpressionSyntax value, IReadOnlyList<ExpressionSyntax> tests, TextSpan span) : ExpressionSyntax(span)
{
    public ExpressionSyntax Value { get; } = value;

    public IReadOnlyList<ExpressionSyntax> Tests { get; } = tests;

    /// <inheritdoc/>
    public override IEnumerable<ExpressionSyntax> Children => [Value, .. Tests];
}

/// <summary><c>value instance of type</c>.</summary>
public sealed class InstanceOfSyntax(ExpressionSyntax value, TypeSyntax type, TextSpan span) : ExpressionSyntax(span)
{
    public ExpressionSyntax Value { get; } = value;

    public TypeSyntax TypeSyntax { get; } = type;

    /// <inheritdoc/>
    public override IEnumerable<ExpressionSyntax> Children => [Value];
}

/// <summary><c>if condition then … else …</c>.</summary>
public sealed class IfSyntax(ExpressionSyntax condition, ExpressionSyntax then, ExpressionSyntax otherwise, TextSpan span) : ExpressionSyntax(span)
{
    public ExpressionSyntax Condition { get; } = condition;

    public ExpressionSyntax Then { get; } = then;

    public ExpressionSyntax Else { get; } = otherwise;

    /// <inheritdoc/>
    public override IEnumerable<ExpressionSyntax> Children => [Condition, Then, Else];
}

/// <summary>One <c>name in source</c> or <c>name in source..end</c>.</summary>
public sealed record IteratorSyntax(string Name, TextSpan NameSpan, ExpressionSyntax Source, ExpressionSyntax? End);

/// <summary><c>for … return body</c>.</summary>
public sealed class ForSyntax(IReadOnlyList<IteratorSyntax> iterators, ExpressionSyntax body, TextSpan span) : ExpressionSyntax(span)
{
    public IReadOnlyList<IteratorSyntax> Iterators { get; } = iterators;

    public ExpressionSyntax Body { get; } = body;

    /// <inheritdoc/>
    public override IEnumerable<ExpressionSyntax> Children => [.. Iterators.SelectMany(i => i.End is null ? [i.Source] : new[] { i.Source, i.End }), Body];
}

/// <summary><c>some|every … satisfies condition</c>.</summary>
public sealed class QuantifiedSyntax(bool isEvery, IReadOnlyList<IteratorSyntax> iterators, ExpressionSyntax condition, TextSpan span) : ExpressionSyntax(span)
{
    public bool IsEvery { get; } = isEvery;

    public IReadOnlyList<IteratorSyntax> Iterators { get; } = iterators;

    public ExpressionSyntax Condition { get; } = condition;

    /// <inheritdoc/>
    public override IEnumerable<ExpressionSyntax> Children => [.. Iterators.SelectMany(i => i.End is null ? [i.Source] : new[] { i.Source, i.End }), Condition];
}

/// <summary>One formal parameter.</summary>
public sealed record ParameterSyntax(string Name, TextSpan NameSpan, TypeSyntax? Type);

/// <summary><c>function(a: number, b) body</c>; <c>external</c> bodies are kept so that the binder can refuse them.</summary>
public sealed class FunctionSyntax(IReadOnlyList<ParameterSyntax> parameters, ExpressionSyntax body, bool isExternal, TextSpan span) : ExpressionSyntax(span)
{
    public IReadOnlyList<ParameterSyntax> Parameters { get; } = parameters;

    public ExpressionSyntax Body { get; } = body;

    public bool IsExternal { get; } = isExternal;

    /// <inheritdoc/>
    public override IEnumerable<ExpressionSyntax> Children => [Body];
}

/// <summary><c>[a, b]</c>.</summary>
public sealed class ListSyntax(IReadOnlyList<ExpressionSyntax> items, TextSpan span) : ExpressionSyntax(span)
{
    public IReadOnlyList<ExpressionSyntax> Items { get; } = items;

    /// <inheritdoc/>
    public override IEnumerable<ExpressionSyntax> Children => Items;
}

/// <summary>One entry of a context.</summary>
public sealed record EntrySyntax(string Name, TextSpan NameSpan, ExpressionSyntax Value);

/// <summary><c>{name: value}</c>.</summary>
public sealed class ContextSyntax(IReadOnlyList<EntrySyntax> entries, TextSpan span) : ExpressionSyntax(span)
{
    public IReadOnlyList<EntrySyntax> Entries { get; } = entries;

    /// <inheritdoc/>
    public override IEnumerable<ExpressionSyntax> Children => Entries.Select(e => e.Value);
}

/// <summary><c>[low..high)</c> in any spelling.</summary>
public sealed class RangeSyntax(ExpressionSyntax low, ExpressionSyntax high, bool lowIncluded, bool highIncluded, TextSpan span) : ExpressionSyntax(span)
{
    public ExpressionSyntax Low { get; } = low;

    public ExpressionSyntax High { get; } = high;

    public bool LowIncluded { get; } = lowIncluded;

    public bool HighIncluded { get; } = highIncluded;

    /// <inheritdoc/>
    public override IEnumerable<ExpressionSyntax> Children => [Low, High];
}

/// <summary><c>&lt; 10</c>: a unary test, and in parentheses a one-sided range.</summary>
public sealed class ComparisonTestSyntax(BinaryOperator op, ExpressionSyntax operand, TextSpan span) : ExpressionSyntax(span)
{
    public BinaryOperator Operator { get; } = op;

    public ExpressionSyntax Operand { get; } = operand;

    /// <inheritdoc/>
    public override IEnumerable<ExpressionSyntax> Children => [Operand];
}
