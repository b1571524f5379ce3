using System.Globalization;
using System.Text;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Text;

namespace Zhudian.Advisor.Engine.Evidence;

/// <summary>Of what a share is known: the derived quantity, its row and its arguments, so that a reader can tell 7/10 of what. The text is made when read.</summary>
internal readonly struct CoveragePlace
{
    private readonly DerivedDef _derived;
    private readonly RowSource? _source;
    private readonly int _row;
    private readonly Value[]? _slots;

    /// <summary>Remembers the row and the arguments a derived quantity is being computed for.</summary>
    public CoveragePlace(DerivedDef derived, Frame frame)
    {
        _derived = derived;
        _source = frame.Slots[0].As<RowSource>();
        _row = _source is null ? 0 : frame.Slots[0].RowIndex;
        _slots = derived.Parameters.Length == 0 ? null : frame.Slots[..Math.Min(frame.Slots.Length, derived.Parameters.Length + 1)];
    }

    /// <summary>Remembers a row of a derived quantity without parameters.</summary>
    public CoveragePlace(DerivedDef derived, RowSource? source, int row)
    {
        (_derived, _source, _row, _slots) = (derived, source, row, null);
    }

    /// <summary>The note with its text.</summary>
    public RecordedNote Name(RecordedNote note) => note with { Text = Of(_derived, _slots ?? [_source is null ? Value.Null : Value.Row(_source, _row)], note) };

    /// <summary><c>芦中桥 期均值（总磷、2026、1、10）7/10</c>.</summary>
    private static string Of(DerivedDef derived, Value[] slots, RecordedNote note)
    {
        var text = new StringBuilder();
        if (slots[0] is { Kind: ValueKind.Row, RowIndex: >= 0 })
        {
            text.Append(ValueFormatter.Format(slots[0], ValueFormat.Default)).Append(' ');
        }

        text.Append(derived.ShortName);
        var arguments = Enumerable.Range(1, derived.Parameters.Length)
            .Where(i => slots[i] is not { Kind: ValueKind.Row, RowIndex: < 0 } && slots[i].Kind is ValueKind.Number or ValueKind.String or ValueKind.Enum or ValueKind.Row)
            .Select(i => slots[i].IsNumber ? slots[i].AsNumber.ToString("0.###", CultureInfo.InvariantCulture) : ValueFormatter.Format(slots[i], ValueFormat.Default))
            .ToList();
        if (arguments.Count > 0)
        {
            text.Append('（').AppendJoin('、', arguments).Append('）');
        }

        return text.Append(CultureInfo.InvariantCulture, $" {note.Known}/{note.Total}").ToString();
    }
}
