using Zhudian.Advisor.Feel.Diagnostics;

namespace Zhudian.Advisor.Testing.Impact;

/// <summary>Kinds of elements whose text decides what is concluded.</summary>
public enum ElementKind
{
    Rule,
    Table,
    TableRow,
    Derived,
    Parameter,
    Reference,
}

/// <summary>An element that says something else in the two bases.</summary>
/// <param name="Kind">Kind.</param>
/// <param name="Id">编号, 表名, 表名/行, derived quantity, parameter, or <c>参考[键]</c>; editions carry <c>@起</c>.</param>
/// <param name="Location">Where it stands now; in the old base when it was removed.</param>
/// <param name="Before">What it said; null when it is new.</param>
/// <param name="After">What it says; null when it was removed.</param>
public sealed record ElementChange(ElementKind Kind, string Id, SourceLocation Location, string? Before, string? After);
