using System.Collections.Immutable;
using Zhudian.Advisor.Feel.Binding;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Knowledge.Units;

namespace Zhudian.Advisor.Knowledge.Model;

/// <summary>Text with <c>{expr @fmt}</c> holes (RULES.md §10), bound and compiled.</summary>
public sealed record TextTemplate(SourceText Source, ImmutableArray<TextPart> Parts);

/// <summary>One part of a template: literal text, or a hole.</summary>
/// <param name="Literal">Text; null for a hole.</param>
/// <param name="Bound">Typed tree of a hole.</param>
/// <param name="Code">Compiled hole.</param>
/// <param name="Format">How the value prints.</param>
public sealed record TextPart(string? Literal, BoundExpression? Bound, CompiledExpression? Code, ValueFormat Format)
{
    /// <summary>Unit that only the data knows (单位 = 随 项目.单位): evaluates to its symbol; null when <see cref="ValueFormat.Unit"/> says it.</summary>
    public CompiledExpression? UnitCode { get; init; }

    /// <summary>What an unknown value of this hole is called: <c>（缺：汛期总磷均值）</c>; null = the names of the missing facts.</summary>
    public string? Name { get; init; }
}

/// <summary>How a value prints: fmt of RULES.md §10 with the static default of 位数 and 单位 filled in.</summary>
/// <param name="Decimals"><c>n位</c> or the 位数 of the field.</param>
/// <param name="Significant"><c>n有效</c>; 3 when nothing else is known.</param>
/// <param name="Percent"><c>%</c>.</param>
/// <param name="Unit">Unit symbol to append; null = none.</param>
/// <param name="YearMonth">The value is a 年月: prints 2026年3月.</param>
/// <param name="Exact">Prints the number as it is, without rounding (parameters, literals).</param>
public sealed record ValueFormat(int? Decimals = null, int? Significant = null, bool Percent = false, string? Unit = null, bool YearMonth = false, bool Exact = false)
{
    public static ValueFormat Default { get; } = new();
}
