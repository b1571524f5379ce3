using System.Globalization;
using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Engine.Evidence;

/// <summary>Notes of functions that bridged a gap (coverage, 缺省, 缺/已知), merged in O(1); made, named and ordered when asked.</summary>
internal abstract class NoteRope
{
    private NoteRope(bool hasProvisional) => HasProvisional = hasProvisional;

    /// <summary>Whether 缺省 stood in somewhere.</summary>
    public bool HasProvisional { get; }

    /// <summary>A note; a share is named by the quantity it belongs to.</summary>
    public static NoteRope Of(RecordedNote note, CoveragePlace? place) => new Ready(note, place);

    /// <summary>A share, see <see cref="RecordedNote.Share"/>.</summary>
    public static NoteRope Share(string function, int known, int total, UnknownInfo missing, CoveragePlace? place) => new Shared(function, known, total, missing, place);

    /// <summary>A gap that was looked at, see <see cref="RecordedNote.Gap"/>.</summary>
    public static NoteRope Gap(string function, UnknownInfo missing) => new GapTest(function, missing);

    /// <summary>Union; either may be null.</summary>
    public static NoteRope? Merge(NoteRope? left, NoteRope? right)
        => left is null || ReferenceEquals(left, right) ? right : right is null ? left : new Joined(left, right);

    /// <summary>Distinct notes, ordered by kind, text and missing ids (ordinal), so that the order of evaluation does not show.</summary>
    public static IReadOnlyList<RecordedNote> Flatten(NoteRope? rope)
    {
        if (rope is null)
        {
            return [];
        }

        var seen = new HashSet<NoteRope>(ReferenceEqualityComparer.Instance);
        var notes = new SortedDictionary<string, RecordedNote>(StringComparer.Ordinal);
        var stack = new Stack<NoteRope>();
        stack.Push(rope);
        while (stack.TryPop(out var node))
        {
            if (!seen.Add(node))
            {
                continue;
            }

            if (node is Joined both)
            {
                stack.Push(both.Left);
                stack.Push(both.Right);
                continue;
            }

            var note = node.Make();
            notes.TryAdd(KeyOf(note), note);
        }

        return [.. notes.Values];
    }

    /// <summary>The note of a leaf.</summary>
    protected abstract RecordedNote Make();

    private static string KeyOf(RecordedNote note)
        => string.Create(CultureInfo.InvariantCulture, $"{(int)note.Kind}|{note.Text}|{note.Known}/{note.Total}|{string.Join(',', note.Missing.Select(m => m.Id))}");

    private sealed class Ready(RecordedNote note, CoveragePlace? place) : NoteRope(note.Kind == NoteKind.Provisional)
    {
        protected override RecordedNote Make() => place is { } known ? known.Name(note) : note;
    }

    private sealed class Shared(string function, int known, int total, UnknownInfo missing, CoveragePlace? place) : NoteRope(hasProvisional: false)
    {
        protected override RecordedNote Make()
        {
            var note = RecordedNote.Share(function, known, total, new MissingList(missing));
            return place is { } of ? of.Name(note) : note;
        }
    }

    private sealed class GapTest(string function, UnknownInfo missing) : NoteRope(hasProvisional: false)
    {
        protected override RecordedNote Make() => RecordedNote.Gap(function, missing);
    }

    private sealed class Joined(NoteRope left, NoteRope right) : NoteRope(left.HasProvisional || right.HasProvisional)
    {
        public NoteRope Left => left;

        public NoteRope Right => right;

        protected override RecordedNote Make() => throw new InvalidOperationException("not a leaf");
    }
}
