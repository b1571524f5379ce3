using Zhudian.Advisor.Feel.Binding;
using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Feel.Syntax;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Symbols;
using Zhudian.Advisor.Knowledge.Text;

namespace Zhudian.Advisor.Knowledge.Wording;

/// <summary>Writes one condition; <paramref name="names"/> says what a local variable is called.</summary>
internal sealed class ConditionWriter(Func<LocalSymbol, string> names)
{
    private const int MaxDepth = 40;

    public string Say(BoundExpression node, int depth)
    {
        if (depth > MaxDepth)
        {
            return "…";
        }

        var next = depth + 1;
        return node switch
        {
            BoundLiteral literal => Literal(literal.Value),
            BoundLocal local => names(local.Symbol),
            BoundGlobal global => global.Symbol.Name,
            BoundMember member => Owner(member.Target, member.Type, next) + (member.Member is FieldSymbol field ? field.Field.DisplayName : member.Member.Name),
            BoundPath path => Owner(path.Target, path.Type, next) + path.Name,
            BoundConjunction all => string.Join("，且", all.Children.Select(c => Group(c, next))),
            BoundDisjunction any => Alternatives(any, next),
            BoundNot { Operand: BoundDisjunction any } when SameValue(any) is { } value => Say(value, next) + "不为" + Values(any, next),
            BoundNot { Operand: BoundComparison { Operator: BinaryOperator.Equal } equal } => Compare(equal.Left, BinaryOperator.NotEqual, equal.Right, next),
            BoundNot not => "并非" + Group(not.Operand, next),
            BoundComparison comparison => Compare(comparison.Left, comparison.Operator, comparison.Right, next),
            BoundBetween b => $"{Say(b.Value, next)}{(b.LowIncluded ? "不小于" : "大于")}{Say(b.Low, next)}且{(b.HighIncluded ? "不大于" : "小于")}{Say(b.High, next)}",
            BoundMembership m => $"{Say(m.Value, next)}在{Say(m.Collection, next)}之中",
            BoundIn within => string.Join("，或", within.Tests.Select(t => Say(t, next))).Replace("?", Say(within.Value, next), StringComparison.Ordinal),
            BoundIf choice => $"若{Say(choice.Condition, next)}则{Say(choice.Then, next)}，否则{Say(choice.Else, next)}",
            BoundNegation minus => "负" + Say(minus.Operand, next),
            BoundBinary sum => $"{Operand(sum.Left, next)} {Sign(sum.Operator)} {Operand(sum.Right, next)}",
            BoundQuantified q => $"{string.Join("、", q.Iterators.Select(i => $"{Say(i.Source, next)}中{(q.IsEvery ? "每一项" : "有一项")}“{names(i.Variable)}”"))}满足：{Say(q.Condition, next)}",
            BoundFilter filter => $"满足“{Say(filter.Condition, next)}”的{Say(filter.Source, next)}",
            BoundIndex index => $"{Say(index.Source, next)}的第{Say(index.Index, next)}项",
            BoundItemExpression item => Say(item.Body, next),
            BoundList list => string.Join("、", list.Children.Select(c => Say(c, next))),
            BoundRange range => $"{Say(range.Low, next)}至{Say(range.High, next)}",
            BoundMemberCall call => $"{Owner(call.Target, call.Type, next)}{call.Member.Name}（{Arguments(call.Arguments, next)}）",
            BoundCall call => Call(call, next),
            _ => Arguments(node.Children, next),
        };
    }

    private string Call(BoundCall call, int depth)
    {
        var arguments = call.Children.Where(a => a is not BoundLiteral { Value.IsNull: true }).Select(a => Say(a, depth)).ToList();
        return (call.Function.Name, arguments.Count) switch
        {
            ("缺", 1) => arguments[0] + "缺",
            ("已知", 1) => arguments[0] + "已知",
            ("count", 1) => arguments[0] + "的个数",
            ("计数", 2) => $"{arguments[0]}中“{arguments[1]}”的个数",
            ("至少", 3) => $"{arguments[0]}中至少有 {arguments[2]} 项“{arguments[1]}”",
            ("sum", 1) => arguments[0] + "之和",
            ("list contains", 2) => $"{arguments[0]}含有{arguments[1]}",
            _ => $"{call.Function.Name}（{string.Join("，", arguments)}）",
        };
    }

    private string Compare(BoundExpression left, BinaryOperator op, BoundExpression right, int depth)
        => right is BoundLiteral { Value.IsNull: true }
            ? Say(left, depth) + (op == BinaryOperator.Equal ? "不适用" : "适用")
            : Say(left, depth) + Word(op) + Say(right, depth);

    private string Alternatives(BoundDisjunction any, int depth)
        => SameValue(any) is { } value ? Say(value, depth) + "为" + Values(any, depth) : string.Join("，或", any.Children.Select(c => Group(c, depth)));

    private string Values(BoundDisjunction any, int depth) => string.Join("、", any.Children.Cast<BoundComparison>().Select(c => Say(c.Right, depth)));

    // All alternatives say that one variable equals a constant: the usual table cell.
    private static BoundExpression? SameValue(BoundDisjunction any)
    {
        var first = (any.Children[0] as BoundComparison)?.Left;
        return first is BoundLocal { Symbol: var symbol }
            && any.Children.All(c => c is BoundComparison { Operator: BinaryOperator.Equal, Left: BoundLocal left, Right: BoundLiteral } && left.Symbol == symbol)
            ? first
            : null;
    }

    // The subject and the item go without saying; a yes or no about a row needs no 的: 断面在用.
    private string Owner(BoundExpression target, FeelType member, int depth) => target switch
    {
        BoundLocal { Symbol.Name: "本" or "item" } => string.Empty,
        BoundLocal when member == FeelType.Boolean => Say(target, depth),
        _ => Say(target, depth) + "的",
    };

    private string Group(BoundExpression node, int depth) => node is BoundConjunction or BoundDisjunction ? $"（{Say(node, depth)}）" : Say(node, depth);

    private string Operand(BoundExpression node, int depth) => node is BoundBinary ? $"（{Say(node, depth)}）" : Say(node, depth);

    private string Arguments(IEnumerable<BoundExpression> nodes, int depth) => string.Join("，", nodes.Select(n => Say(n, depth)));

    private static string Literal(in Value value) => value.Kind == ValueKind.Function ? "函数" : ValueFormatter.Format(value, new ValueFormat(Exact: true));

    private static string Word(BinaryOperator op) => op switch
    {
        BinaryOperator.Equal => "为",
        BinaryOperator.NotEqual => "不为",
        BinaryOperator.Less => "小于",
        BinaryOperator.LessOrEqual => "不大于",
        BinaryOperator.Greater => "大于",
        _ => "不小于",
    };

    private static string Sign(BinaryOperator op) => op switch
    {
        BinaryOperator.Add => "+",
        BinaryOperator.Subtract => "−",
        BinaryOperator.Multiply => "×",
        BinaryOperator.Divide => "÷",
        _ => "的幂",
    };
}
