using System.Runtime.InteropServices;
using Zhudian.Advisor.Engine.Evidence;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Engine.Evaluation;

/// <summary>State of a memoised derived quantity.</summary>
internal enum MemoState : byte
{
    Empty,
    Running,
    Done,
}

/// <summary>One memoised value with the evidence it rests on. State and evidence share a field: there are many cells, most of them are never asked for.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct MemoCell
{
    private static readonly object RunningMark = new();
    private static readonly object DoneMark = new();

    public Value Value;
    public NoteRope? Notes;
    private object? _mark;

    /// <summary>State; a cell is done once <see cref="Finish"/> was called.</summary>
    public readonly MemoState State => _mark is null ? MemoState.Empty : ReferenceEquals(_mark, RunningMark) ? MemoState.Running : MemoState.Done;

    /// <summary>Evidence of a cell that is done; null when none is kept.</summary>
    public readonly EvidenceSet? Evidence => _mark as EvidenceSet;

    /// <summary>Somebody computes the value.</summary>
    public void Start() => _mark = RunningMark;

    /// <summary>The value is there.</summary>
    public void Finish(in Value value, EvidenceSet? evidence, NoteRope? notes)
    {
        Value = value;
        Notes = notes;
        _mark = evidence ?? DoneMark;
    }
}
