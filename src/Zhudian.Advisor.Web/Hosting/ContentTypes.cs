using Zhudian.Advisor.Facts;
using Zhudian.Advisor.Facts.Model;

namespace Zhudian.Advisor.Web.Hosting;

/// <summary>Content types of fact sheets coming in and documents going out.</summary>
internal static class ContentTypes
{
    public const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Format by the parameter, else by the content type; null when neither says.</summary>
    public static SheetFormat? OfSheet(string? format, string? contentType)
        => format is { Length: > 0 }
            ? SheetReader.TryFormatOf("." + format, out var named) ? named : null
            : contentType?.Split(';')[0].Trim().ToLowerInvariant() switch
            {
                "application/yaml" or "application/x-yaml" or "text/yaml" or "text/x-yaml" => SheetFormat.Yaml,
                "application/json" => SheetFormat.Json,
                Xlsx => SheetFormat.Xlsx,
                _ => null,
            };

    public static string OfReport(string format) => format switch
    {
        "pdf" => "application/pdf",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "html" => "text/html; charset=utf-8",
        _ => "text/markdown; charset=utf-8",
    };
}
