using System.Buffers;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Zhudian.Advisor.Cli.Output;
using Zhudian.Advisor.Cli.Shell;
using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Engine.Loading;
using Zhudian.Advisor.Facts;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Knowledge.Loading;

namespace Zhudian.Advisor.Cli;

/// <summary>
/// What commands over rules need later, whatever they are asked, done on a second thread while the command line is read and the rules are loaded:
/// the library of functions, the parts of the framework that have no code ahead of time or load a native library, and one evaluation of nothing.
/// Nothing depends on it; what is not ready yet is made where it is first used.
/// </summary>
internal static class EarlyWork
{
    private const int Items = 40;

    /// <summary>Begins, when the line asks for it. A failure shows on the thread that needs the same.</summary>
    public static void Begin(string[] args)
    {
        if (IsFor(args))
        {
            _ = Aside.Run(Run);
        }
    }

    /// <summary>Whether the first word is a command and not a question about the program.</summary>
    public static bool IsFor(string[] args) => args.Length > 0 && args[0] is not ['-', ..];

    /// <summary>In the order in which it is needed.</summary>
    public static EarlyResult Run()
    {
        RuntimeHelpers.RunClassConstructor(typeof(RuleBase).TypeHandle);
        var hash = Convert.ToHexStringLower(SHA256.HashData([]));
        string[] texts = [.. new[] { "b", "a" }.OrderBy(text => text, StringComparer.Ordinal)];
        var (decimals, longs) = Sort();
        var json = WriteJson();
        return new EarlyResult(hash, texts, decimals, longs, json, Practise());
    }

    // Sorting of numbers is compiled for each kind of number at run time; enough of them in disorder that every step is taken once.
    private static (decimal[] Decimals, long[] Longs) Sort()
    {
        var decimals = new decimal[Items];
        var longs = new long[Items];
        for (var i = 0; i < Items; i++)
        {
            decimals[i] = longs[i] = i * 17 % Items;
        }

        Array.Sort(decimals);
        Array.Sort(longs);
        return (decimals, longs);
    }

    private static ReadOnlyMemory<byte> WriteJson()
    {
        var written = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(written, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteString("text", "a text of more than the sixteen or thirty-two characters that are looked at in one step");
        json.WriteString("文字", "不止十六个字的一段文字，逐段查看其中有没有需要转义的字符，如“\n”");
        json.WriteEndObject();
        json.Flush();
        return written.WrittenMemory;
    }

    // No rules, no facts. The first thread is among its rules by then; this one, without any, is soon ahead of it and loads what binding, evaluating
    // and writing begin with.
    private static string Practise()
    {
        var day = new DateOnly(2000, 1, 1);
        var knowledge = KnowledgeLoader.Load(Array.Empty<KnowledgeSource>(), RuleBase.ForEvaluation).Knowledge!;
        var source = SheetSource.Read("{}"u8.ToArray(), SheetFormat.Yaml, SheetLimits.Default);
        var sheet = new SheetReader(knowledge, SheetReadOptions.Default with { AsOf = day, Period = new DatePeriod(day, day) }).Bind(source).Sheet!;
        using var text = new StringWriter();
        AssessmentText.Write(new TextScreen(text), EvaluationEngine.Prepared(knowledge).Evaluate(sheet));
        return text.ToString();
    }
}

/// <summary>What <see cref="EarlyWork"/> made on its way. A command has no use for it; a test sees by it that the work was done.</summary>
/// <param name="Hash">SHA-256 of nothing, lower-case hex.</param>
/// <param name="Texts">Texts in ordinal order.</param>
/// <param name="Decimals">Numbers in order.</param>
/// <param name="Longs">Numbers in order.</param>
/// <param name="Json">UTF-8 with texts short and long.</param>
/// <param name="Assessment">Text of the evaluation of nothing.</param>
internal sealed record EarlyResult(string Hash, string[] Texts, decimal[] Decimals, long[] Longs, ReadOnlyMemory<byte> Json, string Assessment);
