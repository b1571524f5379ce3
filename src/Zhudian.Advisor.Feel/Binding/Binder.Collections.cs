using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Feel.Syntax;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Binding;

/// <summary>Filters, iterations, lists, contexts and ranges.</summary>
internal sealed partial class Binder
{
    private static FeelType ElementOf(FeelType type) => type switch
    {
        ListType { Element: var e } => ReferenceEquals(e, FeelType.Null) ? FeelType.Any : e,
        _ when ReferenceEquals(type, FeelType.Null) => FeelType.Any,
        _ => type,
    };

    private BoundExpression BindFilter(FilterSyntax syntax)
    {
        var source = Bind(syntax.Target);
        var element = ElementOf(source.Type);
        if (IsKnowledge && source is not BoundFault && source.Type is not ListType && !TypeRules.IsOpen(source.Type))
        {
            Problem("FEL035", source.Span, $"筛选 […] 用于列表，这里是{Shown(source.Type)}");
        }

        var item = Declare("item", element);
        var saved = _locals;
        Push(item, isItem: true);
        var condition = Bind(syntax.Condition);
        _locals = saved;
        if (ReferenceEquals(condition.Type, FeelType.Number) && !Uses(condition, item))
        {
            return new BoundIndex(source, condition, element, syntax.Span);
        }

        var isCondition = ReferenceEquals(condition.Type, FeelType.Boolean);
        if (IsKnowledge && !isCondition && !TypeRules.IsOpen(condition.Type))
        {
            return Problem("FEL032", condition.Span, $"条件应为真假值，实际是{Shown(condition.Type)}");
        }

        return new BoundFilter(source, item, condition, isCondition || IsKnowledge ? FeelType.ListOf(element) : FeelType.Any, syntax.Span);
    }

    private static bool Uses(BoundExpression node, LocalSymbol symbol)
        => node is BoundLocal local ? ReferenceEquals(local.Symbol, symbol) : node.Children.Any(c => Uses(c, symbol));

    private BoundFor BindFor(ForSyntax syntax)
    {
        var saved = _locals;
        var iterators = BindIterators(syntax.Iterators);
        var partial = Declare("partial", FeelType.ListOf(FeelType.Any));
        _locals = new LocalScope(saved, partial, false);
        var partialScope = _locals;
        foreach (var iterator in iterators)
        {
            Push(iterator.Variable);
        }

        var body = Bind(syntax.Body);
        _locals = saved;
        return new BoundFor(iterators, body, partialScope.IsUsed ? partial : null, FeelType.ListOf(body.Type), syntax.Span);
    }

    private BoundQuantified BindQuantified(QuantifiedSyntax syntax)
    {
        var saved = _locals;
        var iterators = BindIterators(syntax.Iterators);
        var condition = Condition(syntax.Condition);
        _locals = saved;
        return new BoundQuantified(syntax.IsEvery, iterators, condition, syntax.Span);
    }

    /// <summary>Binds iterators and leaves their variables in scope.</summary>
    private List<BoundIterator> BindIterators(IReadOnlyList<IteratorSyntax> syntaxes)
    {
        var iterators = new List<BoundIterator>();
        foreach (var syntax in syntaxes)
        {
            var source = Bind(syntax.Source);
            var end = syntax.End is null ? null : Bind(syntax.End);
            var type = source.Type is RangeType range ? range.Element : ElementOf(source.Type);
            if (IsKnowledge && end is null && source is not BoundFault && source.Type is not (ListType or RangeType) && !TypeRules.IsOpen(source.Type))
            {
                Problem("FEL035", source.Span, $"逐项处理要用列表，这里是{Shown(source.Type)}");
            }

            var variable = DeclareVariable(syntax.Name, syntax.NameSpan, type);
            Push(variable);
            iterators.Add(new BoundIterator(variable, source, end));
        }

        return iterators;
    }

    /// <summary>RULES.md §7: outside filters no shadowing is legal in rule files.</summary>
    private LocalSymbol DeclareVariable(string name, TextSpan span, FeelType type)
    {
        if (IsKnowledge && IsVisibleOutside(name, _locals))
        {
            Problem("FEL026", span, $"变量“{name}”遮住了外面同名的名称", "换一个变量名");
        }

        return Declare(name, type);
    }

    private BoundList BindList(ListSyntax syntax)
    {
        var items = syntax.Items.Select(Bind).ToList();
        if (items.Select(i => EnumOf(i.Type)).FirstOrDefault(e => e is not null) is { } word)
        {
            items = items.ConvertAll(i => Coerce(i, word));
        }

        var element = items.Count == 0 ? FeelType.Null : items.Select(i => i.Type).Aggregate(TypeRules.Join);
        return new BoundList(items, FeelType.ListOf(element), syntax.Span);
    }

    private BoundExpression BindContext(ContextSyntax syntax)
    {
        var saved = _locals;
        var names = new List<LocalSymbol>();
        var values = new List<BoundExpression>();
        var types = new Dictionary<string, FeelType>(StringComparer.Ordinal);
        BoundFault? fault = null;
        foreach (var entry in syntax.Entries)
        {
            var value = Bind(entry.Value);
            if (!types.TryAdd(entry.Name, value.Type))
            {
                fault = Problem("FEL027", entry.NameSpan, $"上下文里“{entry.Name}”重复", "每个名称只写一次");
                continue;
            }

            var local = Declare(entry.Name, value.Type);
            names.Add(local);
            values.Add(value);
            Push(local);
        }

        _locals = saved;
        return fault is null ? new BoundContext(names, values, new ContextType(types), syntax.Span) : fault;
    }

    private BoundExpression BindRange(RangeSyntax syntax)
    {
        var (low, high) = Unify(Bind(syntax.Low), Bind(syntax.High));
        if (IsKnowledge && !CanCompare(BinaryOperator.Less, low, high, syntax.Span))
        {
            return new BoundFault(_diagnostics[^1], syntax.Span);
        }

        return new BoundRange(low, high, syntax.LowIncluded, syntax.HighIncluded, RangeForm.Interval, new RangeType(TypeRules.Join(low.Type, high.Type)), syntax.Span);
    }

    private BoundRange BindComparisonRange(ComparisonTestSyntax syntax)
    {
        var operand = Bind(syntax.Operand);
        var form = FormOf(syntax.Operator);
        return new BoundRange(operand, operand, form is RangeForm.Equal or RangeForm.GreaterOrEqual, form is RangeForm.Equal or RangeForm.LessOrEqual, form, new RangeType(operand.Type), syntax.Span);
    }

    private static RangeForm FormOf(BinaryOperator op) => op switch
    {
        BinaryOperator.Less => RangeForm.Less,
        BinaryOperator.LessOrEqual => RangeForm.LessOrEqual,
        BinaryOperator.Greater => RangeForm.Greater,
        BinaryOperator.GreaterOrEqual => RangeForm.GreaterOrEqual,
        BinaryOperator.Equal => RangeForm.Equal,
        _ => RangeForm.NotEqual,
    };
}
