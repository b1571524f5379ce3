using System.Globalization;
using System.Text;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Syntax;

/// <summary>Prints a tree as FEEL text that parses to the same tree. Parentheses only where precedence needs them.</summary>
public static class SyntaxPrinter
{
    private const int Lowest = 0;
    private const int Comparison = 3;
    private const int Additive = 4;
    private const int Unary = 7;
    private const int Postfix = 8;
    private const int Atom = 9;

    /// <summary>The expression as text.</summary>
    public static string Print(ExpressionSyntax expression)
    {
        var text = new StringBuilder();
        Append(text, expression, Lowest);
        return text.ToString();
    }

    /// <summary>Unary tests as text.</summary>
    public static string Print(UnaryTestsSyntax tests)
    {
        if (tests.IsAny)
        {
            return "-";
        }

        var inner = string.Join(", ", tests.Tests.Select(PrintTest));
        return tests.IsNegated ? $"not({inner})" : inner;
    }

    /// <summary>A type as text.</summary>
    public static string Print(TypeSyntax type) => type.Arguments is null
        ? type.Name
        : type.EntryNames is { } names
            ? $"context<{string.Join(", ", names.Zip(type.Arguments, (n, t) => n + ": " + Print(t)))}>"
            : $"{type.Name}<{string.Join(", ", type.Arguments.Select(Print))}>" + (type.Result is null ? string.Empty : " -> " + Print(type.Result));

