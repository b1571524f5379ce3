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

/// <summary>One memoised value with the evidence it rests on.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct MemoCell
{
    public Value Value;
    public EvidenceSet? Evidence;
    public NoteRope? Notes;
    public MemoState State;
}
