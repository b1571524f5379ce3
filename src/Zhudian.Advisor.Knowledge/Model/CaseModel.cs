using System.Collections.Immutable;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Knowledge.Model;

/// <summary>A <c>case</c> fence (RULES.md §12): facts given, conclusions expected.</summary>
/// <param name="Given">Rows per entity, as FEEL contexts with literal values; an entity given empty is 已报全 and empty.</param>
/// <param name="Expected">得.</param>
/// <param name="Forbidden">不得.</param>
/// <param name="Unknown">未知.</param>
public sealed record RuleCase(
    string Name,
    DateOnly? Day,
    ImmutableDictionary<string, Value> Parameters,
    ImmutableArray<GivenRows> Given,
    ImmutableArray<CaseExpectation> Expected,
    ImmutableArray<CaseExpectation> Forbidden,
    ImmutableArray<CaseExpectation> Unknown,
    SourceLocation Location);

/// <summary>Rows of one entity given by a case, in order of writing.</summary>
public sealed record GivenRows(string Entity, ImmutableArray<ContextValue> Rows);

/// <summary><c>编号/key [字段 值]…</c>. A reference is expected by its key text, everything else by a value of the field's type.</summary>
public sealed record CaseExpectation(string ConclusionId, ImmutableArray<(string Field, ExpectedCell Expected)> Fields, SourceLocation Location);

/// <summary>A 用例 table of one decision table or derived quantity.</summary>
public sealed record TableCaseSet(string Target, ImmutableArray<TableCaseRow> Rows, SourceLocation Location);

/// <summary>One row of a 用例 table; an input may be unknown (未知) or null (无).</summary>
public sealed record TableCaseRow(string Name, ImmutableArray<(string Input, Value Value)> Inputs, ImmutableArray<(string Output, ExpectedCell Expected)> Outputs, SourceLocation Location);

/// <summary>What a 用例 cell expects: a value (with tolerance), 未知, 故障 or 无.</summary>
public sealed record ExpectedCell(ExpectedOutcome Outcome, Value Value, decimal? Tolerance);

/// <summary>Outcome a 用例 cell expects.</summary>
public enum ExpectedOutcome
{
    Value,
    Unknown,
    Fault,
    NotApplicable,
}
