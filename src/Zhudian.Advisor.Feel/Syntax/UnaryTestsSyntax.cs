using Zhudian.Advisor.Feel.Diagnostics;

namespace Zhudian.Advisor.Feel.Syntax;

/// <summary>Unary tests: <c>-</c>, a list of tests any of which may hold, or <c>not(tests)</c>.</summary>
/// <param name="Tests">The tests; empty when <paramref name="IsAny"/>.</param>
/// <param name="IsNegated">Written as <c>not(…)</c>.</param>
/// <param name="IsAny">Written as <c>-</c>.</param>
/// <param name="Span">Where they stand.</param>
public sealed record UnaryTestsSyntax(IReadOnlyList<ExpressionSyntax> Tests, bool IsNegated, bool IsAny, TextSpan Span);
