using Zhudian.Advisor.Feel.Binding;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Feel.Syntax;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Compilation;

/// <summary>Bound tree to code: a tree of sealed nodes, one virtual call each. The code keeps no state of a run and may be shared by threads.</summary>
public static class FeelCompiler
{
    /// <summary>Compiles; faults that arise at run time name their place in <paramref name="source"/> when it is given.</summary>
    public static CompiledExpression Compile(BoundExpression root, SourceText? source = null)
    {
        ArgumentNullException.ThrowIfNull(root);
        var compiled = new Lowering(source).Lower(root);
        var size = SlotsOf(root);
        if (compiled.FrameSize < size)
        {
            compiled.FrameSize = size;
        }

        compiled.Type = root.Type;
        return compiled;
    }

    /// <summary>One more than the highest slot the tree touches.</summary>
    public static int SlotsOf(BoundExpression node)
    {
        ArgumentNullException.ThrowIfNull(node);
        var own = node switch
        {
            BoundLocal l => l.Symbol.Slot,
            BoundIn i => i.Input.Slot,
            BoundFilter f => f.Item.Slot,
            BoundItemExpression e => e.Item.Slot,
            BoundFor f => Math.Max(f.Partial?.Slot ?? -1, Highest(f.Iterators, i => i.Variable.Slot)),
            BoundQuantified q => Highest(q.Iterators, i => i.Variable.Slot),
            BoundContext c => Highest(c.Entries, e => e.Slot),
            BoundLambda l => Highest(l.Parameters, p => p.Slot),
            _ => -1,
        };
        var most = own + 1;
        var children = node.Children;
        for (var i = 0; i < children.Count; i++)
        {
            most = Math.Max(most, SlotsOf(children[i]));
        }

        return most;
    }

    // Not the framework's Max: over vectors inside, it is compiled at run time.
    private static int Highest<T>(IReadOnlyList<T> items, Func<T, int> slot)
        where T : class
    {
        var highest = -1;
        for (var i = 0; i < items.Count; i++)
        {
            highest = Math.Max(highest, slot(items[i]));
        }

        return highest;
    }
}

/// <summary>One compilation: chooses the node for each bound expression.</summary>
internal sealed class Lowering(SourceText? source)
{
    public CompiledExpression Lower(BoundExpression node)
    {
        var code = Choose(node);
        code.Type = node.Type;
        return code;
    }

    private CompiledExpression Choose(BoundExpression node)
    {
        var place = new Place(source, node.Span.Start);
        switch (node)
        {
            case BoundLiteral n:
                return new ConstantCode(n.Value);
            case BoundLocal n:
                return new LocalCode(n.Symbol.Slot);
            case BoundGlobal n:
                return new GlobalCode(n.Symbol);
            case BoundMember n:
                return n.IsProjection ? new MemberProjectionCode(Lower(n.Target), n.Member)
                    : n.Target is BoundLocal local ? n.Member.Specialise(local.Symbol.Slot, new LocalMemberCode(local.Symbol.Slot, n.Member))
                    : new MemberCode(Lower(n.Target), n.Member);
            case BoundPath n:
                return new PathCode(Lower(n.Target), n.Name, place);
            case BoundItemName n:
                return new ItemNameCode(n.Item.Symbol.Slot, n.Name, n.Outer is null ? null : Lower(n.Outer), place);
            case BoundNegation n:
                return new NegateCode(Lower(n.Operand), place);
            case BoundBinary n:
                return new ArithmeticCode(n.Operator, Lower(n.Left), Lower(n.Right), place);
            case BoundComparison n:
                return Comparison(n, place);
            case BoundBetween n:
                return new BetweenCode(Lower(n.Value), Lower(n.Low), Lower(n.High), n.LowIncluded, n.HighIncluded, place);
            case BoundMembership n:
                return new MembershipCode(Lower(n.Value), Lower(n.Collection), place);
            case BoundIn n:
                return new InCode(Lower(n.Value), n.Input.Slot, new DisjunctionCode(LowerAll(n.Tests), place));
            case BoundConjunction n:
                return new ConjunctionCode(LowerAll(n.Children), place);
            case BoundDisjunction n:
                return new DisjunctionCode(LowerAll(n.Children), place);
            case BoundNot n:
                return new NotCode(Lower(n.Operand), place);
            case BoundInstanceOf n:
                return new InstanceOfCode(Lower(n.Value), n.Tested);
            case BoundIf n:
                return new IfCode(Lower(n.Condition), Lower(n.Then), Lower(n.Else), place);
            case BoundFault n:
                return new ConstantCode(Values.Value.FaultOf(n.Diagnostic));
            default:
                return ChooseCollection(node, place);
        }
    }

