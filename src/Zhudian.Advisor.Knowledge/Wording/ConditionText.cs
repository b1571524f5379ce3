using Zhudian.Advisor.Feel.Binding;
using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Knowledge.Wording;

/// <summary>
/// A condition as a Chinese sentence, from its own bound tree, so that it cannot drift from what runs. Alternatives about one value are
/// joined (类别为Ⅰ类、Ⅱ类); a form without wording names its parts. A short variable (s: 断面) is called by its entity.
/// </summary>
public static class ConditionText
{
    /// <summary>The sentence, without a full stop.</summary>
    public static string Render(BoundExpression condition) => Render(condition, static _ => null, new HashSet<string>());

    /// <summary>The sentence as part of a rule.</summary>
    /// <param name="condition">Bound condition.</param>
    /// <param name="names">What the rule calls a variable, such as the value it stands for; null = as usual.</param>
    /// <param name="shared">Entities that several variables of the rule range over: 断面s, 断面t instead of 断面.</param>
    public static string Render(BoundExpression condition, Func<LocalSymbol, string?> names, IReadOnlySet<string> shared)
    {
        ArgumentNullException.ThrowIfNull(condition);
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(shared);
        var here = Shared(Locals(condition, 0).Distinct());
        return new ConditionWriter(s => names(s) ?? NameOf(s, e => shared.Contains(e) || here.Contains(e))).Say(condition, 0);
    }

    /// <summary>Entities that more than one of these variables stands for.</summary>
    private static HashSet<string> Shared(IEnumerable<LocalSymbol> variables)
        => variables.Select(v => v.Type).OfType<EntityRowType>().GroupBy(t => t.Entity.Name, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key).ToHashSet(StringComparer.Ordinal);

    // A word of two characters or more (上游) says more than the entity; a letter or one character does not.
    private static string NameOf(LocalSymbol symbol, Func<string, bool> shared)
        => symbol.Name is "本" or "item" || symbol.Type is not EntityRowType { Entity.Name: var entity } || (symbol.Name.Length > 1 && !char.IsAscii(symbol.Name[0])) ? symbol.Name
            : shared(entity) ? entity + symbol.Name : entity;

    private static IEnumerable<LocalSymbol> Locals(BoundExpression node, int depth)
        => node is BoundLocal local ? [local.Symbol] : depth > 60 ? [] : node.Children.SelectMany(c => Locals(c, depth + 1));
}
