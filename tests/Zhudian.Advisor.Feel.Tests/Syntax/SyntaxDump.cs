using System.Collections;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Syntax;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Tests.Syntax;

/// <summary>A tree as text with every property but the spans: two trees are the same when their dumps are.</summary>
internal static class SyntaxDump
{
    public static string Of(object? node) => node switch
    {
        null => "~",
        Value v => v.ToString(),
        string s => "'" + s + "'",
        bool or Enum => node.ToString()!,
        ExpressionSyntax or ArgumentSyntax or IteratorSyntax or EntrySyntax or ParameterSyntax or TypeSyntax or UnaryTestsSyntax => node.GetType().Name + "(" + string.Join(" ", node.GetType().GetProperties()
            .Where(p => p.PropertyType != typeof(TextSpan) && p.Name is not ("Children" or "EqualityContract"))
            .Select(p => Of(p.GetValue(node)))) + ")",
        IEnumerable list => "[" + string.Join(" ", list.Cast<object?>().Select(Of)) + "]",
        _ => throw new InvalidOperationException(node.GetType().Name),
    };
}
