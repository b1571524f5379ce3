using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Compilation;

/// <summary><c>count(L)</c>, and <c>count(L[condition])</c> without making the filtered list.</summary>
internal sealed class CountCode(CallCode general, CompiledExpression list) : NumberCode
{
    private readonly FilterCode? _filter = list as FilterCode;

    public static CompiledExpression? Of(IReadOnlyList<CompiledExpression> arguments, CompiledExpression general)
        => arguments is [var list] ? new CountCode((CallCode)general, list) : null;

    public override bool TryNumber(Frame frame, out decimal number, out Value other)
    {
        if (!frame.Run.Fuses)
        {
            return Take(general.Evaluate(frame), out number, out other);
        }

        Value value;
        if (_filter is null)
        {
            value = list.Evaluate(frame);
        }
        else if (_filter.TryCount(frame, out var kept, out value))
        {
            number = kept;
            other = default;
            return true;
        }

        if (value.As<ListValue>() is not { Gap: null } items)
        {
            return Take(general.CallWith(frame, value), out number, out other);
        }

        number = items.Count;
        other = default;
        return true;
    }
}
