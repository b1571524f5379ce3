using System.Text.Encodings.Web;
using System.Text.Json;

namespace Zhudian.Advisor.Facts.Reading;

/// <summary>A list in one cell: items between <c>；</c>, or a json array of texts where an item itself has a separator.</summary>
internal static class ListCell
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(IReadOnlyList<string> items)
        => items.Any(t => t.Contains('；', StringComparison.Ordinal) || t.Contains(';', StringComparison.Ordinal)) || (items.Count > 0 && items[0].StartsWith('['))
            ? JsonSerializer.Serialize(items, Plain)
            : string.Join('；', items);

    public static bool TryJson(string text, out string[] items)
    {
        items = [];
        if (text.Length < 4 || text[0] != '[' || text[1] != '"' || text[^1] != ']')
        {
            return false;
        }

        try
        {
            items = JsonSerializer.Deserialize<string[]>(text, Plain) ?? [];
            return true;
        }
        catch (JsonException)
        {
            // Not an array of texts: then the cell is one text that happens to be in brackets.
            return false;
        }
    }
}
