using Zhudian.Advisor.Feel.Symbols;


namespace Zhudian.Advisor.Methods;

/// <summary>Where a method is laid down. The status joins the weakest-status rule of RULES.md §13 like any other source on a proof.</summary>
/// <param name="Standard">Standard or document with number and year; <c>通用统计方法</c> for textbook methods.</param>
/// <param name="Clause">Clause or appendix; empty for textbook methods.</param>
/// <param name="Status">Verification word of RULES.md §13: 已核验, 部分核验, 未核验 …</param>
/// <param name="Note">What is not verified, or which convention was taken; Chinese.</param>
public sealed record MethodSource(string Standard, string Clause, string Status, string Note = "");

/// <summary>A function with its source.</summary>
public sealed record Method(FunctionSymbol Function, MethodSource Source);
