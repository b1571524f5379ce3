using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Symbols;

/// <summary>Members of rows by name.</summary>
public static class RowMembers
{
    /// <summary>Member of a record type by name.</summary>
    public static bool TryGetMember(this RecordType type, string name, out MemberSymbol member)
    {
        ArgumentNullException.ThrowIfNull(type);
        member = (MemberSymbol?)type.Find(name)!;
        return member is not null;
    }

    /// <summary>Member of a row by name, computing derived ones through the host of the run; false when the type has no such member.</summary>
    public static bool TryGetMember(this RowSource source, Frame frame, in Value row, string name, out Value value)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (source.RowType.TryGetMember(name, out var member))
        {
            value = member.Read(frame, row);
            return true;
        }

        value = default;
        return false;
    }
}
