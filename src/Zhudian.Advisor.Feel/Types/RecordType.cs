namespace Zhudian.Advisor.Feel.Types;

/// <summary>Type of the rows of a table; its members are stored fields, derived quantities and inverse lists.</summary>
public abstract class RecordType : FeelType
{
    /// <summary>Member by name; null when there is none.</summary>
    public abstract Symbol? Find(string name);

    /// <summary>All member names, for suggestions and for the shadowing check of RULES.md §7.</summary>
    public abstract IReadOnlyCollection<string> MemberNames { get; }
}
