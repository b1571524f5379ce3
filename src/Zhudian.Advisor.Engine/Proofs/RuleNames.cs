using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Feel.Binding;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Wording;

namespace Zhudian.Advisor.Engine.Proofs;

/// <summary>What the variables of a rule are called in the sentences of one binding: rows by their entity, words of a list by the word itself.</summary>
internal sealed class RuleNames(RuleDef rule, Frame frame)
{
    private readonly HashSet<string> _shared = rule.Variables.Where(v => v.Entity is not null).GroupBy(v => v.Entity!.Name, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key).ToHashSet(StringComparer.Ordinal);

    public string Sentence(BoundExpression condition) => ConditionText.Render(condition, Word, _shared);

    private string? Word(LocalSymbol symbol)
    {
        foreach (var variable in rule.Variables)
        {
            if (variable.Entity is null && variable.Slot == symbol.Slot && string.Equals(variable.Name, symbol.Name, StringComparison.Ordinal))
            {
                var value = frame.Slots[variable.Slot];
                return value.Kind is ValueKind.String or ValueKind.Enum ? KeyText.Of(value) : null;
            }
        }

        return null;
    }
}
