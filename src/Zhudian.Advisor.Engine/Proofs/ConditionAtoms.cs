using Zhudian.Advisor.Feel.Binding;
using Zhudian.Advisor.Feel.Compilation;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Text;

namespace Zhudian.Advisor.Engine.Proofs;

/// <summary>Takes a condition apart into its atoms and evaluates each in the frame of a binding, with the numbers it compares.</summary>
internal static class ConditionAtoms
{
    private const int MaxDepth = 40;

    /// <summary>Adds a step for a condition and its atoms; the tracer hangs what they read below them.</summary>
    public static ProofNode Trace(ProofTracer tracer, BoundExpression? bound, CompiledExpression code, SourceText text, Frame frame)
    {
        var node = Start(tracer, bound, text);
        if (bound is null || !Compound(bound))
        {
            Finish(node, bound, code, text, frame);
        }
        else
        {
            Finish(node, null, code, text, frame);
            Parts(tracer, bound, text, frame, 0);
        }

        tracer.Close();
        return node;
    }

    private static bool Compound(BoundExpression bound) => bound is BoundConjunction or BoundDisjunction or BoundNot;

    private static void Parts(ProofTracer tracer, BoundExpression bound, SourceText text, Frame frame, int depth)
    {
        foreach (var child in bound.Children)
        {
            var node = Start(tracer, child, text);
            Finish(node, Compound(child) ? null : child, FeelCompiler.Compile(child, text), text, frame);
            if (Compound(child) && depth < MaxDepth)
            {
                Parts(tracer, child, text, frame, depth + 1);
            }

            tracer.Close();
        }
    }

    private static ProofNode Start(ProofTracer tracer, BoundExpression? bound, SourceText text)
    {
        var start = bound?.Span.Start ?? 0;
        var place = text.Locate(start);
        return tracer.Open(new ProofNode(ProofKind.Condition, "条件:" + place, Source(bound, text))
        {
            Text = bound is null ? text.Text : ConditionText.Render(bound),
            Location = place,
        });
    }

    private static void Finish(ProofNode node, BoundExpression? atom, CompiledExpression code, SourceText text, Frame frame)
    {
        node.Value = code.Evaluate(frame);
        node.Truth = code.Test(frame);
        if (atom is not BoundComparison and not BoundBetween)
        {
            return;
        }

        var left = FeelCompiler.Compile(atom.Children[0], text).Evaluate(frame);
        var right = FeelCompiler.Compile(atom.Children[1], text).Evaluate(frame);
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
}
