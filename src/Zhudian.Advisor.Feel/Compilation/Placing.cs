using System.Runtime.CompilerServices;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Operators;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Compilation;

/// <summary>Where a node stands; turned into line and column only when a fault is reported.</summary>
internal readonly record struct Place(SourceText? Source, int Offset);

/// <summary>Adds the place to faults that operators and functions report without one; costs nothing unless there is a fault.</summary>
internal static class Placing
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Value At(this Value value, Place place) => !value.IsNumber && value.IsNull ? Slow(value, place) : value;

    private static Value Slow(in Value value, Place place)
        => place.Source is { } source && value.Fault is { Location: null } diagnostic ? Value.FaultOf(diagnostic with { Location = source.Locate(place.Offset) }) : value;

    /// <summary>Truth of a value used as a condition.</summary>
    public static Truth ToTruth(in Value value) => value.IsTrue ? Truth.True : value.IsFalse ? Truth.False : value.IsUnknown ? Truth.Unknown : value.IsFault ? Truth.Fault : value.IsNull ? Truth.Null : Truth.Fault;

    /// <summary>A value used as a condition: another kind than boolean becomes a fault.</summary>
    public static Value AsCondition(in Value value, Place place) => value.IsTrue || value.IsFalse || !value.IsDefinite ? value : Faults.NotBoolean(value).At(place);

    /// <summary>A list or context that grew too heavy to walk (through shared parts) becomes a fault.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Value Bounded(this Value value, Place place) => !value.IsPlain && value.Reference is ListValue or ContextValue && ValueWeight.IsTooHeavy(value) ? Faults.Limit("值的大小").At(place) : value;

    /// <summary>Counts a step of a loop; the fault when the limit is passed, else default.</summary>
    public static bool TakeStep(Frame frame, out Value stop)
    {
        var run = frame.Run;
        if (++run.Steps > run.Limits.MaxSteps)
        {
            stop = Faults.Limit("步数");
            return false;
        }

        if ((run.Steps & 0xFFF) == 0)
        {
            run.Cancellation.ThrowIfCancellationRequested();
        }

        stop = default;
        return true;
    }
}
