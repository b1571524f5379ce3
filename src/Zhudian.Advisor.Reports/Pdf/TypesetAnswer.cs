using System.Text.Json;
using Zhudian.Advisor.Feel.Diagnostics;

namespace Zhudian.Advisor.Reports.Pdf;

/// <summary>Answer of the typesetter to one job: bytes and a header, or a problem.</summary>
internal sealed record TypesetAnswer(byte[] Bytes, JsonElement Header, Diagnostic? Problem)
{
    /// <summary>A failed job.</summary>
    public static TypesetAnswer Failed(string code, string message, string? hint = null)
        => new([], default, new(code, Severity.Error, null, message, hint));
}
