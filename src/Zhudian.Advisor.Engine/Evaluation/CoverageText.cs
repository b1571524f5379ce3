using System.Globalization;
using System.Text;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Text;

namespace Zhudian.Advisor.Engine.Evaluation;

/// <summary>Says of what a share is known: the derived quantity, its row and its arguments, so that a reader can tell 7/10 of what.</summary>
internal static class CoverageText
{
    /// <summary><c>芦中桥 期均值（总磷、2026、1、10）7/10</c>.</summary>
    public static string Of(DerivedDef derived, Frame frame, RecordedNote note)
    {
        var text = new StringBuilder();
        if (frame.Slots[0] is { Kind: ValueKind.Row, RowIndex: >= 0 })
        {
            text.Append(ValueFormatter.Format(frame.Slots[0], ValueFormat.Default)).Append(' ');
        }

        text.Append(derived.ShortName);
        var arguments = Enumerable.Range(1, derived.Parameters.Length)
            .Where(i => frame.Slots[i] is not { Kind: ValueKind.Row, RowIndex: < 0 } && frame.Slots[i].Kind is ValueKind.Number or ValueKind.String or ValueKind.Enum or ValueKind.Row)
            .Select(i => frame.Slots[i].IsNumber ? frame.Slots[i].AsNumber.ToString("0.###", CultureInfo.InvariantCulture) : ValueFormatter.Format(frame.Slots[i], ValueFormat.Default))
            .ToList();
        if (arguments.Count > 0)
        {
            text.Append('（').AppendJoin('、', arguments).Append('）');
        }

        return text.Append(CultureInfo.InvariantCulture, $" {note.Known}/{note.Total}").ToString();
    }
}
