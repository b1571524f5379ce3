using System.Globalization;
using Zhudian.Advisor.Feel.Diagnostics;

namespace Zhudian.Advisor.Knowledge.Reading;

/// <summary>Findings of attributes and front matter (KNW025–KNW029, KNW034–KNW039).</summary>
internal static class AttributeDiagnostics
{
    public static Diagnostic NotAnAttribute(SourceLocation location, string line)
        => Error("KNW025", location, $"属性段里有一行不是属性：“{Cut(line)}”", "属性每行一个，写作“依据：…”；说明文字请在属性段后空一行再写");

    public static Diagnostic Status(SourceLocation location, string word)
        => Error("KNW026", location, $"核验状态“{Cut(word)}”不认识", Spelling.Hint(word, StatusWords.Words) ?? $"可用：{string.Join('、', StatusWords.Words)}");

    public static Diagnostic Date(SourceLocation location, string name, string text)
        => Error("KNW027", location, $"“{name}”的日期“{Cut(text)}”读不出来", "写作 2026-03-01");

    public static Diagnostic Order(SourceLocation location, DateOnly from, DateOnly to)
        => Error("KNW027", location, string.Create(CultureInfo.InvariantCulture, $"生效 {from:yyyy-MM-dd} 晚于失效 {to:yyyy-MM-dd}"), "两日都含在内，生效不得晚于失效");

    public static Diagnostic Waiver(SourceLocation location) => Error("KNW028", location, "豁免没有写明代码和理由", "写作“豁免：TAB012 理由”");

    public static Diagnostic Repeated(SourceLocation location, string name) => Error("KNW029", location, $"属性“{name}”重复", "合并成一行，几项之间用“；”");

    public static Diagnostic FrontMatterMissing(SourceLocation location, string key)
        => Error("KNW034", location, $"文件开头的说明块缺少“{key}”", "文件以 --- 开始，写“标题: …”“语言版本: 1”，再以 --- 结束");

    public static Diagnostic Version(SourceLocation location, string found)
        => Error("KNW036", location, $"语言版本“{Cut(found)}”不受支持", "本版支持 1");

    private static string Cut(string text) => text.Length <= 40 ? text : text[..40] + "…";

    private static Diagnostic Error(string code, SourceLocation location, string message, string? hint = null) => new(code, Severity.Error, location, message, hint);
}
