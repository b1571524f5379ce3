using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Knowledge.Symbols;

/// <summary>反向: the rows of the field's entity that point at a row; incomplete when their worksheet is.</summary>
public sealed class InverseSymbol(string name, FieldDef reference) : MemberSymbol(name, FeelType.ListOf(reference.Entity.RowType))
{
    /// <summary>The reference field this is the inverse of.</summary>
    public FieldDef Reference { get; } = reference;

    /// <inheritdoc/>
    public override Value Read(Frame frame, in Value row)
    {
        ArgumentNullException.ThrowIfNull(frame);
        return Value.Of(frame.Host().Inverse(Reference, row, frame));
    }
}
