using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Binding;

/// <summary>The text of <c>@"…"</c> (DMN 1.5 grammar rule 62): the conversion function is chosen by the shape of the text.</summary>
internal static class TemporalLiteral
{
    public static Value Read(string text, IFunctionLibrary functions)
    {
        var body = text.StartsWith('-') ? text.AsSpan(1) : text;
        var name = body.StartsWith("P") ? "duration" : body.Contains('T') && body.Contains('-') && body.IndexOf('-') < body.IndexOf('T') ? "date and time" : body.Contains(':') ? "time" : "date";
        if (!functions.TryGet(name, out var function))
        {
            return Value.Null;
        }

        var run = new EvaluationRun();
        return function.Invoke(new Frame(run, 0), [Value.Of(text)]);
    }
}
