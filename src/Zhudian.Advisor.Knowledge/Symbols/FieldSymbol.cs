using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Symbols;
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
    private sealed class FieldCode(int slot, FieldDef field, CompiledExpression general) : CompiledExpression, IColumnReader
    {
        public int Slot => slot;

        public override Value Evaluate(Frame frame)
        {
            ref readonly var row = ref frame.Slots[slot];
            return row.IsRow ? frame.Host().Field(field, row, frame) : general.Evaluate(frame);
        }

        public override bool TryNumber(Frame frame, out decimal number, out Value other)
        {
            if (frame.Host().TryNumber(field, frame.Slots[slot], out number))
            {
                other = default;
                return true;
            }

            return base.TryNumber(frame, out number, out other);
        }

        public NumberCells? Column(Frame frame, RowSource source) => frame.Host().Column(field, source);

        public void Used(Frame frame, RowSource source) => frame.Host().UseColumn(source);
    }
}
