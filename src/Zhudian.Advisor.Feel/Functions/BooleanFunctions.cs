using Zhudian.Advisor.Feel.Operators;
using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Functions;

/// <summary><c>not</c> (DMN 1.5 §10.3.4.2) and <c>is</c> (§10.3.4.13).</summary>
internal static class BooleanFunctions
{
    public static IReadOnlyList<FunctionSymbol> All { get; } =
    [
        new BuiltIn("not", FeelType.Boolean, [P.Any("negand")], (_, a) => a[0].IsTrue ? Value.False : a[0].IsFalse ? Value.True : a[0].IsNull ? Faults.NullOperand : Faults.NotBoolean(a[0])),

        // Identity in the semantic domain: no zone is converted, no fraction cut; an absent argument counts as null.
        new BuiltIn("is", FeelType.Boolean, [P.Any("value1").Opt(), P.Any("value2").Opt()], (_, a) => Value.Of(Same(a[0], a[1]))),
    ];

    private static bool Same(in Value left, in Value right)
        => left.AsText is { } first ? string.Equals(first, right.AsText, StringComparison.Ordinal) : left.Equals(right);
}
