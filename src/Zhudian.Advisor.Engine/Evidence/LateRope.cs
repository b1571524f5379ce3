using Zhudian.Advisor.Feel.Evaluation;

namespace Zhudian.Advisor.Engine.Evidence;

/// <summary>Notes that somebody else keeps and looks up when they are read.</summary>
internal abstract class LateRope : NoteRope
{
    /// <summary>Adds the notes, if there are any.</summary>
    public abstract void PushTo(Stack<NoteRope> stack);

    /// <inheritdoc/>
    protected sealed override RecordedNote Make() => throw new InvalidOperationException("not a leaf");
}
