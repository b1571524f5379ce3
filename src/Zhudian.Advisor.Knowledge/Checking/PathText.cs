using System.Diagnostics.CodeAnalysis;
using Zhudian.Advisor.Feel.Binding;
using Zhudian.Advisor.Feel.Symbols;

namespace Zhudian.Advisor.Knowledge.Checking;

/// <summary>Prints a path of names, so that two paths to the same thing are the same text; anything but names has no text.</summary>
internal static class PathText
{
    public static bool TryPrint(BoundExpression node, [NotNullWhen(true)] out string? text, out LocalSymbol? root)
    {
        text = null;
        root = null;
        switch (node)
        {
            case BoundLocal local:
                root = local.Symbol;
                text = local.Symbol.Name;
                return true;
            case BoundGlobal global:
                text = global.Symbol.Name;
                return true;
            case BoundMember { IsProjection: false } member when TryPrint(member.Target, out var target, out root):
                text = target + "." + member.Member.Name;
                return true;
            default:
                return false;
        }
    }
}
