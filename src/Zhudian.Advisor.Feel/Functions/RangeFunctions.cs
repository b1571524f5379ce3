using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Operators;
using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;
using static Zhudian.Advisor.Feel.Operators.FeelOperators;

namespace Zhudian.Advisor.Feel.Functions;

/// <summary>Relations of points and ranges (DMN 1.5 §10.3.4.11, table 78). A point is any ordered value.</summary>
internal static class RangeFunctions
{
    private static readonly RangeType AnyRange = new(FeelType.Any);

    public static IReadOnlyList<FunctionSymbol> All { get; } =
    [
        Relation("before", Shapes.All, Before),
        Relation("after", Shapes.All, (a, b) => Before(b, a)),
        Relation("meets", Shapes.RangeRange, (a, b) => And(Flag(a.EndIncluded && b.StartIncluded), Equal(a.End, b.Start))),
        Relation("met by", Shapes.RangeRange, (a, b) => And(Flag(b.EndIncluded && a.StartIncluded), Equal(b.End, a.Start))),
        Relation("overlaps", Shapes.RangeRange, (a, b) => And(Reaches(a, b), Reaches(b, a))),
        Relation("overlaps before", Shapes.RangeRange, OverlapsBefore),
        Relation("overlaps after", Shapes.RangeRange, (a, b) => OverlapsBefore(b, a)),
        Relation("finishes", Shapes.PointRange | Shapes.RangeRange, (a, b) => And(SameEnd(a, b), StartsLater(a, b))),
        Relation("finished by", Shapes.RangePoint | Shapes.RangeRange, (a, b) => And(SameEnd(a, b), StartsLater(b, a))),
        Relation("includes", Shapes.RangePoint | Shapes.RangeRange, Includes),
        Relation("during", Shapes.PointRange | Shapes.RangeRange, (a, b) => Includes(b, a)),
        Relation("starts", Shapes.PointRange | Shapes.RangeRange, (a, b) => And(SameStart(a, b), EndsEarlier(a, b))),
        Relation("started by", Shapes.RangePoint | Shapes.RangeRange, (a, b) => And(SameStart(a, b), EndsEarlier(b, a))),
        Relation("coincides", Shapes.PointPoint | Shapes.RangeRange, (a, b) => And(SameStart(a, b), SameEnd(a, b))),
    ];

    [Flags]
    private enum Shapes
    {
        PointPoint = 1,
        PointRange = 2,
        RangePoint = 4,
        RangeRange = 8,
        All = 15,
    }

    private static OverloadedFunction Relation(string name, Shapes shapes, Func<RangeValue, RangeValue, Truth> holds)
    {
        Value Body(Frame frame, ReadOnlySpan<Value> a)
        {
            if (a[0].IsNull || a[1].IsNull)
            {
                return Faults.NullOperand;
            }

            var shape = (a[0].Kind == ValueKind.Range, a[1].Kind == ValueKind.Range) switch
            {
                (false, false) => Shapes.PointPoint,
                (false, true) => Shapes.PointRange,
                (true, false) => Shapes.RangePoint,
                _ => Shapes.RangeRange,
            };
            if (!shapes.HasFlag(shape))
            {
                return Faults.OperandTypes(name, a[0], a[1]);
            }

            return holds(AsRange(a[0]), AsRange(a[1])) switch
            {
                Truth.True => Value.True,
                Truth.False => Value.False,
                Truth.Null => Faults.NullOperand,
                Truth.Unknown => Unknowns.ToValue(UnknownInfo.Merge(Unknowns.Within(a[0]), Unknowns.Within(a[1]))),
                _ => Faults.NoOrder(a[0], a[1]),
            };
        }

        var overloads = new List<FunctionSymbol>();
        void Add(Shapes shape, string first, string second)
        {
            if (shapes.HasFlag(shape))
            {
                overloads.Add(new BuiltIn(name, FeelType.Boolean, [P.Any(first), P.Any(second)], Body));
            }
        }

        Add(Shapes.PointPoint, "point1", "point2");
        Add(Shapes.PointRange, "point", "range");
        Add(Shapes.RangePoint, "range", "point");
        Add(Shapes.RangeRange, "range1", "range2");
        return new OverloadedFunction(name, overloads);
    }

    private static RangeValue AsRange(in Value value) => value.As<RangeValue>() ?? new RangeValue(value, true, value, true);

    private static Truth Flag(bool value) => value ? Truth.True : Truth.False;

    private static Truth Less(in Value a, in Value b) => Compare(a, b, ComparisonOperator.Less);

    // a ends before b starts; at a common end one side must be open.
    private static Truth Before(RangeValue a, RangeValue b)
        => a.IsOpenAbove || b.IsOpenBelow ? Truth.False : Or(Less(a.End, b.Start), And(Equal(a.End, b.Start), Flag(!a.EndIncluded || !b.StartIncluded)));

    // a ends not before b starts.
    private static Truth Reaches(RangeValue a, RangeValue b)
        => a.IsOpenAbove || b.IsOpenBelow ? Truth.True : Or(Less(b.Start, a.End), And(Equal(a.End, b.Start), Flag(a.EndIncluded && b.StartIncluded)));

    private static Truth OverlapsBefore(RangeValue a, RangeValue b)
    {
        var startsEarlier = b.IsOpenBelow ? Truth.False : a.IsOpenBelow ? Truth.True : Or(Less(a.Start, b.Start), And(Equal(a.Start, b.Start), Flag(a.StartIncluded && !b.StartIncluded)));
        return And(And(startsEarlier, Reaches(a, b)), EndsEarlier(a, b));
    }

    // a ends no later than b.
    private static Truth EndsEarlier(RangeValue a, RangeValue b)
        => b.IsOpenAbove ? Truth.True : a.IsOpenAbove ? Truth.False : Or(Less(a.End, b.End), And(Equal(a.End, b.End), Flag(!a.EndIncluded || b.EndIncluded)));

    // a starts no earlier than b.
    private static Truth StartsLater(RangeValue a, RangeValue b)
        => b.IsOpenBelow ? Truth.True : a.IsOpenBelow ? Truth.False : Or(Less(b.Start, a.Start), And(Equal(a.Start, b.Start), Flag(!a.StartIncluded || b.StartIncluded)));

    private static Truth Includes(RangeValue a, RangeValue b) => And(StartsLater(b, a), EndsEarlier(b, a));

    private static Truth SameEnd(RangeValue a, RangeValue b)
        => a.IsOpenAbove || b.IsOpenAbove ? Flag(a.IsOpenAbove && b.IsOpenAbove) : And(Equal(a.End, b.End), Flag(a.EndIncluded == b.EndIncluded));

    private static Truth SameStart(RangeValue a, RangeValue b)
        => a.IsOpenBelow || b.IsOpenBelow ? Flag(a.IsOpenBelow && b.IsOpenBelow) : And(Equal(a.Start, b.Start), Flag(a.StartIncluded == b.StartIncluded));
}
