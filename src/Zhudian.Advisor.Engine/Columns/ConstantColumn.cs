using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Engine.Columns;

/// <summary>The same value everywhere.</summary>
internal sealed class ConstantColumn : ScalarColumn
{
    private readonly Value _value;

    private ConstantColumn(Form[] forms, long[] scaled, ConstantNode constant)
        : base(forms, scaled, constant.Digits) => _value = constant.Value;

    private ConstantColumn(Form[] forms, Value value)
        : base(forms) => _value = value;

    /// <summary>A column of a constant.</summary>
    public static ConstantColumn Of(ConstantNode constant, int count)
    {
        var forms = new Form[count];
        if (constant.IsScaled)
        {
            var numbers = new long[count];
            Array.Fill(numbers, constant.Scaled);
            Array.Fill(forms, Form.Number);
            return new ConstantColumn(forms, numbers, constant);
        }

        var value = constant.Value;
        if (value.IsNumber)
        {
            var column = new ConstantColumn(forms, value);
            Array.Fill(column.Numbers, value.AsNumber);
            Array.Fill(forms, Form.Number);
            return column;
        }

        // Other values need no place each; Other is what new forms say.
        Array.Fill(forms, value.IsTrue ? Form.True : value.IsFalse ? Form.False : value.IsNull && value.Reference is null ? Form.Null : Form.Other);
        return new ConstantColumn(forms, value);
    }

    /// <inheritdoc/>
    protected override Value OtherAt(int position) => _value;
}
