namespace Zhudian.Advisor.Engine.Evidence;

/// <summary>A place for notes in an array; the array of a sealed type needs no check of what is written into it.</summary>
internal struct NoteCell
{
    /// <summary>The notes; null when there are none.</summary>
    public NoteRope? Rope;
}
