using System.Globalization;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Engine.Evidence;

/// <summary>Notes of functions that bridged a gap (coverage, 缺省, 缺/已知), merged in O(1); made, named and ordered when asked.</summary>
internal abstract class NoteRope
{
    private Joined? _last;

    private protected NoteRope()
    {
    }

    /// <summary>Whether a leaf says that 缺省 stood in.</summary>
    protected virtual bool HasProvisional => false;

    /// <summary>A note; a share is named by the quantity it belongs to.</summary>
    public static NoteRope Of(RecordedNote note, CoveragePlace? place) => new Ready(note, place);

    /// <summary>A share, see <see cref="RecordedNote.Share"/>.</summary>
    public static NoteRope Share(string function, int known, int total, UnknownInfo missing, CoveragePlace? place) => place is { } of ? new PlacedShare(function, known, total, missing, of) : new Shared(function, known, total, missing);

    /// <summary>Shares of one function at many places: of <paramref name="total"/> items <paramref name="gaps"/> are missing at each place that has something in <paramref name="missing"/>.</summary>
    public static NoteRope Shares(string function, int total, ArraySegment<byte> gaps, ArraySegment<UnknownInfo?> missing, CoveragePlace place) => new PlacedShares(function, total, gaps, missing, place);

    /// <summary>A gap that was looked at, see <see cref="RecordedNote.Gap"/>.</summary>
    public static NoteRope Gap(string function, UnknownInfo missing) => new GapTest(function, missing);

    /// <summary>Stands for no notes where null says that they are not known yet.</summary>
    public static NoteRope None { get; } = new Nothing();

    /// <summary>Whether 缺省 stood in somewhere.</summary>
    public static bool IsProvisional(NoteRope? rope)
    {
        foreach (var leaf in Leaves(rope))
        {
            if (leaf.HasProvisional)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Union; either may be null. What was joined last to a rope is remembered: quantities of one row join the same notes again and again.</summary>
    public static NoteRope? Merge(NoteRope? left, NoteRope? right)
    {
        if (left is null || right is null || ReferenceEquals(left, right))
        {
            return left ?? right;
        }

        if (left is Joined both && both.Has(right))
        {
            return left;
        }

        if (right is Joined other && other.Has(left))
        {
            return right;
        }

        return left._last is { } last && ReferenceEquals(last.Right, right) ? last
            : left._last = new Joined(left, right);
    }

    /// <summary>Distinct notes, ordered by kind, text and missing ids (ordinal), so that the order of evaluation does not show.</summary>
    public static IReadOnlyList<RecordedNote> Flatten(NoteRope? rope)
    {
        var notes = new Dictionary<string, RecordedNote>(StringComparer.Ordinal);
        foreach (var leaf in Leaves(rope))
        {
            leaf.AddTo(notes);
        }

        string[] keys = [.. notes.Keys];
        Array.Sort(keys, StringComparer.Ordinal);
        return Array.ConvertAll(keys, key => notes[key]);
    }

    private static IEnumerable<NoteRope> Leaves(NoteRope? rope)
    {
        var seen = new HashSet<NoteRope>(ReferenceEqualityComparer.Instance);
        var stack = new Stack<NoteRope>();
        for (var node = rope; node is not null; stack.TryPop(out node))
        {
            if (!seen.Add(node))
            {
                continue;
            }

            if (node is Joined both)
            {
                stack.Push(both.Left);
                stack.Push(both.Right);
            }
            else if (node is LateRope late)
            {
                late.PushTo(stack);
            }
            else
            {
                yield return node;
            }
        }
    }

    /// <summary>The note of a leaf.</summary>
    protected abstract RecordedNote Make();

    /// <summary>Adds the notes of a leaf.</summary>
    protected virtual void AddTo(Dictionary<string, RecordedNote> notes)
    {
        var note = Make();
        notes.TryAdd(KeyOf(note), note);
    }

    private static string KeyOf(RecordedNote note)
        => string.Create(CultureInfo.InvariantCulture, $"{(int)note.Kind}|{note.Text}|{note.Known}/{note.Total}|{string.Join(',', note.Missing.Select(m => m.Id))}");

    private sealed class Ready(RecordedNote note, CoveragePlace? place) : NoteRope
    {
        protected override bool HasProvisional => note.Kind == NoteKind.Provisional;

        protected override RecordedNote Make() => place is { } known ? known.Name(note) : note;
    }

    private sealed class Shared(string function, int known, int total, UnknownInfo missing) : NoteRope
    {
        protected override RecordedNote Make() => RecordedNote.Share(function, known, total, new MissingList(missing));
    }

    private sealed class PlacedShare(string function, int known, int total, UnknownInfo missing, CoveragePlace place) : NoteRope
    {
        protected override RecordedNote Make() => place.Name(RecordedNote.Share(function, known, total, new MissingList(missing)));
    }

    private sealed class PlacedShares(string function, int total, ArraySegment<byte> gaps, ArraySegment<UnknownInfo?> missing, CoveragePlace place) : NoteRope
    {
        protected override RecordedNote Make() => throw new InvalidOperationException("several notes");

        protected override void AddTo(Dictionary<string, RecordedNote> notes)
        {
            for (var i = 0; i < missing.Count; i++)
            {
                if (missing[i] is { } unknown)
                {
                    var note = place.Name(RecordedNote.Share(function, total - gaps[i], total, new MissingList(unknown)));
                    notes.TryAdd(KeyOf(note), note);
                }
            }
        }
    }

    private sealed class GapTest(string function, UnknownInfo missing) : NoteRope
    {
        protected override RecordedNote Make() => RecordedNote.Gap(function, missing);
    }

    private sealed class Joined(NoteRope left, NoteRope right) : NoteRope
    {
        public NoteRope Left => left;

        public NoteRope Right => right;

        public bool Has(NoteRope part) => ReferenceEquals(left, part) || ReferenceEquals(right, part);

        protected override RecordedNote Make() => throw new InvalidOperationException("not a leaf");
    }

    private sealed class Nothing : NoteRope
    {
        protected override RecordedNote Make() => throw new InvalidOperationException("no note");
    }
}
