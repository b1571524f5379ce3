using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Engine.Model;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Engine.Receipts;

/// <summary>
/// The JSON of an assessment: <c>{receipt, conclusions[], unknown[], notApplicable[], faults[], missingFacts[]}</c>, in stable order,
/// so that the same knowledge and sheet give the same bytes.
/// </summary>
public static class AssessmentJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The whole assessment as indented JSON text, ending with a line feed.</summary>
    public static string Write(Assessment assessment) => Encoding.UTF8.GetString(Bytes(assessment, withReceipt: true)) + "\n";

    /// <summary>UTF-8 bytes of the conclusions part; its SHA-256 is <see cref="Receipt.ConclusionsHash"/>.</summary>
    internal static byte[] Body(Assessment assessment) => Bytes(assessment, withReceipt: false);

    private static byte[] Bytes(Assessment assessment, bool withReceipt)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        var buffer = new ArrayBufferWriter<byte>(1 << 16);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            if (withReceipt)
            {
                json.WritePropertyName("receipt");
                ReceiptJson.Write(json, assessment.Receipt);
            }

            Body(json, assessment);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void Body(Utf8JsonWriter json, Assessment assessment)
    {
        json.WriteStartArray("conclusions");
        foreach (var conclusion in assessment.Conclusions)
        {
            Conclusion(json, conclusion);
        }

        json.WriteEndArray();
        Undecided(json, "unknown", assessment.Unknown, withMissing: true);
        Undecided(json, "notApplicable", assessment.NotApplicable, withMissing: false);
        json.WriteStartArray("faults");
        foreach (var fault in assessment.Faults)
        {
            json.WriteStartObject();
            json.WriteString("element", fault.Element);
            json.WriteString("subject", fault.Subject);
            Diagnostic(json, fault.Diagnostic);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("missingFacts");
        foreach (var missing in assessment.MissingFacts)
        {
            Missing(json, missing);
        }

        json.WriteEndArray();
    }

    private static void Conclusion(Utf8JsonWriter json, Conclusion conclusion)
    {
        json.WriteStartObject();
        json.WriteString("id", conclusion.Id);
        json.WriteString("rule", conclusion.Rule.Id);
        json.WriteString("kind", conclusion.Kind.Name);
        json.WriteString("key", conclusion.Key);
        json.WriteString("subject", conclusion.Subject);
        json.WriteString("text", conclusion.Text);
        json.WriteStartObject("values");
        foreach (var (field, value) in conclusion.Values)
        {
            json.WritePropertyName(field.Name);
            ValueJson.Write(json, value);
        }

        json.WriteEndObject();
        json.WriteString("outcome", conclusion.FromUnknown ? "unknown" : conclusion.ReviewOnly ? "review" : "definite");
        json.WriteString("status", StatusWords.Of(conclusion.Status));
        json.WriteString("weakest", conclusion.WeakestElement);
        if (conclusion.Origin is { } origin)
        {
            json.WriteString("origin", StatusWords.Of(origin));
        }

        if (conclusion.Coverage.Length > 0)
        {
            json.WriteStartArray("coverage");
            foreach (var note in conclusion.Coverage)
            {
                json.WriteStartObject();
                json.WriteString("text", note.Text);
                json.WriteNumber("known", note.Known);
                json.WriteNumber("total", note.Total);
                Items(json, "missing", note.Missing);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        if (conclusion.Provisional)
        {
            json.WriteBoolean("provisional", true);
        }

        if (conclusion.Contested.Length > 0)
        {
            json.WriteStartObject("contested");
            foreach (var (parameter, value) in conclusion.Contested)
            {
                json.WritePropertyName(parameter);
                ValueJson.Write(json, value);
            }

            json.WriteEndObject();
        }

        Basis(json, conclusion.Basis);
        json.WriteEndObject();
    }

    private static void Basis(Utf8JsonWriter json, IEnumerable<Citation> basis)
    {
        json.WriteStartArray("basis");
        foreach (var citation in basis)
        {
            json.WriteStringValue(citation.ToString());
        }

        json.WriteEndArray();
    }

    private static void Undecided(Utf8JsonWriter json, string name, IEnumerable<Undecided> all, bool withMissing)
    {
        json.WriteStartArray(name);
        foreach (var undecided in all)
        {
            json.WriteStartObject();
            json.WriteString("rule", undecided.Rule.Id);
            json.WriteString("subject", undecided.Subject);
            if (withMissing)
            {
                Items(json, "missing", undecided.Missing);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Missing(Utf8JsonWriter json, MissingFact missing)
    {
        json.WriteStartObject();
        json.WriteString("id", missing.Item.Id);
        json.WriteString("text", missing.Item.Text);
        json.WriteString("reason", missing.Item.Reason.ToString());
        json.WriteStartArray("rules");
        foreach (var rule in missing.Rules)
        {
            json.WriteStringValue(rule);
        }

        json.WriteEndArray();
        json.WriteNumber("bindings", missing.Bindings);
        if (missing.NextStep.Length > 0)
        {
            json.WriteString("nextStep", missing.NextStep);
        }

        if (missing.Provider.Length > 0)
        {
            json.WriteString("provider", missing.Provider);
        }

        json.WriteEndObject();
    }

    private static void Items(Utf8JsonWriter json, string name, IEnumerable<MissingItem> items)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStringValue(item.Id);
        }

        json.WriteEndArray();
    }

    private static void Diagnostic(Utf8JsonWriter json, Diagnostic diagnostic)
    {
        json.WriteString("code", diagnostic.Code);
        if (diagnostic.Location is { } location)
        {
            json.WriteString("location", location.ToString());
        }

        json.WriteString("message", diagnostic.Message);
        if (diagnostic.Hint is { } hint)
        {
            json.WriteString("hint", hint);
        }
    }
}
