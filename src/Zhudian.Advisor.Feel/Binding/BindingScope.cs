using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Feel.Types;

namespace Zhudian.Advisor.Feel.Binding;

/// <summary>
/// What names mean where an expression stands. The binder adds iteration variables itself; the scope answers for everything outside.
/// Order of search is RULES.md §7: iteration variables, 令, variables of 对, fields of the subject, global names.
/// </summary>
public abstract class BindingScope
{
    /// <summary>Number of slots the surrounding frame already uses; the binder numbers its own variables from here.</summary>
    public abstract int FirstFreeSlot { get; }

    /// <summary>Meaning of a name, including unnamed-subject fields (then a <see cref="SubjectMember"/>).</summary>
    public abstract bool TryResolve(string name, out Symbol symbol);

    /// <summary>All visible names, for suggestions and for parsing names with spaces.</summary>
    public abstract IEnumerable<string> Names { get; }
}

/// <summary>A bare field name that stands for a member of the subject row: <c>汛期比</c> for <c>本.汛期比</c>.</summary>
public sealed class SubjectMember(LocalSymbol subject, MemberSymbol member) : Symbol(member.Name, member.Type)
{
    public LocalSymbol Subject { get; } = subject;

    public MemberSymbol Member { get; } = member;
}
