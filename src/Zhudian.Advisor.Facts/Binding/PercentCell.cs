using Zhudian.Advisor.Facts.Raw;
using Zhudian.Advisor.Facts.Reading;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Facts.Binding;

/// <summary>
/// Percentages: a spreadsheet stores 85 % as 0.85 with a style, people write <c>85%</c>. In a field of unit <c>%</c> both mean 85;
/// in a dimensionless field they mean 0.85; in any other field they are a mistake.
/// </summary>
internal static class PercentCell
{
    public static RawCell Resolve(in RawCell cell, FieldDef field, out bool mixed)
    {
        mixed = false;
        decimal percent;
        if (cell.Kind == RawKind.Number && ReferenceEquals(cell.Payload, CellLook.Percent))
        {
            percent = cell.Number * 100;
        }
        else if (cell.Kind != RawKind.Text || cell.Text![^1] is not ('%' or '％') || !MeasuredNumber.TryNumber(cell.Text.AsSpan(0, cell.Text.Length - 1).TrimEnd(), out percent))
        {
            return cell;
        }

        var isPercent = string.Equals(field.Unit, "%", StringComparison.Ordinal);
        mixed = !isPercent && (field.Unit is not null || field.UnitFrom is not null);
        return new RawCell(RawKind.Number, cell.Position, Number: isPercent ? percent : percent / 100);
    }
}