    private CompiledExpression ChooseCollection(BoundExpression node, Place place)
    {
        switch (node)
        {
            case BoundFor n:
                return new ForCode(Iterators(n.Iterators), Lower(n.Body), n.Partial?.Slot ?? -1, place);
            case BoundQuantified n:
                return new QuantifiedCode(n.IsEvery, Iterators(n.Iterators), Lower(n.Condition), place);
            case BoundFilter n:
                return ReferenceEquals(n.Condition.Type, Types.FeelType.Boolean)
                    ? new FilterCode(Lower(n.Source), n.Item.Slot, Lower(n.Condition), place)
                    : new OpenFilterCode(Lower(n.Source), n.Item.Slot, Lower(n.Condition), place);
            case BoundIndex n:
                return new IndexCode(Lower(n.Source), Lower(n.Index), place);
            case BoundCall n:
                var arguments = Arguments(n.Children, n.Function.Parameters);
                return FusedForms.Of(n.Function, Array.ConvertAll(arguments, LenientArgumentCode.Within), new CallCode(n.Function, arguments, place));
            case BoundMemberCall n:
                return new MemberCallCode(Lower(n.Target), n.Member, Arguments(n.Arguments, n.Member.Parameters), n.IsProjection, place);
            case BoundInvoke n:
                return new InvokeCode(Lower(n.Function), LowerAll(n.Arguments), n.ArgumentNames, place);
            case BoundLambda n:
                return new LambdaCode(n, Lower(n.Body), place);
            case BoundList n:
                return new ListCode(LowerAll(n.Children), place);
            case BoundContext n:
                return new ContextCode([.. n.Entries.Select(e => e.Name)], [.. n.Entries.Select(e => e.Slot)], LowerAll(n.Children), place);
            case BoundRange n:
                return new RangeCode(Lower(n.Low), Lower(n.High), n.LowIncluded, n.HighIncluded, n.Form, place);
            default:
                throw new InvalidOperationException("no code for " + node.GetType().Name);
        }
    }

    private CompiledExpression Comparison(BoundComparison node, Place place)
    {
        var op = node.Operator switch
        {
            BinaryOperator.Equal => ComparisonOperator.Equal,
            BinaryOperator.NotEqual => ComparisonOperator.NotEqual,
            BinaryOperator.Less => ComparisonOperator.Less,
            BinaryOperator.LessOrEqual => ComparisonOperator.LessOrEqual,
            BinaryOperator.Greater => ComparisonOperator.Greater,
            _ => ComparisonOperator.GreaterOrEqual,
        };
        var (left, right) = (Lower(node.Left), Lower(node.Right));
        return node.Right is BoundLiteral { Value.IsNumber: true } number ? new CompareConstantCode(left, number.Value, op, place)
            : left.MayBeNumber && right.MayBeNumber ? new CompareCode(left, right, op, place)
            : new CompareOthersCode(left, right, op, place);
    }

    private CompiledExpression[] LowerAll(IReadOnlyList<BoundExpression> nodes)
    {
        var codes = new CompiledExpression[nodes.Count];
        for (var i = 0; i < codes.Length; i++)
        {
            codes[i] = Lower(nodes[i]);
        }

        return codes;
    }

    private CompiledExpression[] Arguments(IReadOnlyList<BoundExpression> nodes, IReadOnlyList<ParameterSpec> parameters)
    {
        var codes = new CompiledExpression[nodes.Count];
        for (var i = 0; i < codes.Length; i++)
        {
            codes[i] = Argument(nodes[i], parameters, i);
        }

        return codes;
    }

    /// <summary>A strict argument is checked by the call node; the others pass as they are.</summary>
    private CompiledExpression Argument(BoundExpression node, IReadOnlyList<ParameterSpec> parameters, int index)
    {
        if (node is BoundItemExpression item)
        {
            return new ItemExpressionCode(item.Item.Slot, Lower(item.Body));
        }

        var code = Lower(node);
        return index < parameters.Count && parameters[index].Mode != ParameterMode.Strict || (parameters.Count > 0 && parameters[Math.Min(index, parameters.Count - 1)].Mode != ParameterMode.Strict)
            ? new LenientArgumentCode(code)
            : code;
    }

    private IteratorCode[] Iterators(IEnumerable<BoundIterator> iterators)
        => [.. iterators.Select(i => new IteratorCode(i.Variable.Slot, Lower(i.Source), i.End is null ? null : Lower(i.End), new Place(source, i.Source.Span.Start)))];
}