    /// <summary>A FEEL string literal.</summary>
    public static string Quote(string value)
    {
        var text = new StringBuilder("\"");
        foreach (var c in value)
        {
            text.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                < ' ' => "\\u" + ((int)c).ToString("X4", CultureInfo.InvariantCulture),
                _ => c.ToString(),
            });
        }

        return text.Append('"').ToString();
    }

    internal static string Symbol(BinaryOperator op) => op switch
    {
        BinaryOperator.Or => "or",
        BinaryOperator.And => "and",
        BinaryOperator.Equal => "=",
        BinaryOperator.NotEqual => "!=",
        BinaryOperator.Less => "<",
        BinaryOperator.LessOrEqual => "<=",
        BinaryOperator.Greater => ">",
        BinaryOperator.GreaterOrEqual => ">=",
        BinaryOperator.Add => "+",
        BinaryOperator.Subtract => "-",
        BinaryOperator.Multiply => "*",
        BinaryOperator.Divide => "/",
        _ => "**",
    };

    internal static int PrecedenceOf(BinaryOperator op) => op switch
    {
        BinaryOperator.Or => 1,
        BinaryOperator.And => 2,
        <= BinaryOperator.GreaterOrEqual => Comparison,
        BinaryOperator.Add or BinaryOperator.Subtract => Additive,
        BinaryOperator.Multiply or BinaryOperator.Divide => 5,
        _ => 6,
    };

    private static int PrecedenceOf(ExpressionSyntax node) => node switch
    {
        BinarySyntax b => PrecedenceOf(b.Operator),
        BetweenSyntax or InSyntax => Comparison,
        NegationSyntax => Unary,
        LiteralSyntax { Value.IsNumber: true } l when l.Value.AsNumber < 0 => Postfix,
        InstanceOfSyntax => 2, // a type name would swallow a following dot or bracket
        PathSyntax or FilterSyntax or CallSyntax => Postfix,
        IfSyntax or ForSyntax or QuantifiedSyntax or FunctionSyntax => Lowest,
        _ => Atom,
    };

    private static void Append(StringBuilder text, ExpressionSyntax node, int least)
    {
        var wrap = PrecedenceOf(node) < least;
        if (wrap)
        {
            text.Append('(');
        }

        AppendCore(text, node);
        if (wrap)
        {
            text.Append(')');
        }
    }

    private static void AppendCore(StringBuilder text, ExpressionSyntax node)
    {
        switch (node)
        {
            case LiteralSyntax l:
                text.Append(l.Value.Kind == ValueKind.String ? Quote(l.Value.AsText!) : l.Value.ToString());
                break;
            case AtLiteralSyntax a:
                text.Append('@').Append(Quote(a.Text));
                break;
            case NameSyntax n:
                text.Append(n.Name);
                break;
            case PathSyntax p:
                Append(text, p.Target, Postfix);
                text.Append('.').Append(p.Name);
                break;
            case FilterSyntax f:
                Append(text, f.Target, Postfix);
                AppendAll(text, "[", [f.Condition], "]");
                break;
            case CallSyntax c:
                Append(text, c.Target, Postfix);
                AppendNamed(text, "(", c.Arguments.Select(a => (a.Name, a.Value)), ")");
                break;
            case NegationSyntax n:
                text.Append('-');
                Append(text, n.Operand, StartsWithNumber(n.Operand) ? Atom + 1 : Unary);
                break;
            case BinarySyntax b:
                AppendBinary(text, b);
                break;
            case BetweenSyntax b:
                Append(text, b.Value, Comparison);
                text.Append(" between ");
                Append(text, b.Low, Additive);
                text.Append(" and ");
                Append(text, b.High, Additive);
                break;
            case InSyntax i:
                Append(text, i.Value, Comparison);
                text.Append(" in (").AppendJoin(", ", i.Tests.Select(PrintTest)).Append(')');
                break;
            case InstanceOfSyntax i:
                Append(text, i.Value, Postfix);
                text.Append(" instance of ").Append(Print(i.TypeSyntax));
                break;
            default:
                AppendBlock(text, node);
                break;
        }
    }

    private static void AppendBinary(StringBuilder text, BinarySyntax b)
    {
        var own = PrecedenceOf(b.Operator);
        Append(text, b.Left, own);
        text.Append(' ').Append(Symbol(b.Operator)).Append(' ');
        Append(text, b.Right, own + 1);
    }

    private static void AppendBlock(StringBuilder text, ExpressionSyntax node)
    {
        switch (node)
        {
            case IfSyntax i:
                text.Append("if ");
                Append(text, i.Condition, Lowest);
                text.Append(" then ");
                Append(text, i.Then, Lowest);
                text.Append(" else ");
                Append(text, i.Else, Lowest);
                break;
            case ForSyntax f:
                AppendIterators(text, "for ", f.Iterators);
                text.Append(" return ");
                Append(text, f.Body, Lowest);
                break;
            case QuantifiedSyntax q:
                AppendIterators(text, q.IsEvery ? "every " : "some ", q.Iterators);
                text.Append(" satisfies ");
                Append(text, q.Condition, Lowest);
                break;
            case FunctionSyntax f:
                text.Append("function(").AppendJoin(", ", f.Parameters.Select(p => p.Type is null ? p.Name : p.Name + ": " + Print(p.Type)));
                text.Append(f.IsExternal ? ") external " : ") ");
                Append(text, f.Body, Lowest);
                break;
            case ListSyntax l:
                AppendAll(text, "[", l.Items, "]");
                break;
            case ContextSyntax c:
                AppendNamed(text, "{", c.Entries.Select(e => ((string?)(FeelNames.IsPlainName(e.Name) ? e.Name : Quote(e.Name)), e.Value)), "}");
                break;
            case RangeSyntax r:
                text.Append(r.LowIncluded ? '[' : '(');
                Append(text, r.Low, Additive);
                text.Append("..");
                Append(text, r.High, Additive);
                text.Append(r.HighIncluded ? ']' : ')');
                break;
            case ComparisonTestSyntax t:
                text.Append('(').Append(PrintTest(t)).Append(')');
                break;
            default:
                throw new InvalidOperationException("no printer for " + node.GetType().Name);
        }
    }

    /// <summary>A minus before a number would become part of it.</summary>
    private static bool StartsWithNumber(ExpressionSyntax node) => node switch
    {
        LiteralSyntax l => l.Value.IsNumber,
        PathSyntax p => StartsWithNumber(p.Target),
        FilterSyntax f => StartsWithNumber(f.Target),
        CallSyntax c => StartsWithNumber(c.Target),
        _ => false,
    };

    /// <summary>As an element of unary tests, where a comparison needs no brackets.</summary>
    private static string PrintTest(ExpressionSyntax test)
    {
        if (test is not ComparisonTestSyntax t)
        {
            return Print(test);
        }

        var text = new StringBuilder(Symbol(t.Operator)).Append(' ');
        Append(text, t.Operand, Additive);
        return text.ToString();
    }

    private static void AppendIterators(StringBuilder text, string open, IReadOnlyList<IteratorSyntax> iterators)
    {
        for (var i = 0; i < iterators.Count; i++)
        {
            text.Append(i == 0 ? open : ", ").Append(iterators[i].Name).Append(" in ");
            Append(text, iterators[i].Source, iterators[i].End is null ? Lowest : Additive);
            if (iterators[i].End is { } end)
            {
                text.Append("..");
                Append(text, end, Additive);
            }
        }
    }

    private static void AppendAll(StringBuilder text, string open, IEnumerable<ExpressionSyntax> items, string close) => AppendNamed(text, open, items.Select(i => ((string?)null, i)), close);

    private static void AppendNamed(StringBuilder text, string open, IEnumerable<(string? Name, ExpressionSyntax Value)> items, string close)
    {
        text.Append(open);
        var first = true;
        foreach (var (name, value) in items)
        {
            text.Append(first ? string.Empty : ", ").Append(name is null ? string.Empty : name + ": ");
            Append(text, value, Lowest);
            first = false;
        }

        text.Append(close);
    }
}
