using Zhudian.Advisor.Feel.Operators;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Engine.Columns;

/// <summary>Quotients of means, divided when somebody reads them. None of them overflows, and no divisor is 0.</summary>
internal sealed class QuotientColumn : ScalarColumn
{
    // 2·10^12 over 10^-8 / 2^20 is below 10^27.
    private const int MostDigits = 8;
    private readonly RatioColumn _first;
    private readonly RatioColumn _second;

    private QuotientColumn(Form[] forms, RatioColumn first, RatioColumn second)
        : base(forms) => (_first, _second) = (first, second);

    /// <summary>Quotients at the selected positions; null when numbers may be too large for it.</summary>
    public static QuotientColumn? Of(RatioColumn first, RatioColumn second, Selection selection)
    {
        if (second.SumDigits > MostDigits)
        {
            return null;
        }

        var result = new QuotientColumn(new Form[first.Count], first, second);
        for (var k = 0; k < selection.Count; k++)
        {
            var i = selection[k];
            if (first.Forms[i] == Form.Number && second.Forms[i] == Form.Number)
            {
                result.Forms[i] = second.Sums[i] == 0 ? Form.Open : Form.Number;
            }
            else if (first.Forms[i] == Form.Open || second.Forms[i] == Form.Open)
            {
                result.Forms[i] = Form.Open;
            }
            else
            {
                // At least one is no number, so that neither is the result.
                result.Put(i, FeelOperators.Divide(first[i], second[i]));
            }
        }

        return result;
    }

    /// <inheritdoc/>
    public override ScalarColumn Under(Form[] forms) => new QuotientColumn(forms, _first, _second);

    /// <inheritdoc/>
    public override Column Gather(ReadOnlySpan<int> positions)
    {
        var result = new ScalarColumn(new Form[positions.Length]);
        for (var i = 0; i < positions.Length; i++)
        {
            result.Copy(i, this, positions[i]);
        }

        return result;
    }

    /// <inheritdoc/>
    protected override decimal LateNumber(int position) => _first.NumberAt(position) / _second.NumberAt(position);
}
