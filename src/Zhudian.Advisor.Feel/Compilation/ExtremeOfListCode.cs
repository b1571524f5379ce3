using System.Runtime.CompilerServices;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Functions;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Compilation;

/// <summary>
/// <c>max([a, b, …])</c>, <c>min(有效([a, b, …]))</c>: the items are compared as they come, without a list. Items that are neither numbers nor
/// unknown (null, fault, text) make the list after all and take the general calls.
/// </summary>
internal sealed class ExtremeOfListCode(CallCode general, CallCode? valid, CompiledExpression[] items, bool greatest) : NumberCode
{
    private const int Most = 16;

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
