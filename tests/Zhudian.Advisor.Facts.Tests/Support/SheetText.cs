using System.Text;
using Zhudian.Advisor.Facts.Model;

namespace Zhudian.Advisor.Facts.Tests.Support;

/// <summary>Reads sheets written in tests.</summary>
internal static class SheetText
{
    public const string Head = "评估: {城市: 云泽市, 评价日: 2026-11-21}\n";

    public static SheetResult Yaml(string text) => new SheetReader(TestKnowledge.Make()).Read(Encoding.UTF8.GetBytes(text), SheetFormat.Yaml, "样例.yaml");

    public static SheetResult Json(string text) => new SheetReader(TestKnowledge.Make()).Read(Encoding.UTF8.GetBytes(text), SheetFormat.Json, "样例.json");

    public static FactSheet Good(this SheetResult result)
    {
        result.Sheet.Should().NotBeNull(string.Join('\n', result.Diagnostics));
        return result.Sheet!;
    }

    /// <summary>Errors as <c>place code message（hint）</c>.</summary>
    public static string[] Errors(this SheetResult result)
    {
        result.Sheet.Should().BeNull("nothing may come out of a sheet with errors");
        return [.. result.Diagnostics.Where(d => d.Severity == Feel.Diagnostics.Severity.Error).Select(d => d.ToString())];
    }
}
