using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Facts.Reading;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Facts.Binding;

/// <summary>
/// Canonical form of a sheet and its SHA-256: independent of file format, units written and column order; rows keep their order.
/// Fields are separated by U+001F, rows by U+001E, tables by U+001D; these characters inside a text are escaped with U+001B, and every
/// section starts with its name, so that two different sheets never have one form.
/// </summary>
internal static class CanonicalForm
{
    public static string Hash(FactSheet sheet)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var text = new StringBuilder(1 << 16);
        Append(text, "zhudian-sheet-2", sheet.City, Day(sheet.AsOf), Day(sheet.Period.From), Day(sheet.Period.To), Day(sheet.ComparePeriod?.From), Day(sheet.ComparePeriod?.To), sheet.Watermark);
        Append(text, "口径");
        foreach (var choice in sheet.Choices.Contested.OrderBy(c => c.Parameter, StringComparer.Ordinal))
        {
            Append(text, choice.Parameter, Text(choice.Value), choice.Reason);
        }

        Append(text, "核定");
        foreach (var a in sheet.Choices.Attestations)
        {
            Append(text, a.Element, a.Status.ToString(), a.Person, a.Unit, a.DocumentNumber, a.Reason, Day(a.Date), Day(a.Until), Day(a.Revoked));
        }

        Append(text, "数据来源");
        foreach (var note in sheet.Origins)
        {
            Append(text, note.What, note.Where, note.Note);
        }

        foreach (var table in sheet.Tables.Values.OrderBy(t => t.Entity.Name, StringComparer.Ordinal))
        {
            AppendTable(text, hash, table);
        }

        Flush(text, hash);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Literal text of a value in the canonical form.</summary>
    public static string Text(in Value value) => value switch
    {
        { IsNumber: true } => NumberText.Of(value.AsNumber),
        { IsTrue: true } => "是",
        { IsFalse: true } => "否",
        { Kind: ValueKind.Row } => value.As<RowSource>()!.KeyOf(value.RowIndex),
        { Kind: ValueKind.List } => ListText(value.As<ListValue>()!),
        { Kind: ValueKind.Context } => ContextText(value.As<ContextValue>()!),
        { Kind: ValueKind.Range } => RangeText(value.As<RangeValue>()!),
        _ => value.AsText ?? value.Reference?.ToString() ?? string.Empty,
    };

    private static void AppendTable(StringBuilder text, IncrementalHash hash, FactTable table)
    {
        text.Append('\u001d');
        Append(text, table.Entity.Name, SheetWords.Print(table.Completeness));
        var fields = table.Entity.Fields.OrderBy(f => f.Name, StringComparer.Ordinal).ToList();
        foreach (var field in fields)
        {
            text.Append(Escape(field.Name)).Append('\u001f');
        }

        Span<char> number = stackalloc char[64];
        for (var row = 0; row < table.RowCount; row++)
        {
            text.Append('\u001e').Append((int)table.OriginOf(row));
            foreach (var field in fields)
            {
                var state = table.StateOf(row, field.Slot);
                text.Append('\u001f').Append((char)('0' + (int)state));
                if (state != CellState.Known)
                {
                    continue;
                }

                var value = table.Get(row, field.Slot);
                if (value.IsNumber && NumberText.TryFormat(value.AsNumber, number, out var length))
                {
                    text.Append(number[..length]);
                }
                else
                {
                    text.Append(value.Kind == ValueKind.List || value.Kind == ValueKind.Context ? Text(value) : Escape(Text(value)));
                }
            }

            if (text.Length > 1 << 15)
            {
                Flush(text, hash);
            }
        }
    }

    private static string ListText(ListValue list) => string.Join('\u001c', Enumerable.Range(0, list.Count).Select(i => Escape(Text(list[i]))));

    private static string ContextText(ContextValue context) => string.Join('\u001c', context.Names.Select((n, i) => Escape(n + "=" + Text(context.Values[i]))));

    private static string RangeText(RangeValue range) => Text(range.Start) + ".." + Text(range.End);

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static void Append(StringBuilder text, params ReadOnlySpan<string?> parts)
    {
        foreach (var part in parts)
        {
            text.Append(Escape(part ?? string.Empty)).Append('\u001f');
        }

        text.Append('\u001e');
    }

    private static string Escape(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('\u001b', '\u001f') < 0)
        {
            return text;
        }

        var escaped = new StringBuilder(text.Length + 4);
        foreach (var c in text)
        {
            _ = c is >= '\u001b' and <= '\u001f' ? escaped.Append('\u001b').Append((char)(c + 0x40)) : escaped.Append(c);
        }

        return escaped.ToString();
    }

    private static void Flush(StringBuilder text, IncrementalHash hash)
    {
        foreach (var chunk in text.GetChunks())
        {
            var buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(chunk.Length));
            hash.AppendData(buffer, 0, Encoding.UTF8.GetBytes(chunk.Span, buffer));
            ArrayPool<byte>.Shared.Return(buffer);
        }

        text.Clear();
    }
}
