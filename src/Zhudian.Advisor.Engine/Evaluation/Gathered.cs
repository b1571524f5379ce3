using Zhudian.Advisor.Engine.Evidence;

namespace Zhudian.Advisor.Engine.Evaluation;

/// <summary>Evidence gathered by a piece of evaluation.</summary>
internal readonly record struct Gathered(EvidenceSet? Evidence, NoteRope? Notes);
