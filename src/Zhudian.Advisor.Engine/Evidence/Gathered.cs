namespace Zhudian.Advisor.Engine.Evidence;

/// <summary>Evidence gathered by a piece of evaluation.</summary>
internal readonly record struct Gathered(EvidenceSet? Evidence, NoteRope? Notes);
