using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Testing.Mutation;

/// <summary>
/// Which elements each unit of cases evaluates. Evaluation is deterministic and elements are only reached by being evaluated, so a change
/// inside an element that a unit does not touch cannot change its verdict.
/// </summary>
internal sealed class TouchMap : IEvaluationObserver
{
    private HashSet<string> _current = new(StringComparer.Ordinal);

    public static string Rule(string id) => "规则:" + id;

    public static string Derived(string name) => "派生量:" + name;

    public static string Parameter(string name) => "参数:" + name;

    public static string Table(string name) => "表:" + name;

    public const string ReferencePrefix = "参考:";

    /// <summary>A row of reference data.</summary>
    public static string Reference(string kind, int row) => FormattableString.Invariant($"{ReferencePrefix}{kind}:{row}");

    /// <summary>Starts the set of the next unit; gives what is gathered from now on.</summary>
    public HashSet<string> Begin() => _current = new HashSet<string>(StringComparer.Ordinal);

    /// <inheritdoc/>
    public void Tried(RuleDef rule) => _current.Add(Rule(rule.Id));

    /// <inheritdoc/>
    public void Computed(DerivedDef derived) => _current.Add(Derived(derived.Name));

    /// <inheritdoc/>
    public void Read(ParameterDef parameter) => _current.Add(Parameter(parameter.Name));

    /// <inheritdoc/>
    public void Called(TableFamily table) => _current.Add(Table(table.Name));

    /// <inheritdoc/>
    public void Reference(FieldDef field, int row) => _current.Add(Reference(field.Entity.Name, row));

    /// <inheritdoc/>
    public void Condition(RuleDef rule, ConditionDef condition, Truth truth, Frame frame)
    {
    }

    /// <inheritdoc/>
    public void Absence(RuleDef rule, AbsenceDef absence, Truth truth, Frame frame)
    {
    }

    /// <inheritdoc/>
    public void Fired(RuleDef rule)
    {
    }

    /// <inheritdoc/>
    public void Row(DecisionTable table, TableRow row, Truth truth)
    {
    }
}
