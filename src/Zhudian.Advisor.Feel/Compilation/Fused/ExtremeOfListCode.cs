using System.Runtime.CompilerServices;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Functions;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Compilation.Fused;

/// <summary>
/// <c>max([a, b, …])</c>, <c>min(有效([a, b, …]))</c>: the items are compared as they come, without a list. Items that are neither numbers nor
/// unknown (null, fault, text) make the list after all and take the general calls.
/// </summary>
internal sealed class ExtremeOfListCode(CallCode general, CallCode? valid, CompiledExpression[] items, bool greatest) : NumberCode, IBlockCode
{
    private const int Most = 16;
    private readonly IBlockCode[]? _blocks = Array.TrueForAll(items, i => i is IBlockCode) ? Array.ConvertAll(items, i => (IBlockCode)i) : null;

    /// <summary>The pattern: a list written out, of few items, perhaps through 有效.</summary>
    public static CompiledExpression? Of(IReadOnlyList<CompiledExpression> arguments, CompiledExpression general, bool greatest) => arguments switch
    {
        [ListCode { Items.Length: > 0 and <= Most } list] => new ExtremeOfListCode((CallCode)general, null, list.Items, greatest),
        [ValidCode { Literal: { Items.Length: > 0 and <= Most } list } valid] => new ExtremeOfListCode((CallCode)general, valid.General, list.Items, greatest),
        _ => null,
    };

    public override bool TryNumber(Frame frame, out decimal number, out Value other)
    {
        if (!frame.Run.Fuses)
        {
            return Take(general.Evaluate(frame), out number, out other);
        }

        var numbers = default(Numbers);
        var gaps = default(Gaps);
        UnknownInfo? missing = null;
        var (known, best) = (0, 0);
        for (var i = 0; i < items.Length; i++)
        {
            if (items[i].TryNumber(frame, out numbers[i], out var item))
            {
                best = known == 0 || Better(numbers[i], numbers[best]) ? i : best;
                known++;
            }
            else if (item.IsUnknown)
            {
                gaps[i] = item.Unknown;
                missing = UnknownInfo.Merge(missing, item.Unknown);
            }
            else
            {
                return Take(Generally(frame, ref numbers, ref gaps, i, item), out number, out other);
            }
        }

        if (valid is not null)
        {
            if (known == 0 || !PerItem.TakeSteps(frame, items.Length, out _))
            {
                return Take(Generally(frame, ref numbers, ref gaps, items.Length, default), out number, out other);
            }

            if (missing is not null)
            {
                frame.Run.Recorder?.Share("有效", known, items.Length, missing);
            }
        }
        else if (missing is not null)
        {
            number = 0m;
            other = Value.Of(missing);
            return false;
        }

        number = numbers[best];
        other = default;
        return true;
    }

    public bool TryBlock(Frame frame, RowSource source, RowNumbers rows, int slot, ref NumberBlock block)
    {
        if (_blocks is null || !frame.Run.Fuses)
        {
            return false;
        }

        // Item after item over all rows; a gap counts as the least of all, and its row is looked at again.
        var count = rows.Count;
        var least = greatest ? long.MinValue : long.MaxValue;
        var best = block.Numbers;
        best.Fill(least);
        block.Known.Fill(true);
        Span<long> numbers = stackalloc long[count];
        Span<bool> known = stackalloc bool[_blocks.Length * count];
        for (var i = 0; i < _blocks.Length; i++)
        {
            var column = new NumberBlock(numbers, known.Slice(i * count, count));
            if (!_blocks[i].TryBlock(frame, source, rows, slot, ref column) || (i > 0 && column.Digits != block.Digits))
            {
                return false;
            }

            block.Digits = column.Digits;
            Improve(best, block.Known, numbers, column.Known, least);
        }

        for (var row = 0; row < count; row++)
        {
            if (!block.Known[row])
            {
                block.Known[row] = valid is not null && CloseGaps(frame, source, rows[row], slot, known[row..], count);
            }
        }

        return valid is null || PerItem.TakeSteps(frame, count * items.Length, out _);
    }

    private void Improve(Span<long> best, Span<bool> all, ReadOnlySpan<long> numbers, ReadOnlySpan<bool> known, long least)
    {
        for (var row = 0; row < best.Length; row++)
        {
            var number = known[row] ? numbers[row] : least;
            best[row] = greatest ? Math.Max(best[row], number) : Math.Min(best[row], number);
            all[row] &= known[row];
        }
    }

    /// <summary>Notes what is unknown in a row whose items lie a stride apart; false when the row must be evaluated alone.</summary>
    private bool CloseGaps(Frame frame, RowSource source, int row, int slot, ReadOnlySpan<bool> known, int stride)
    {
        UnknownInfo? missing = null;
        var count = 0;
        Value.Point(ref frame.Slots[slot], source, row);
        for (var i = 0; i < items.Length; i++)
        {
            if (known[i * stride])
            {
                count++;
            }
            else if (items[i].TryNumber(frame, out _, out var other) || !other.IsUnknown)
            {
                return false;
            }
            else
            {
                missing = UnknownInfo.Merge(missing, other.Unknown);
            }
        }

        if (count == 0)
        {
            return false;
        }

        frame.Run.Recorder?.Share("有效", count, items.Length, missing!);
        return true;
    }

    private bool Better(in decimal left, in decimal right) => greatest ? left > right : left < right;

    /// <summary>Goes on with the general calls from item <paramref name="at"/>, which is <paramref name="item"/>.</summary>
    private Value Generally(Frame frame, ref Numbers numbers, ref Gaps gaps, int at, in Value item)
    {
        var values = new Value[items.Length];
        for (var i = 0; i < items.Length; i++)
        {
            values[i] = i > at ? items[i].Evaluate(frame) : i == at ? item : gaps[i] is { } gap ? Value.Of(gap) : Value.Of(numbers[i]);
        }

        var list = Value.Of(ListValue.Of(values));
        return general.CallWith(frame, valid is null ? list : valid.CallWith(frame, list));
    }

    [InlineArray(Most)]
    private struct Numbers
    {
        private decimal _first;
    }

    [InlineArray(Most)]
    private struct Gaps
    {
        private UnknownInfo? _first;
    }
}
