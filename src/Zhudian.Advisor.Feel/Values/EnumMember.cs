
namespace Zhudian.Advisor.Feel.Values;

/// <summary>One word of an enumeration; one instance a word, so equality is by reference.</summary>
public sealed class EnumMember : ReferenceValue
{
    internal EnumMember(EnumType type, string text, string displayName, int? order)
    {
        Type = type;
        Text = text;
        DisplayName = displayName;
        Order = order;
    }

    /// <inheritdoc/>
    public override ValueKind Kind => ValueKind.Enum;

    /// <summary>The enumeration this word belongs to.</summary>
    public EnumType Type { get; }

    /// <summary>The literal; what FEEL compares and receipts store.</summary>
    public string Text { get; }

    /// <summary>What documents print.</summary>
    public string DisplayName { get; }

    /// <summary>Position in the declared order (1 = first); null in an unordered enumeration.</summary>
    public int? Order { get; }
}
