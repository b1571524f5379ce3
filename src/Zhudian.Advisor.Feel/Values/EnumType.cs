using System.Collections.Immutable;
using Zhudian.Advisor.Feel.Types;

namespace Zhudian.Advisor.Feel.Values;

/// <summary>A declared enumeration: words, aliases for reading, and an order when every word has one.</summary>
public sealed class EnumType : FeelType
{
    private readonly Dictionary<string, EnumMember> _byText = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EnumMember> _byAlias = new(StringComparer.Ordinal);

    /// <summary>Words must be distinct; an alias that is another word's literal is a caller's bug.</summary>
    public EnumType(string name, IEnumerable<EnumWord> words)
    {
        Name = name;
        var members = ImmutableArray.CreateBuilder<EnumMember>();
        foreach (var word in words)
        {
            var member = new EnumMember(this, word.Text, word.DisplayName ?? word.Text, word.Order);
            members.Add(member);
            _byText.Add(word.Text, member);
            foreach (var alias in word.Aliases)
            {
                _byAlias.TryAdd(alias, member);
            }
        }

        Members = members.ToImmutable();
        IsOrdered = Members.Length > 0 && Members.All(m => m.Order is not null);
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <summary>Words in order of declaration.</summary>
    public ImmutableArray<EnumMember> Members { get; }

    /// <summary>Whether <c>&lt;</c>, <c>min</c>, 最差 and 序 apply.</summary>
    public bool IsOrdered { get; }

    /// <summary>The word with this literal.</summary>
    public bool TryGet(string text, out EnumMember member) => _byText.TryGetValue(text, out member!);

    /// <summary>The word with this literal or alias (reading facts and cells only).</summary>
    public bool TryRead(string text, out EnumMember member) => _byText.TryGetValue(text, out member!) || _byAlias.TryGetValue(text, out member!);
}

/// <summary>One declared word of an enumeration.</summary>
public sealed record EnumWord(string Text, IReadOnlyList<string> Aliases, int? Order, string? DisplayName);
