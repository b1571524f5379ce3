using System.Collections.Immutable;
using Zhudian.Advisor.Feel.Binding;
using Zhudian.Advisor.Feel.Compilation;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Syntax;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Symbols;
using Zhudian.Advisor.Knowledge.Text;

namespace Zhudian.Advisor.Engine.Proofs;

/// <summary>Takes a condition apart into its atoms and evaluates each in the frame of a binding, with the numbers it compares.</summary>
internal static class ConditionAtoms
{
    private const int MaxDepth = 40;

    /// <summary>Adds a step for a condition and its atoms; the tracer hangs what they read below them.</summary>
    public static ProofNode Trace(ProofTracer tracer, BoundExpression? bound, CompiledExpression code, SourceText text, Frame frame, RuleNames names)
    {
        var node = Start(tracer, bound, text, names);
        if (bound is null || !Compound(bound))
        {
            Finish(node, bound, code, text, frame, names);
        }
        else
        {
            Finish(node, null, code, text, frame, names);
            node.IsConjunction = bound is BoundConjunction;
            Parts(tracer, bound, text, frame, names, 0);
        }

        tracer.Close();
        return node;
    }

    private static bool Compound(BoundExpression bound) => bound is BoundConjunction or BoundDisjunction or BoundNot;

    private static void Parts(ProofTracer tracer, BoundExpression bound, SourceText text, Frame frame, RuleNames names, int depth)
    {
        foreach (var child in bound.Children)
        {
            var node = Start(tracer, child, text, names);
            Finish(node, Compound(child) ? null : child, FeelCompiler.Compile(child, text), text, frame, names);
            if (Compound(child) && depth < MaxDepth)
            {
                node.IsConjunction = child is BoundConjunction;
                Parts(tracer, child, text, frame, names, depth + 1);
            }

            tracer.Close();
        }
    }

    private static ProofNode Start(ProofTracer tracer, BoundExpression? bound, SourceText text, RuleNames names)
    {
        var start = bound?.Span.Start ?? 0;
        var place = text.Locate(start);
        return tracer.Open(new ProofNode(ProofKind.Condition, "条件:" + place, Source(bound, text))
        {
            Text = bound is null ? text.Text : names.Sentence(bound),
            Location = place,
        });
    }

    private static void Finish(ProofNode node, BoundExpression? atom, CompiledExpression code, SourceText text, Frame frame, RuleNames names)
    {
        node.Value = code.Evaluate(frame);
        node.Truth = code.Test(frame);
        if (atom is not null)
        {
            node.Given = Given(atom, text, frame);
        }

        if (atom is not BoundComparison and not BoundBetween)
        {
            return;
        }

        var left = FeelCompiler.Compile(atom.Children[0], text).Evaluate(frame);
        var right = FeelCompiler.Compile(atom.Children[1], text).Evaluate(frame);
        node.Exact = (IsExact(atom.Children[0]), IsExact(atom.Children[1]));
        if (atom is BoundComparison { Operator: BinaryOperator.NotEqual, Right: BoundLiteral { Value.IsNull: true } } present)
        {
            // “is there a value” is answered by the value.
            node.Stated = true;
            node.Text = names.Sentence(present.Left) + (left.IsDefinite ? "为" + Shown(left, present.Left) : left.IsUnknown ? "缺" : "不适用");
        }

        node.Stated |= atom is BoundComparison { Operator: BinaryOperator.Equal, Right: BoundLiteral } && node.Truth == Feel.Values.Truth.True;
        if (atom is BoundBetween between && left.IsNumber)
        {
            var high = FeelCompiler.Compile(between.High, text).Evaluate(frame);
            right = high.IsNumber && (!right.IsNumber || Math.Abs(left.AsNumber - high.AsNumber) < Math.Abs(left.AsNumber - right.AsNumber)) ? high : right;
        }

        if (left.IsNumber && right.IsNumber)
        {
            var difference = left.AsNumber - right.AsNumber;
            node.Distance = new ThresholdDistance(left.AsNumber, right.AsNumber, difference, right.AsNumber == 0 ? null : difference / Math.Abs(right.AsNumber));
        }
        else
        {
            node.Operands = [left, right];
        }
    }

    private static string Source(BoundExpression? bound, SourceText text)
        => bound is not null && bound.Span.Length > 0 && bound.Span.End <= text.Text.Length ? text.Text.Substring(bound.Span.Start, bound.Span.Length) : text.Text;

    private static bool IsExact(BoundExpression side) => side is BoundLiteral or BoundGlobal { Symbol: ParameterSymbol } or BoundCall { Function: ParameterByDay };

    private static string Shown(in Value value, BoundExpression of) => of switch
    {
        BoundGlobal { Symbol: LetSymbol { Let: var let } } => ValueFormatter.Format(value, new ValueFormat(Decimals: let.Digits, Unit: let.Unit)),
        BoundMember { Member: FieldSymbol { Field: var field } } => ValueFormatter.Format(value, new ValueFormat(Decimals: field.Digits, Exact: field.Digits is null)),
        _ => ValueFormatter.Format(value, ValueFormat.Default),
    };

    // 令 names below the compared sides: without their values the sentence says nothing checkable. Lists and rows have their own steps.
    private static ImmutableArray<string> Given(BoundExpression atom, SourceText text, Frame frame)
    {
        var direct = atom is BoundComparison or BoundBetween ? atom.Children : [atom];
        var given = ImmutableArray.CreateBuilder<string>();
        foreach (var let in Lets(atom, 0).DistinctBy(g => g.Symbol))
        {
            if (!direct.Contains(let) && FeelCompiler.Compile(let, text).Evaluate(frame) is { Kind: ValueKind.Number or ValueKind.String or ValueKind.Enum or ValueKind.Boolean } value)
            {
                given.Add(let.Symbol.Name + "为" + Shown(value, let));
            }
        }

        return given.ToImmutable();
    }

    private static IEnumerable<BoundGlobal> Lets(BoundExpression node, int depth)
        => node is BoundGlobal { Symbol: LetSymbol } let ? [let] : depth > MaxDepth ? [] : node.Children.SelectMany(c => Lets(c, depth + 1));
}
