using Zhudian.Advisor.Feel.Binding;

namespace Zhudian.Advisor.Feel.Types;

/// <summary>Type of the rows of a table; its members are stored fields, derived quantities and inverse lists.</summary>
public abstract class RecordType : FeelType
{
    /// <summary>Member by name.</summary>
    public abstract bool TryGetMember(string name, out MemberSymbol member);

    /// <summary>All member names, for suggestions and for the shadowing check of RULES.md §7.</summary>
    public abstract IReadOnlyCollection<string> MemberNames { get; }
}
