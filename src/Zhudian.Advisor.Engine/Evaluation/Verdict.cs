using System.Runtime.InteropServices;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Engine.Evaluation;

/// <summary>Conjunction of conditions so far (RULES.md §9): false wins over everything, then fault, then unknown, then null.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Verdict(bool False, Value Fault, UnknownInfo? Unknown, bool NotApplicable)
{
    /// <summary>All conditions so far hold.</summary>
    public static Verdict Holds => default;

    /// <summary>No witness of a 无 so far.</summary>
    public static AbsenceState Missing => default;

    /// <summary>Neither false nor fault nor unknown, but some condition was null.</summary>
    public bool Null => NotApplicable && !False && !Fault.IsFault && Unknown is null;

    /// <summary>No later condition can make the rule fire or wait.</summary>
    public bool Settled => False || Null;

    /// <summary>True: every condition held.</summary>
    public bool True => !False && !Fault.IsFault && Unknown is null && !NotApplicable;

    /// <summary>Waits for facts from the start.</summary>
    public static Verdict Waits(UnknownInfo missing) => new(false, default, missing, false);

    /// <summary>With one more condition.</summary>
    public Verdict And(Truth truth, in Value value) => truth switch
    {
        Truth.True => this,
        Truth.False => this with { False = true },
        Truth.Null => this with { NotApplicable = true },
        Truth.Unknown => this with { Unknown = UnknownInfo.Merge(Unknown, value.Unknown) },
        _ => Fault.IsFault ? this : this with { Fault = value },
    };
}

/// <summary>What the search for a witness of a 无 found.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct AbsenceState(bool True, UnknownInfo? Unknown, Value Fault)
{
    /// <summary>A witness.</summary>
    public static AbsenceState Found { get; } = new(true, null, default);

    /// <summary>A row that might be one.</summary>
    public AbsenceState Doubt(in Value value) => this with { Unknown = UnknownInfo.Merge(Unknown, value.Unknown) };

    /// <summary>A row that could not be tested.</summary>
    public AbsenceState Broken(in Value value) => Fault.IsFault ? this : this with { Fault = value };
}
