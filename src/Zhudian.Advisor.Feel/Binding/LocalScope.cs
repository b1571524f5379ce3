using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Feel.Types;

namespace Zhudian.Advisor.Feel.Binding;

/// <summary>One variable the binder introduced, or (with <paramref name="IsItem"/>) the item of a filter or per-item argument, whose fields are visible.</summary>
internal sealed record LocalScope(LocalScope? Outer, LocalSymbol Symbol, bool IsItem)
{
    /// <summary>Set when the name was used (<c>partial</c> is only kept when it is).</summary>
    public bool IsUsed { get; set; }

    /// <summary>Whether the item's fields are known statically; when not, a bare name is looked up at run time.</summary>
    public bool HasOpenFields => IsItem && (TypeRules.IsOpen(Symbol.Type) || ReferenceEquals(Symbol.Type, FeelType.Context));

    /// <summary>Names of the item's fields, for suggestions.</summary>
    public IEnumerable<string> FieldNames => !IsItem ? [] : Symbol.Type switch
    {
        RecordType r => r.MemberNames,
        ContextType c => c.Entries.Keys,
        _ => [],
    };
}
