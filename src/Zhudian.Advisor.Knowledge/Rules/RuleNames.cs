using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Knowledge.Binding;
using Zhudian.Advisor.Knowledge.Building;

namespace Zhudian.Advisor.Knowledge.Rules;

/// <summary>Checks that names a rule introduces mean one thing only (RULES.md §7: no other shadowing is legal). Names of entities and enumerations are types and free.</summary>
internal static class RuleNames
{
    public static bool Check(string name, string what, SourceLocation location, IEnumerable<LocalSymbol> variables, LocalSymbol? subject, GlobalNames globals, KnowledgeBuilder builder)
    {
        var other = variables.Any(v => string.Equals(v.Name, name, StringComparison.Ordinal)) ? "另一个变量"
            : subject?.Type is RecordType record && record.MemberNames.Contains(name) ? $"“{record.Name}”的字段"
            : globals.Describe(name) is { } global ? "全局的" + global
            : null;
        if (other is not null)
        {
            builder.Report(NameDiagnostics.Shadows(location, what, name, other));
            return false;
        }

        if (!Reading.Identifiers.IsIdentifier(name) || name is "本" or "item")
        {
            builder.Report(NameDiagnostics.NotIdentifier(SourceText.From(name, location.Path, location.Line, location.Column), new TextSpan(0, name.Length), what, name));
            return false;
        }

        return true;
    }
}
