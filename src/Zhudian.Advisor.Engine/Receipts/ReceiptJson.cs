using System.Globalization;
using System.Text.Json;
using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Engine.Model;
using Zhudian.Advisor.Facts.Model;

namespace Zhudian.Advisor.Engine.Receipts;

/// <summary>The receipt as JSON.</summary>
internal static class ReceiptJson
{
    public static void Write(Utf8JsonWriter json, Receipt receipt)
    {
        json.WriteStartObject();
        json.WriteString("engineVersion", receipt.EngineVersion);
        json.WriteNumber("languageVersion", receipt.LanguageVersion);
        json.WriteString("knowledgeHash", receipt.KnowledgeHash);
        json.WriteStartObject("files");
        foreach (var file in receipt.Files)
        {
            json.WriteString(file.Path, file.Sha256);
        }

        json.WriteEndObject();
        json.WriteString("sheetHash", receipt.SheetHash);
        json.WriteString("city", receipt.City);
        json.WriteString("asOf", Day(receipt.AsOf));
        Period(json, "period", receipt.Period);
        if (receipt.ComparePeriod is { } compare)
        {
            Period(json, "comparePeriod", compare);
        }

        json.WriteStartArray("contested");
        foreach (var choice in receipt.Contested)
        {
            json.WriteStartObject();
            json.WriteString("parameter", choice.Parameter);
            json.WritePropertyName("value");
            ValueJson.Write(json, choice.Value);
            json.WriteString("reason", choice.Reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("attestations");
        foreach (var attestation in receipt.Attestations)
        {
            Attestation(json, attestation);
        }

        json.WriteEndArray();
        if (receipt.Settings is { } settings)
        {
            Settings(json, settings);
        }

        json.WriteString("conclusionsHash", receipt.ConclusionsHash);
        json.WriteEndObject();
    }

    // Only where there are any: the receipt of an ordinary evaluation stays as it was.
    private static void Settings(Utf8JsonWriter json, ReceiptSettings settings)
    {
        json.WriteStartObject("settings");
        Values(json, "facts", settings.Facts);
        Values(json, "parameters", settings.Parameters);
        Values(json, "derived", settings.GivenDerived.Select(d => KeyValuePair.Create($"{d.Derived}[{d.RowKey}]", d.Value)));
        if (settings.OnlyRules is { } only)
        {
            json.WriteStartArray("onlyRules");
            foreach (var rule in only)
            {
                json.WriteStringValue(rule);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void Values(Utf8JsonWriter json, string name, IEnumerable<KeyValuePair<string, Feel.Values.Value>> values)
    {
        json.WriteStartObject(name);
        foreach (var (path, value) in values)
        {
            json.WritePropertyName(path);
            ValueJson.Write(json, value);
        }

        json.WriteEndObject();
    }

    private static void Attestation(Utf8JsonWriter json, Attestation attestation)
    {
        json.WriteStartObject();
        json.WriteString("element", attestation.Element);
        json.WriteString("status", StatusWords.Of(attestation.Status));
        json.WriteString("person", attestation.Person);
        json.WriteString("unit", attestation.Unit);
        json.WriteString("documentNumber", attestation.DocumentNumber);
        json.WriteString("reason", attestation.Reason);
        json.WriteString("date", Day(attestation.Date));
        if (attestation.Until is { } until)
        {
            json.WriteString("until", Day(until));
        }

        if (attestation.Revoked is { } revoked)
        {
            json.WriteString("revoked", Day(revoked));
        }

        json.WriteEndObject();
    }

    private static void Period(Utf8JsonWriter json, string name, DatePeriod period)
    {
        json.WriteStartObject(name);
        json.WriteString("from", Day(period.From));
        json.WriteString("to", Day(period.To));
        json.WriteEndObject();
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
