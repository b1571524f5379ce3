using System.Collections.Immutable;
using System.Globalization;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Knowledge.Reading;

/// <summary>A citation with its place, so that an unknown source can be shown where it stands.</summary>
internal sealed record PlacedCitation(Citation Citation, SourceLocation Location);

/// <summary>
/// Reads the inherited attributes 依据 核验 生效 失效 复核日期 责任人 wherever they stand: front matter, attribute paragraph, column, key of a rule
/// (RULES.md §1). Collects every citation for the check against 来源.
/// </summary>
internal sealed class AttributeReader(List<Diagnostic> diagnostics, List<PlacedCitation> citations)
{
    /// <summary>Names of the inherited attributes; also the columns a row may override them with.</summary>
    public static ImmutableArray<string> Inherited { get; } = ["依据", "核验", "生效", "失效", "复核日期", "责任人"];

    /// <summary>The attributes with one of them replaced; a value that cannot be read is reported and leaves them as they were.</summary>
    public BlockAttributes With(BlockAttributes attributes, string name, SourceText value)
    {
        var text = value.Text.Trim();
        switch (name)
        {
            case "依据":
                return attributes with { Basis = ReadBasis(value) };
            case "责任人":
                return attributes with { Owner = text };
            case "核验":
                if (StatusWords.TryRead(text, out var status))
                {
                    return attributes with { Status = status };
                }

                diagnostics.Add(AttributeDiagnostics.Status(value.Locate(0), text));
                return attributes;
        }

        if (!TryDate(text, out var day))
        {
            diagnostics.Add(AttributeDiagnostics.Date(value.Locate(0), name, text));
            return attributes;
        }

        return name switch
        {
            "生效" => attributes with { From = day },
            "失效" => attributes with { To = day },
            _ => attributes with { ReviewBy = day },
        };
    }

    /// <summary>The attributes of a row: columns of the names of <see cref="Inherited"/> override, except those in <paramref name="notAttributes"/> (fields of that name).</summary>
    public BlockAttributes OfRow(RawTable table, RawRow row, Func<string, bool>? notAttributes = null)
    {
        var attributes = table.Attributes;
        foreach (var name in Inherited)
        {
            var column = table.Column(name);
            if (column > 0 && !row[column].IsBlank && notAttributes?.Invoke(name) != true)
            {
                attributes = With(attributes, name, row[column].Source);
            }
        }

        if (!ReferenceEquals(attributes, table.Attributes))
        {
            CheckOrder(attributes, row.Location);
        }

        return attributes;
    }

    /// <summary>The attributes of a fence: top-level keys of the names of <see cref="Inherited"/> override.</summary>
    public BlockAttributes OfFence(RawFence fence)
    {
        var attributes = fence.Attributes;
        foreach (var node in fence.Root.Children)
        {
            if (node is { Key: { } key, Value: { } value } && Inherited.Contains(key))
            {
                attributes = With(attributes, key, value);
            }
        }

        if (!ReferenceEquals(attributes, fence.Attributes))
        {
            CheckOrder(attributes, fence.Location);
        }

        return attributes;
    }

    /// <summary>生效 after 失效 is an error.</summary>
    public void CheckOrder(BlockAttributes attributes, SourceLocation location)
    {
        if (attributes is { From: { } from, To: { } to } && from > to)
        {
            diagnostics.Add(AttributeDiagnostics.Order(location, from, to));
        }
    }

    /// <summary>A date <c>yyyy-MM-dd</c>.</summary>
    public static bool TryDate(ReadOnlySpan<char> text, out DateOnly day) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    private ImmutableArray<Citation> ReadBasis(SourceText value)
    {
        var basis = ImmutableArray.CreateBuilder<Citation>();
        var text = value.Text;
        var from = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] is not ('；' or ';'))
            {
                continue;
            }

            var start = from;
            var end = i;
            from = i + 1;
            while (start < end && char.IsWhiteSpace(text[start]))
            {
                start++;
            }

            while (end > start && char.IsWhiteSpace(text[end - 1]))
            {
                end--;
            }

            if (start == end)
            {
                continue;
            }

            var piece = text[start..end];
            var space = piece.IndexOfAny([' ', '\t', '\u3000']);
            var citation = space < 0 ? new Citation(piece, string.Empty) : new Citation(piece[..space], piece[space..].Trim());
            basis.Add(citation);
            citations.Add(new PlacedCitation(citation, value.Locate(start)));
        }

        return basis.ToImmutable();
    }
}
