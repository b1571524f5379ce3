using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Knowledge.Model;

/// <summary>
/// 合理范围 of a field: one range, or one for each row of reference data that another field of the row names (<c>按 项目 查 项目常见范围</c>).
/// Rows of that kind hold 最低, 最高 and, where it matters, 取向, 下限 and 上限 (what lies outside is impossible) and 零值 (what a 0 stands for).
/// </summary>
public sealed class UsualRanges
{
    /// <summary>Words of 取向.</summary>
    internal const string LowerWord = "低好";

    internal const string HigherWord = "高好";
    internal const string LowName = "最低";
    internal const string HighName = "最高";
    internal const string CourseName = "取向";
    internal const string LeastName = "下限";
    internal const string GreatestName = "上限";
    internal const string ZeroName = "零值";
    private readonly UsualRange? _one;
    private readonly EntityDef? _kind;
    private readonly (FieldDef Low, FieldDef High, FieldDef? Course) _fields;

    internal UsualRanges(UsualRange one) => _one = one;

    internal UsualRanges(FieldDef item, EntityDef kind, FieldDef low, FieldDef high, FieldDef? course)
    {
        Item = item;
        _kind = kind;
        _fields = (low, high, course);
    }

    /// <summary>Field of the same row that chooses the range; null when there is one for all rows.</summary>
    public FieldDef? Item { get; }

    /// <summary>The range for a key of <see cref="Item"/> (ignored when there is one for all); null when nothing is said about it.</summary>
    public UsualRange? Of(string? key)
    {
        if (_one is not null || key is null || _kind!.ReferenceRows is not { } rows)
        {
            return _one;
        }

        for (var row = 0; row < rows.RowCount; row++)
        {
            if (string.Equals(rows.KeyOf(row), key, StringComparison.Ordinal))
            {
                var (low, high) = (rows.Get(row, _fields.Low.Slot), rows.Get(row, _fields.High.Slot));
                return !low.IsNumber || !high.IsNumber ? null : new UsualRange(low.AsNumber, high.AsNumber, _fields.Course is { } course ? CourseOf(rows.Get(row, course.Slot).AsText) : Course.Open)
                {
                    Least = NumberOf(rows, row, LeastName),
                    Greatest = NumberOf(rows, row, GreatestName),
                    ZeroWord = _kind.TryGetField(ZeroName, out var zero) && rows.Get(row, zero.Slot) is { Kind: ValueKind.String } word ? word.AsText : null,
                };
            }
        }

        return null;
    }

    /// <summary>The range for a row of a table; null when nothing is said about it, or the item is not known.</summary>
    public UsualRange? Of(RowSource table, int row)
    {
        ArgumentNullException.ThrowIfNull(table);
        return Item is null ? _one : table.Get(row, Item.Slot) is { IsRow: true } item ? Of(item.As<RowSource>()!.KeyOf(item.RowIndex)) : null;
    }

    private decimal? NumberOf(RowSource rows, int row, string name)
        => _kind!.TryGetField(name, out var field) && rows.Get(row, field.Slot) is { IsNumber: true } number ? number.AsNumber : null;

    internal static Course CourseOf(string? word) => word switch { LowerWord => Course.Lower, HigherWord => Course.Higher, _ => Course.Open };
}
