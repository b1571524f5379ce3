using System.Text.Encodings.Web;
using System.Text.Json;
using Zhudian.Advisor.Facts.Reading;

namespace Zhudian.Advisor.Facts.Writing;

/// <summary>Pages → json.</summary>
internal static class JsonSheetWriter
{
    public static void Write(IEnumerable<SheetPage> pages, Stream target)
    {
        using var json = new Utf8JsonWriter(target, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        foreach (var page in pages)
        {
            json.WritePropertyName(page.Name);
            if (page.IsPairs)
            {
                json.WriteStartObject();
                foreach (var row in page.Rows)
                {
                    json.WriteString(row[0].Text!, row[1].Text);
                }

                json.WriteEndObject();
                continue;
            }

            json.WriteStartArray();
            foreach (var row in page.Rows)
            {
                json.WriteStartObject();
                for (var i = 0; i < row.Length; i++)
                {
                    Cell(json, page.Headers[i], row[i]);
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void Cell(Utf8JsonWriter json, string name, in PageCell cell)
    {
        if (cell.Number is { } number)
        {
            json.WritePropertyName(name);
            json.WriteRawValue(NumberText.Of(number));
        }
        else if (cell.Items is { } items)
        {
            json.WriteStartArray(name);
            foreach (var item in items)
            {
                json.WriteStringValue(item);
            }

            json.WriteEndArray();
        }
        else if (cell.Text is not null)
        {
            json.WriteString(name, cell.Text);
        }
    }
}
