using Zhudian.Advisor.Feel.Binding;
using Zhudian.Advisor.Feel.Compilation;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Syntax;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Testing.Coverage;

/// <summary>
/// A condition as a tree of <c>and</c>, <c>or</c> and <c>not</c> over atoms. Atoms are looked at as a reader would: the right side of
/// <c>and</c> only where the left is not false, of <c>or</c> only where the left is not true, so a masked atom does not count as seen.
/// Of <c>x != null</c> the other way is that there is no value, be it not applicable or unknown: both keep the rule from concluding.
/// </summary>
internal sealed class CoverageAtom
{
    private const int MaxDepth = 40;
    private readonly List<CoverageAtom> _parts = [];
    private readonly Truth? _stop;
    private readonly CompiledExpression _code;
    private readonly bool _presence;

    private CoverageAtom(BoundExpression? bound, CompiledExpression code, SourceText text, int depth)
    {
        _code = code;
        var span = bound?.Span ?? new TextSpan(0, text.Text.Length);
        Text = span.Length > 0 && span.End <= text.Text.Length ? text.Text.Substring(span.Start, span.Length) : text.Text;
        Location = text.Locate(span.Start);
        _presence = bound is BoundComparison { Operator: BinaryOperator.NotEqual, Right: BoundLiteral { Value: { IsNull: true, IsFault: false } } };
        _stop = bound switch { BoundConjunction => Truth.False, BoundDisjunction => Truth.True, _ => null };
        if (bound is BoundConjunction or BoundDisjunction or BoundNot && depth < MaxDepth)
        {
            _parts.AddRange(bound.Children.Select(c => new CoverageAtom(c, FeelCompiler.Compile(c, text), text, depth + 1)));
        }
    }

    public string Text { get; }

    public SourceLocation Location { get; }

    public bool SeenTrue { get; private set; }

    public bool SeenFalse { get; private set; }

    public static CoverageAtom Of(ConditionDef condition) => new(condition.Bound, condition.Code, condition.Text, 0);

    /// <summary>The atoms, in order of the text.</summary>
    public IEnumerable<CoverageAtom> Leaves() => _parts.Count == 0 ? [this] : _parts.SelectMany(p => p.Leaves());

    /// <summary>Looks at the atoms on one binding.</summary>
    public Truth See(Frame frame)
    {
        var truth = _code.Test(frame);
        if (_parts.Count == 0)
        {
            SeenTrue |= truth == Truth.True;
            SeenFalse |= truth is Truth.False or Truth.Null || (_presence && truth == Truth.Unknown);
            return truth;
        }

        foreach (var part in _parts)
        {
            if (part.See(frame) == _stop)
            {
                break;
            }
        }

        return truth;
    }
}
