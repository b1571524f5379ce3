using System.Text.Encodings.Web;
using System.Text.Json;
using Zhudian.Advisor.Feel.Diagnostics;

namespace Zhudian.Advisor.Web.Api;

/// <summary>Body of a refusal: <c>{"errors":[{code, place, message, hint}]}</c>.</summary>
public sealed record ProblemList(IReadOnlyList<Problem> Errors);

/// <summary>One error.</summary>
/// <param name="Code">Stable code such as FCT011.</param>
/// <param name="Place">File with line and column or worksheet cell; empty when the request as a whole is meant.</param>
/// <param name="Message">What was found and what was expected.</param>
/// <param name="Hint">How to mend it; empty when the message says so.</param>
public sealed record Problem(string Code, string Place, string Message, string Hint);

/// <summary>Writes problems.</summary>
internal static class ProblemJson
{
    /// <summary>Chinese stays readable; the answers are JSON files, never parts of a page.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IResult Result(int status, IEnumerable<Diagnostic> problems)
        => Results.Json(new ProblemList([.. problems.Where(d => d.Severity == Severity.Error).Select(d => new Problem(d.Code, d.Location?.ToString() ?? string.Empty, d.Message, d.Hint ?? string.Empty))]), Options, statusCode: status);
}
