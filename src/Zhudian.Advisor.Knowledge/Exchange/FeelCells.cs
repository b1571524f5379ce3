using Zhudian.Advisor.Feel.Binding;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Functions;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Binding;
using Zhudian.Advisor.Knowledge.Checking;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Tables.Binding;

namespace Zhudian.Advisor.Knowledge.Exchange;

/// <summary>Cells of RULES.md §6 as unary tests and expressions of standard FEEL (DMN 1.5 §8.2.8, §10.3.1.2).</summary>
internal static class FeelCells
{
    /// <summary>An input cell; not exact when another engine would read it differently.</summary>
    public static FeelCell Input(TableCell cell, TableInput input)
    {
        switch (cell.Kind)
        {
            case CellKind.Any:
                return new("-", null);
            case CellKind.Missing:
                return new("null", "标准 FEEL 不分缺与不适用，“缺”写成了 null");
            case CellKind.NotApplicable:
                return new("null", null);
        }

        var tests = CellSyntax.Parse(cell.Text, []) ?? throw new InvalidOperationException($"a bound cell no longer parses: {cell.Text.Text}");
        var root = tests.Negated ? ((BoundNot)cell.Bound!).Operand : cell.Bound!;
        var conditions = tests.Tests.Length == 1 ? [root] : ((BoundDisjunction)root).Children;
        var alone = tests.Tests.Length == 1 && !tests.Negated;
        var pieces = tests.Tests.Zip(conditions, (test, condition) => Test(test, condition, input, alone)).ToList();
        var text = string.Join(", ", pieces.Select(p => p.Text));
        return new(tests.Negated ? $"not({text})" : text, pieces.Find(p => p.Lost is not null)?.Lost ?? Foreign(cell.Bound!));
    }

    /// <summary>An output cell or a value of 缺省.</summary>
    public static FeelCell Output(ValueSlot slot)
    {
        if (slot.Constant is { } constant)
        {
            return constant.IsUnknown ? new("null", "标准 FEEL 没有“未取得”，写成了 null") : new(FeelLiteral.Of(constant) ?? FeelLiteral.Quote(slot.Text.Text), null);
        }

        return slot.Template is { } template ? Template(template) : new(slot.Text.Text[1..].Trim(), Foreign(slot.Bound!));
    }

    private static FeelCell Test(CellTest test, BoundExpression condition, TableInput input, bool alone)
    {
        switch (test)
        {
            case CellTest.Comparison { Operator: "!=" } other:
                var unequal = End(other.End, ((BoundComparison)condition).Right);
                return new(alone ? $"not({unequal})" : "? != " + unequal, null);
            case CellTest.Comparison { Operator: "=" } same:
                return new(End(same.End, ((BoundComparison)condition).Right), null);
            case CellTest.Comparison comparison:
                return Ordered(input, condition) ?? new(comparison.Operator + " " + End(comparison.End, ((BoundComparison)condition).Right), OrderLost(input));
            case CellTest.Range range:
                var between = (BoundBetween)condition;
                return Ordered(input, condition)
                    ?? new($"{(range.LowClosed ? '[' : '(')}{End(range.Low, between.Low)}..{End(range.High, between.High)}{(range.HighClosed ? ']' : ')')}", OrderLost(input));
            case CellTest.Plain plain:
                return new(End(plain.Source, condition is BoundComparison equal ? equal.Right : ((BoundMembership)condition).Collection), null);
            default:
                return new(test.Source.Text, null);
        }
    }

    private static string End(SourceText written, BoundExpression bound)
        => bound is BoundLiteral { Value: var value } ? FeelLiteral.Of(value) ?? FeelLiteral.Quote(FeelLiteral.Unquote(written.Text) ?? written.Text) : written.Text;

    // Words have an order for us, strings another one for FEEL: list the words.
    private static FeelCell? Ordered(TableInput input, BoundExpression condition)
    {
        if (input.Type is not EnumType words || Within(condition) is not { } within)
        {
            return null;
        }

        var members = words.Members.Where(within).Select(m => FeelLiteral.Quote(m.Text)).ToList();
        return members.Count == 0 ? new("? != ?", $"枚举“{words.Name}”没有这样的词，这一格不会成立") : new(string.Join(", ", members), null);
    }

    private static string? OrderLost(TableInput input) => input.Type is EnumType words ? $"标准 FEEL 不知道枚举“{words.Name}”的次序，与名称比较会按文字先后" : null;

    private static Func<EnumMember, bool>? Within(BoundExpression condition) => condition switch
    {
        BoundComparison { Right: BoundLiteral { Value: var end }, Operator: var op } when end.As<EnumMember>() is { Order: { } order } => m => op switch
        {
            Feel.Syntax.BinaryOperator.Less => m.Order < order,
            Feel.Syntax.BinaryOperator.LessOrEqual => m.Order <= order,
            Feel.Syntax.BinaryOperator.Greater => m.Order > order,
            _ => m.Order >= order,
        },
        BoundBetween { Low: BoundLiteral { Value: var low }, High: BoundLiteral { Value: var high } } between when low.As<EnumMember>() is { Order: { } from } && high.As<EnumMember>() is { Order: { } to }
            => m => (between.LowIncluded ? m.Order >= from : m.Order > from) && (between.HighIncluded ? m.Order <= to : m.Order < to),
        _ => null,
    };

    private static FeelCell Template(TextTemplate template)
    {
        var pieces = TemplateSyntax.Parse(template.Source, []);
        var texts = pieces.Select(p => p.Literal is { } literal ? FeelLiteral.Quote(literal) : $"string({template.Source.Text.Substring(p.Expression.Start, p.Expression.Length).Trim()})");
        return new(string.Join(" + ", texts), "单位、位数等写法标准 FEEL 没有，文字由 string() 拼成");
    }

    // Other engines have neither our functions nor parameters, tables and derived quantities.
    private static string? Foreign(BoundExpression root)
    {
        foreach (var node in BoundTrees.All(root))
        {
            switch (node)
            {
                case BoundCall call when !FunctionLibrary.Dmn.TryGet(call.Function.Name, out _):
                    return $"“{call.Function.Name}”是本规则库的函数、表或派生量，别的软件里要另行提供";
                case BoundMemberCall call:
                    return $"“{call.Member.Name}”是本规则库的派生量，别的软件里要另行提供";
                case BoundGlobal global:
                    return $"“{global.Symbol.Name}”不是这张表的输入，别的软件里要另行提供";
            }
        }

        return null;
    }
}

/// <summary>A cell in FEEL.</summary>
/// <param name="Text">Standard FEEL.</param>
/// <param name="Lost">What another engine would do differently; null when nothing.</param>
internal sealed record FeelCell(string Text, string? Lost);
