using Zhudian.Advisor.Feel.Binding;
using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Feel.Types;

namespace Zhudian.Advisor.Knowledge.Binding;

/// <summary>
/// Names where an expression of a rule file stands, searched as RULES.md §7 says: 令 · variables · fields of the subject · global names.
/// </summary>
internal sealed class KnowledgeScope : BindingScope
{
    private readonly GlobalNames _globals;
    private readonly LocalSymbol[] _locals;
    private readonly Func<string, Symbol?>? _lets;
    private readonly IReadOnlyCollection<string> _letNames;

    public KnowledgeScope(GlobalNames globals, IEnumerable<LocalSymbol> locals, int firstFreeSlot, LocalSymbol? subject = null, Func<string, Symbol?>? lets = null, IReadOnlyCollection<string>? letNames = null)
    {
        _globals = globals;
        _locals = [.. locals];
        _lets = lets;
        _letNames = letNames ?? [];
        FirstFreeSlot = firstFreeSlot;
        Subject = subject;
    }

    /// <inheritdoc/>
    public override int FirstFreeSlot { get; }

    /// <summary>本, when its fields are visible bare.</summary>
    public LocalSymbol? Subject { get; }

    public GlobalNames Globals => _globals;

    /// <inheritdoc/>
    public override IEnumerable<string> Names
        => _letNames.Concat(_locals.Select(l => l.Name)).Concat(Subject?.Type is RecordType record ? record.MemberNames : []).Concat(_globals.Names);

    /// <inheritdoc/>
    public override bool TryResolve(string name, out Symbol symbol)
    {
        if (_lets?.Invoke(name) is { } let)
        {
            symbol = let;
            return true;
        }

        // A handful at most, and a scope is made for every expression: looking along them is quicker than hashing them.
        foreach (var local in _locals)
        {
            if (string.Equals(local.Name, name, StringComparison.Ordinal))
            {
                symbol = local;
                return true;
            }
        }

        if (Subject is { Type: RecordType record } && record.TryGetMember(name, out var member))
        {
            symbol = new SubjectMember(Subject, member);
            return true;
        }

        return _globals.TryResolve(name, out symbol!);
    }

    /// <summary>The same names with more variables and a later first free slot.</summary>
    public KnowledgeScope With(int firstFreeSlot, params IEnumerable<LocalSymbol> more)
        => new(_globals, _locals.Concat(more), firstFreeSlot, Subject, _lets, _letNames);
}
