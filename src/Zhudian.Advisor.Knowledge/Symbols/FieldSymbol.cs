using Zhudian.Advisor.Feel.Binding;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Knowledge.Symbols;

/// <summary>A stored field of a row; an empty cell reads as unknown.</summary>
public sealed class FieldSymbol(FieldDef field) : MemberSymbol(field.Name, field.Type.Feel)
{
    public FieldDef Field { get; } = field;

    /// <inheritdoc/>
    public override Value Read(Frame frame, in Value row)
    {
        ArgumentNullException.ThrowIfNull(frame);
        return frame.Host().Field(Field, row, frame);
    }

    /// <inheritdoc/>
    public override CompiledExpression Specialise(int slot, CompiledExpression general) => new FieldCode(slot, Field, general);

    /// <summary>A field of a variable: most of what rules read.</summary>
    private sealed class FieldCode(int slot, FieldDef field, CompiledExpression general) : CompiledExpression
    {
        public override Value Evaluate(Frame frame)
        {
            ref readonly var row = ref frame.Slots[slot];
            return row.IsRow ? frame.Host().Field(field, row, frame) : general.Evaluate(frame);
        }
    }
}
