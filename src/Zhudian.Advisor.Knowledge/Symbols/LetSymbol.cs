using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Knowledge.Symbols;

/// <summary>A name of 令: evaluated on demand, once per binding.</summary>
public sealed class LetSymbol(LetDef let) : ValueSymbol(let.Name, let.Bound.Type)
{
    public LetDef Let { get; } = let;

    /// <inheritdoc/>
    public override Value Read(Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        return frame.Host().Let(Let, frame);
    }
}
