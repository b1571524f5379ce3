using System.Buffers;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Functions;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Compilation;

/// <summary><c>有效(L)</c>, <c>有效(L, item)</c> and <c>有效(rows, item.field)</c>: the last looks at the column itself.</summary>
internal sealed class ValidCode(CallCode general, CompiledExpression list, IColumnReader? reader) : CompiledExpression
{
    private const int OnStack = 256;

    /// <summary>The call this stands for.</summary>
    public CallCode General => general;

    /// <summary>The items when they are written out and looked at themselves, else null.</summary>
    public ListCode? Literal => reader is null ? list as ListCode : null;

    /// <summary>The patterns: no expression, the item itself, or a bare field of it.</summary>
    public static CompiledExpression? Of(IReadOnlyList<CompiledExpression> arguments, CompiledExpression general) => arguments switch
    {
        [var list, { Constant: { IsNull: true, IsFault: false } }] => new ValidCode((CallCode)general, list, null),
        [var list, ItemExpressionCode { Body: LocalCode local } item] when local.Slot == item.Slot => new ValidCode((CallCode)general, list, null),
        [var list, ItemExpressionCode { Body: IColumnReader reader } item] when reader.Slot == item.Slot => new ValidCode((CallCode)general, list, reader),
        _ => null,
    };

    public override Value Evaluate(Frame frame)
    {
        if (!frame.Run.Fuses)
        {
            return general.Evaluate(frame);
        }

        var value = list.Evaluate(frame);
        if (value.As<ListValue>() is not { } items)
        {
            return general.CallWith(frame, value);
        }

        if (reader is null)
        {
            return CoverageFunctions.Valid(frame, items, Value.Null).At(general.Place);
        }

        return items is RowList rows && reader.Column(frame, rows.Source) is { } cells ? Valid(frame, rows, cells) : general.CallWith(frame, value);
    }

    private Value Valid(Frame frame, RowList rows, NumberCells cells)
    {
        if (!PerItem.TakeSteps(frame, rows.Count, out var stop))
        {
            return stop.At(general.Place);
        }

        var rented = rows.Count > OnStack ? ArrayPool<int>.Shared.Rent(rows.Count) : null;
        var kept = rented ?? stackalloc int[OnStack];
        var count = 0;
        UnknownInfo? dropped = null;
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows.Rows[i];
            if (cells.IsKnown(row) || cells.Other(row) is var other && !other.IsUnknown)
            {
                kept[count++] = row;
            }
            else
            {
                dropped = UnknownInfo.Merge(dropped, other.Unknown);
            }
        }

        if (count > 0)
        {
            reader!.Used(frame, rows.Source);
        }

        var result = dropped is null ? rows : RowList.Kept(rows, kept[..count], rows.Gap);
        if (rented is not null)
        {
            ArrayPool<int>.Shared.Return(rented);
        }

        if (dropped is not null)
        {
            frame.Run.Recorder?.Share("有效", count, rows.Count, dropped);
        }

        return Value.Of(result);
    }
}
