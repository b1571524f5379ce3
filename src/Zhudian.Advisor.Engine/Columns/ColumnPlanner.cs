using Zhudian.Advisor.Feel.Binding;
using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Feel.Compilation;
using Zhudian.Advisor.Feel.Functions;
using Zhudian.Advisor.Feel.Syntax;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Symbols;

namespace Zhudian.Advisor.Engine.Columns;

/// <summary>Chooses the column node for each bound expression; null where there is none, then the quantity is computed row by row.</summary>
internal static class ColumnPlanner
{
    /// <summary>The plan of a quantity without parameters.</summary>
    public static ColumnNode? Of(DerivedDef derived)
        => derived is { Parameters.IsEmpty: true, Bound: { } bound } && !new Reach(derived).IsCyclic ? Of(bound) : null;

    /// <summary>The node of an expression.</summary>
    public static ColumnNode? Of(BoundExpression node) => node switch
    {
        BoundLiteral { Value: var value } => value.IsFault || value.Kind == ValueKind.Function ? null : new ConstantNode(value),
        BoundLocal local => new LocalNode(local.Symbol.Slot),
        BoundGlobal { Symbol: ParameterSymbol } => new SameForAllNode(FeelCompiler.Compile(node)),
        BoundGlobal { Symbol: DerivedValue { Derived: var derived } } => new GlobalNode(derived, FeelCompiler.Compile(node)),
        BoundGlobal { Symbol: EntityRowsSymbol { Entity: var entity } } => new RowsNode(entity),
        BoundMember { IsProjection: false, Target: BoundLocal target } member => Member(target.Symbol.Slot, member.Member),
        BoundPath { Target: BoundLocal { Symbol: { Type: ContextType } target } } path => new EntryNode(target.Slot, path.Name),
        BoundNegation negation => Of(negation.Operand) is { } operand ? new NegateNode(operand) : null,
        BoundBinary binary => All([binary.Left, binary.Right]) is [var left, var right] ? new ArithmeticNode(binary.Operator, left, right) : null,
        BoundComparison comparison => All([comparison.Left, comparison.Right]) is [var left, var right] ? new CompareNode(left, right, Operator(comparison.Operator)) : null,
        BoundConjunction => IsRange(node.Children) ? Range(node.Children, Form.False) : Conjunction(node.Children),
        BoundDisjunction => IsRange(node.Children) ? Range(node.Children, Form.True) : All(node.Children) is { } operands ? new JunctionNode(operands, Form.True) : null,
        BoundNot not => Of(not.Operand) is { } operand ? new NotNode(operand) : null,
        BoundIf => All(node.Children) is [var condition, var then, var otherwise] ? new IfNode(condition, then, otherwise) : null,
        BoundList => All(node.Children) is { } items ? new ListNode(items) : null,
        BoundContext context => All(node.Children) is { } values ? new RecordNode([.. context.Entries.Select(e => e.Name)], values) : null,
        BoundFilter { Condition: BoundComparison { Operator: BinaryOperator.NotEqual, Left: BoundLocal tested, Right: var constant } } filter when tested.Symbol.Slot == filter.Item.Slot && IsNull(constant)
            => Of(filter.Source) is { } list ? new NotNullNode(list) : null,
        BoundFilter { Condition.Type: var type } filter when ReferenceEquals(type, FeelType.Boolean)
            => All([filter.Source, filter.Condition]) is [var source, var condition] ? new FilterNode(source, filter.Item.Slot, condition) : null,
        BoundFor { Iterators: [{ End: null } iterator], Partial: null } loop
            => All([iterator.Source, loop.Body]) is [var source, var body] ? new ForNode(source, iterator.Variable.Slot, body) : null,
        BoundCall call => call.Function switch
        {
            TableFunctionSymbol table => Table(table.Table, call.Children),
            BuiltIn { Parameters: [] or [.., { Variadic: false }] } => Call(call.Function.Name, call.Children) ?? Plain(call.Function, call.Children),
            BuiltIn { Name: "排序" } => Sort(call.Children),
            _ => null,
        },
        _ => null,
    };

    // Two comparisons of one field need it once.
    private static bool IsRange(IReadOnlyList<BoundExpression> parts)
        => parts is [BoundComparison { Left: BoundMember { Member: FieldSymbol } } one, BoundComparison other] && IsSameField(one.Left, other.Left);

    private static ColumnNode? Range(IReadOnlyList<BoundExpression> parts, Form decides)
        => All(parts) is not { } operands ? null
            : operands is [CompareNode first, CompareNode second] ? new RangeNode(first, second, decides)
            : new JunctionNode(operands, decides);

    // 已知(x) right before a comparison of x needs x once.
    private static ColumnNode? Conjunction(IReadOnlyList<BoundExpression> parts)
    {
        var operands = new List<ColumnNode>();
        for (var i = 0; i < parts.Count; i++)
        {
            if (Of(parts[i]) is not { } operand)
            {
                return null;
            }

            if (i + 1 < parts.Count && operand is KnownNode { WhenUnknown: false } known && parts[i + 1] is BoundComparison test && IsSameField(parts[i].Children[0], test.Left) && Of(test) is CompareNode compare)
            {
                operand = new KnownAndNode(known.Operand, compare);
                i++;
            }

            operands.Add(operand);
        }

        return operands is [KnownAndNode only] ? only : new JunctionNode([.. operands], Form.False);
    }

    private static bool IsSameField(BoundExpression one, BoundExpression other)
        => one is BoundMember { IsProjection: false, Target: BoundLocal target, Member: var member } && other is BoundMember { IsProjection: false, Target: BoundLocal same, Member: var field }
            && target.Symbol.Slot == same.Symbol.Slot && ReferenceEquals(member, field);

