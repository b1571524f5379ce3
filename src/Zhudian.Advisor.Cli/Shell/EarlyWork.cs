using System.Buffers;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Engine.Loading;
using Zhudian.Advisor.Engine.Receipts;

namespace Zhudian.Advisor.Cli.Shell;

/// <summary>
/// What commands over rules need later, whatever they are asked, done on a second thread while the command line is read and the rules are loaded:
/// the library of functions, the words of receipts, and the parts of the framework that have no code ahead of time or load a native library.
/// Nothing depends on it; what is not ready yet is made where it is first used. (A whole practice evaluation was measured as well: its code is loaded
/// in step with that of the rules, and it costs more than it brings where the other core is busy.)
/// </summary>
internal static class EarlyWork
{
    private const int Items = 40;

    /// <summary>Begins, when the first word is a command and not a question about the program.</summary>
    public static void Begin(string[] args)
    {
        if (args.Length > 0 && args[0] is not ['-', ..])
        {
            // A thread of its own: to start the pool for one piece of work costs more than the thread. A failure shows on the thread that needs the same.
            _ = Task.Factory.StartNew(Run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
    }

    /// <summary>In the order in which it is needed.</summary>
    public static void Run()
    {
        RuntimeHelpers.RunClassConstructor(typeof(RuleBase).TypeHandle);
        Convert.ToHexStringLower(SHA256.HashData([]));
        _ = new[] { "b", "a" }.OrderBy(text => text, StringComparer.Ordinal).ToArray();
        Sort();
        RuntimeHelpers.RunClassConstructor(typeof(AssessmentJson).TypeHandle);
        WriteJson();
        _ = EvaluationOptions.Default;
    }

    // Sorting of numbers is compiled for each kind of number at run time; enough of them in disorder that every step is taken once.
    private static void Sort()
    {
        var decimals = new decimal[Items];
        var longs = new long[Items];
        for (var i = 0; i < Items; i++)
        {
            decimals[i] = longs[i] = i * 17 % Items;
        }

        Array.Sort(decimals);
        Array.Sort(longs);
    }

    private static void WriteJson()
    {
        using var json = new Utf8JsonWriter(new ArrayBufferWriter<byte>(), new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteString("text", "a text of more than the sixteen or thirty-two characters that are looked at in one step");
        json.WriteString("文字", "不止十六个字的一段文字，逐段查看其中有没有需要转义的字符，如“\n”");
        json.WriteEndObject();
    }
}
