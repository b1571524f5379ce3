using Zhudian.Advisor.Feel.Binding;
using Zhudian.Advisor.Feel.Syntax;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Symbols;
using Zhudian.Advisor.Knowledge.Text;

namespace Zhudian.Advisor.Engine.Proofs;

/// <summary>
/// A condition as a Chinese sentence, made from its own bound tree: <c>汛期比 ≥ 汛期比界限</c> becomes 汛期比不小于汛期比界限.
/// What has no wording is quoted as written.
/// </summary>
public static class ConditionSentence
{
    private const int MaxDepth = 40;

    /// <summary>Sentence of a condition.</summary>
    /// <param name="condition">Bound condition.</param>
    /// <param name="text">Text it was bound from, for quoting.</param>
    public static string Of(BoundExpression condition, string text)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return Say(condition, text, 0);
    }

    private static string Say(BoundExpression node, string text, int depth) => depth > MaxDepth ? Quote(node, text) : node switch
    {
        BoundConjunction all => string.Join("，且", all.Children.Select(c => Group(c, text, depth))),
        BoundDisjunction any => string.Join("，或", any.Children.Select(c => Group(c, text, depth))),
        BoundNot not => "并非" + Group(not.Operand, text, depth),
        BoundComparison { Operator: BinaryOperator.Equal, Right: BoundLiteral { Value.IsNull: true } } c => Say(c.Left, text, depth + 1) + "不适用",
        BoundComparison { Operator: BinaryOperator.NotEqual, Right: BoundLiteral { Value.IsNull: true } } c => Say(c.Left, text, depth + 1) + "适用",
        BoundComparison c => Say(c.Left, text, depth + 1) + Word(c.Operator) + Say(c.Right, text, depth + 1),
        BoundBetween b => $"{Say(b.Value, text, depth + 1)}{(b.LowIncluded ? "不小于" : "大于")}{Say(b.Low, text, depth + 1)}且{(b.HighIncluded ? "不大于" : "小于")}{Say(b.High, text, depth + 1)}",
        BoundMembership m => $"{Say(m.Value, text, depth + 1)}属于{Say(m.Collection, text, depth + 1)}",
        BoundIf choice => $"若{Say(choice.Condition, text, depth + 1)}则{Say(choice.Then, text, depth + 1)}，否则{Say(choice.Else, text, depth + 1)}",
        BoundQuantified some => $"{string.Join("、", some.Iterators.Select(i => Say(i.Source, text, depth + 1)))}中{(some.IsEvery ? "每一项都" : "有一项")}满足“{Say(some.Condition, text, depth + 1)}”",
        BoundFilter filter => $"满足“{Say(filter.Condition, text, depth + 1)}”的{Say(filter.Source, text, depth + 1)}",
        BoundMember member => Member(member, text, depth),
        BoundPath path => $"{Say(path.Target, text, depth + 1)}的{path.Name}",
        BoundMemberCall call => $"{Owner(call.Target, text, depth)}{call.Member.Name}（{string.Join("，", call.Arguments.Select(a => Say(a, text, depth + 1)))}）",
        BoundCall call => Call(call, text, depth),
        BoundLocal local => local.Symbol.Name is "本" ? "本" : local.Symbol.Name,
        BoundGlobal global => global.Symbol.Name,
        BoundLiteral literal => Literal(literal.Value),
        BoundNegation minus => "负" + Say(minus.Operand, text, depth + 1),
        BoundBinary sum => $"{Operand(sum.Left, text, depth)} {Sign(sum.Operator)} {Operand(sum.Right, text, depth)}",
        BoundList list => string.Join("、", list.Children.Select(c => Say(c, text, depth + 1))),
        BoundItemExpression item => Say(item.Body, text, depth + 1),
        _ => Quote(node, text),
    };

    private static string Call(BoundCall call, string text, int depth)
    {
        var arguments = call.Children.Where(a => a is not BoundLiteral { Value.IsNull: true }).Select(a => Say(a, text, depth + 1)).ToList();
        return (call.Function.Name, arguments.Count) switch
        {
            ("缺", 1) => arguments[0] + "缺失",
            ("已知", 1) => arguments[0] + "已知",
            ("count" or "计数", 1) => arguments[0] + "的个数",
            ("计数", 2) => $"{arguments[0]}中满足“{arguments[1]}”的个数",
            ("至少", 3) => $"{arguments[0]}中至少有 {arguments[2]} 项满足“{arguments[1]}”",
            ("sum", 1) => arguments[0] + "之和",
            ("list contains", 2) => $"{arguments[0]}包含{arguments[1]}",
            _ => $"{call.Function.Name}（{string.Join("，", arguments)}）",
        };
    }

    private static string Member(BoundMember member, string text, int depth)
    {
        var name = member.Member is FieldSymbol field ? field.Field.DisplayName : member.Member.Name;
        return Owner(member.Target, text, depth) + name;
    }

    // The subject goes without saying.
    private static string Owner(BoundExpression target, string text, int depth)
        => target is BoundLocal { Symbol.Name: "本" or "item" or "" } ? string.Empty : Say(target, text, depth + 1) + "的";

    private static string Group(BoundExpression node, string text, int depth)
        => node is BoundConjunction or BoundDisjunction ? "（" + Say(node, text, depth + 1) + "）" : Say(node, text, depth + 1);

    private static string Operand(BoundExpression node, string text, int depth)
        => node is BoundBinary or BoundIf ? "（" + Say(node, text, depth + 1) + "）" : Say(node, text, depth + 1);

    private static string Literal(in Value value) => value.IsTrue ? "是" : value.IsFalse ? "否" : value.Kind == ValueKind.String ? $"“{value.AsText}”" : value.IsNumber ? ValueFormatter.Format(value, new ValueFormat { Exact = true }) : ValueFormatter.Format(value, ValueFormat.Default);

    private static string Quote(BoundExpression node, string text)
        => node.Span.Start >= 0 && node.Span.End <= text.Length && node.Span.Length > 0 ? $"“{text.Substring(node.Span.Start, node.Span.Length)}”" : "（表达式）";

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
        BinaryOperator.Add => "＋",
        BinaryOperator.Subtract => "－",
        BinaryOperator.Multiply => "×",
        BinaryOperator.Divide => "÷",
        _ => "的幂",
    };
}