    private static VariableNode? Member(int slot, MemberSymbol member) => member switch
    {
        FieldSymbol field => new FieldNode(slot, field.Field),
        DerivedMember { Derived: { Entity: not null } derived } => new DerivedNode(slot, derived),
        InverseSymbol inverse => new InverseNode(slot, inverse.Reference),
        _ => null,
    };

    private static TableNode? Table(TableSignature table, IReadOnlyList<BoundExpression> arguments)
        => arguments.Skip(table.Inputs.Length).All(IsNull) && All([.. arguments.Take(table.Inputs.Length)]) is { } inputs && inputs.Length == table.Inputs.Length
            ? new TableNode(table.Family, inputs)
            : null;

    private static ColumnNode? Call(string function, IReadOnlyList<BoundExpression> arguments) => (function, arguments) switch
    {
        ("count", [BoundFilter { Condition.Type: var type } filter]) when ReferenceEquals(type, FeelType.Boolean)
            => All([filter.Source, filter.Condition]) is [var source, var condition] ? new TallyNode(source, filter.Item.Slot, condition, isFilter: true) : null,
        ("count", [var list]) => Of(list) is { } node ? new CountNode(node) : null,
        ("max" or "min", [BoundList list]) => Extreme(function, list, false),
        ("max" or "min", [BoundCall { Function: BuiltIn { Name: "有效" }, Children: [BoundList list, var expression] }]) when IsItem(expression) => Extreme(function, list, true),
        ("max" or "min", [var list]) => Of(list) is { } node ? new ExtremeNode(node, function == "max") : null,
        ("已知" or "缺", [var value]) => Of(value) is { } node ? new KnownNode(node, function, function == "缺") : null,
        ("有效", [var list, var expression]) => PerItem(expression, out var slot, out var body) && Of(list) is { } node ? new ValidNode(node, slot, body) : null,
        ("均值", [var list, var expression, BoundLiteral { Value: var least }]) when least.IsNumber || (least.IsNull && !least.IsFault)
            => PerItem(expression, out var slot, out var body) && Of(list) is { } node ? new MeanNode(node, slot, body, least.IsNumber ? least.AsNumber : null) : null,
        ("加权均值", [var list, BoundItemExpression value, BoundItemExpression weight]) when PerItem(value, out var at, out var of) && PerItem(weight, out var by, out var than)
            => Of(list) is { } node ? new WeightedMeanNode(node, (at, of), (by, than)) : null,
        ("计数", [var list, BoundItemExpression item]) => All([list, item.Body]) is [var node, var condition] ? new TallyNode(node, item.Item.Slot, condition, isFilter: false) : null,
        ("前", [var list, BoundLiteral { Value: { IsNumber: true, AsNumber: >= 0m and var count } }]) => Of(list) is { } node ? new FirstNode(node, count) : null,
        _ => null,
    };

    // Planned once, whatever comes of it: formulas may be nested deeply.
    private static ColumnNode? Extreme(string function, BoundList list, bool isValid) => All(list.Children) switch
    {
        { Length: > 0 and <= ExtremeOfItemsNode.Most } items => new ExtremeOfItemsNode(items, isValid, function == "max"),
        { } items => new ExtremeNode(isValid ? new ValidNode(new ListNode(items), -1, null) : new ListNode(items), function == "max"),
        null => null,
    };

    private static CallNode? Plain(FunctionSymbol function, IReadOnlyList<BoundExpression> arguments)
        => function.Parameters.All(p => p.Mode == ParameterMode.Strict && p.Type is not ListType) && ReferenceEquals(function.ResultType, FeelType.Number) && All(arguments) is { Length: > 0 } nodes
            ? new CallNode(function, nodes)
            : null;

    private static SortNode? Sort(IReadOnlyList<BoundExpression> arguments)
    {
        var keys = new List<(int Slot, ColumnNode Key)>();
        foreach (var argument in arguments.Skip(1))
        {
            if (argument is not BoundItemExpression item || Of(item.Body) is not { } key)
            {
                return null;
            }

            keys.Add((item.Item.Slot, key));
        }

        return keys.Count > 0 && Of(arguments[0]) is { } list ? new SortNode(list, [.. keys]) : null;
    }

    // The expression per item; the item itself when there is none.
    private static bool PerItem(BoundExpression argument, out int slot, out ColumnNode? body)
    {
        (slot, body) = (-1, null);
        if (argument is BoundItemExpression item)
        {
            slot = item.Item.Slot;
            body = item.Body is BoundLocal local && local.Symbol.Slot == slot ? null : Of(item.Body);
            return body is not null || item.Body is BoundLocal;
        }

        return IsNull(argument);
    }

    private static bool IsItem(BoundExpression argument) => PerItem(argument, out _, out var body) && body is null;

    private static bool IsNull(BoundExpression node) => node is BoundLiteral { Value: { IsNull: true, IsFault: false } };

    private static ColumnNode[]? All(IReadOnlyList<BoundExpression> nodes)
    {
        var made = new ColumnNode[nodes.Count];
        for (var i = 0; i < made.Length; i++)
        {
            if (Of(nodes[i]) is not { } node)
            {
                return null;
            }

            made[i] = node;
        }

        return made;
    }

    private static ComparisonOperator Operator(BinaryOperator op) => op switch
    {
        BinaryOperator.Equal => ComparisonOperator.Equal,
        BinaryOperator.NotEqual => ComparisonOperator.NotEqual,
        BinaryOperator.Less => ComparisonOperator.Less,
        BinaryOperator.LessOrEqual => ComparisonOperator.LessOrEqual,
        BinaryOperator.Greater => ComparisonOperator.Greater,
        _ => ComparisonOperator.GreaterOrEqual,
    };
}
