using System.Text.Json;

namespace Zhudian.Advisor.Reports.Pdf;

/// <summary>Turns the child's problem codes into diagnostics.</summary>
internal static class TypesetterProblems
{
    /// <summary>The answer behind a header.</summary>
    public static TypesetAnswer Answer(JsonElement header, byte[] body)
    {
        if (header.GetProperty("ok").GetBoolean())
        {
            return new(body, header, null);
        }

        var message = header.GetProperty("message").GetString() ?? string.Empty;
        var detail = header.GetProperty("detail").GetString() ?? string.Empty;
        return header.GetProperty("code").GetString() switch
        {
            "modules" => TypesetAnswer.Failed("PUB100", $"排版组件不全：缺 {message}（在 {detail}）", "请运行 ./build.sh"),
            "fonts" => TypesetAnswer.Failed("PUB101", $"字体不全：{Role(message)}（找过：{detail}）", "请运行 ./build.sh 取字体，或用环境变量 ADVISOR_FONTS 指定字体目录"),
            "glyph" => TypesetAnswer.Failed("PUB105", $"现有字体没有这些字：{message}（{Codes(message)}）", "换成常用字，或在 ADVISOR_FONTS 目录放入含有这些字的字体"),
            "typst" => TypesetAnswer.Failed("PUB104", "排版失败：" + message, "请把文稿交开发者查看"),
            _ => TypesetAnswer.Failed("PUB104", $"排版程序出错：{message}", "请把文稿交开发者查看"),
        };
    }

    private static string Role(string role) => role switch
    {
        "fang" => "没有仿宋体",
        "kai" => "没有楷体",
        "hei" => "没有黑体",
        "song" => "没有宋体",
        "title" => "没有标题宋体",
        "" => "字体目录是空的",
        _ => role,
    };

    private static string Codes(string text)
        => string.Join(' ', text.EnumerateRunes().Take(20).Select(r => "U+" + r.Value.ToString("X4", System.Globalization.CultureInfo.InvariantCulture)));
}
