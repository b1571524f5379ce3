using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Markdig.Syntax;

namespace Zhudian.Advisor.Reports.Publishing.Reading;

/// <summary>Attributes written at the end of a block: <c>{.结论 #id 来源=… 有效期=…}</c>.</summary>
internal sealed partial record BlockAttributes(ImmutableArray<string> Classes, string? Id, ImmutableDictionary<string, string> Values)
{
    /// <summary>Key under which the inline parser leaves the attributes on a Markdig block.</summary>
    public static readonly object Key = new();

    private const int MaxLength = 600;

    /// <summary>Attributes of a block; null when it has none.</summary>
    public static BlockAttributes? Of(Block block) => block.GetData(Key) as BlockAttributes;

    /// <summary>Reads attributes that fill the whole text from the brace to the end; null when this is something else.</summary>
    public static BlockAttributes? Read(ReadOnlySpan<char> text)
    {
        text = text.TrimEnd();
        if (text.Length is < 3 or > MaxLength || text[^1] != '}')
        {
            return null;
        }

        var match = Whole().Match(text.ToString());
        if (!match.Success)
        {
            return null;
        }

        var classes = ImmutableArray.CreateBuilder<string>();
        var values = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        string? id = null;
        foreach (Capture item in match.Groups["item"].Captures)
        {
            var value = item.Value;
            if (value[0] == '.')
            {
                classes.Add(value[1..]);
            }
            else if (value[0] == '#')
            {
                id ??= value[1..];
            }
            else
            {
                var at = value.IndexOf('=', StringComparison.Ordinal);
                values[value[..at]] = value[(at + 1)..].Trim('"');
            }
        }

        return new(classes.ToImmutable(), id, values.ToImmutable());
    }

    [GeneratedRegex(@"^\{\s*(?<item>[.#][^\s{}""=]+|[\p{L}]+=(?:""[^""{}]*""|[^\s{}""]*))(?:\s+(?<item>[.#][^\s{}""=]+|[\p{L}]+=(?:""[^""{}]*""|[^\s{}""]*)))*\s*\}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Whole();
}
