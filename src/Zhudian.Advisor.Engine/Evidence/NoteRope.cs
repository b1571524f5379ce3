using System.Globalization;
using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Feel.Evaluation;

namespace Zhudian.Advisor.Engine.Evidence;

/// <summary>Notes of functions that bridged a gap (coverage, 缺省, 缺/已知), merged in O(1); flat and ordered when asked.</summary>
internal sealed class NoteRope
{
    private readonly NoteRope? _left;
    private readonly NoteRope? _right;
    private readonly RecordedNote? _note;
    private readonly CoveragePlace? _place;

    public NoteRope(RecordedNote note, CoveragePlace? place = null) => (_note, _place, HasProvisional) = (note, place, note.Kind == NoteKind.Provisional);

    private NoteRope(NoteRope left, NoteRope right) => (_left, _right, HasProvisional) = (left, right, left.HasProvisional || right.HasProvisional);

    /// <summary>Whether 缺省 stood in somewhere.</summary>
    public bool HasProvisional { get; }

    /// <summary>Union; either may be null.</summary>
    public static NoteRope? Merge(NoteRope? left, NoteRope? right)
        => left is null || ReferenceEquals(left, right) ? right : right is null ? left : new NoteRope(left, right);

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

            if (node._note is { } note)
            {
                var named = node._place is { } place ? place.Name(note) : note;
                notes.TryAdd(KeyOf(named), named);
                continue;
            }

            stack.Push(node._left!);
            stack.Push(node._right!);
        }

        return [.. notes.Values];
    }

    private static string KeyOf(RecordedNote note)
        => string.Create(CultureInfo.InvariantCulture, $"{(int)note.Kind}|{note.Text}|{note.Known}/{note.Total}|{string.Join(',', note.Missing.Select(m => m.Id))}");
}
