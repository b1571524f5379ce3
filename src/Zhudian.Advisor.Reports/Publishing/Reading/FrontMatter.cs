using System.Globalization;
using Zhudian.Advisor.Feel.Diagnostics;

namespace Zhudian.Advisor.Reports.Publishing.Reading;

/// <summary>Reads the <c>---</c> block at the head of a draft: one <c>键: 值</c> a line, 说明 may be repeated.</summary>
internal static class FrontMatter
{
    private static readonly string[] Keys = ["标题", "副标题", "城市", "文种", "阶段", "水印", "日期", "分级", "封面", "目录", "说明"];

    /// <summary>Reads the block.</summary>
    /// <returns>The metadata and the number of lines the block takes, delimiters included.</returns>
    public static (DraftMetadata Metadata, int Lines) Read(string[] lines, Action<Severity, string, int, string, string?> report)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var notes = new List<string>();
        var end = lines.Length > 0 && lines[0].TrimEnd() == "---" ? Array.FindIndex(lines, 1, l => l.TrimEnd() == "---") : -1;
        if (end < 0)
        {
            report(Severity.Error, "PUB001", 1, "文稿开头没有元数据块", "第一行写 ---，随后每行一个“键: 值”（至少有标题、日期），再以 --- 结束");
            return (new("无标题", null, string.Empty, string.Empty, string.Empty, null, new(2000, 1, 1), null, notes), 0);
        }

        for (var i = 1; i < end; i++)
        {
            var line = lines[i].Trim();
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            var at = line.IndexOfAny([':', '：']);
            var key = at < 0 ? line : line[..at].Trim();
            var value = at < 0 ? string.Empty : line[(at + 1)..].Trim();
            if (at < 0 || !Keys.Contains(key, StringComparer.Ordinal))
            {
                report(Severity.Error, "PUB002", i + 1, $"元数据中有不认识的键“{(key.Length > 20 ? key[..20] + "…" : key)}”", "可用的键：" + string.Join("、", Keys));
            }
            else if (value.Length > 500)
            {
                report(Severity.Error, "PUB003", i + 1, $"元数据“{key}”过长（{value.Length} 字，最多 500 字）", null);
            }
            else if (key == "说明")
            {
                notes.Add(value);
            }
            else if (!values.TryAdd(key, value))
            {
                report(Severity.Error, "PUB002", i + 1, $"元数据“{key}”写了两次", "只保留一行");
            }
        }

        var title = values.GetValueOrDefault("标题") ?? string.Empty;
        if (title.Length == 0)
        {
            report(Severity.Error, "PUB003", 1, "元数据缺少“标题”", null);
        }

        if (!DateOnly.TryParseExact(values.GetValueOrDefault("日期"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            report(Severity.Error, "PUB003", 1, "元数据缺少“日期”，或日期写法不对", "写成 日期: 2026-03-05");
            date = new(2000, 1, 1);
        }

        var metadata = new DraftMetadata(
            title,
            values.GetValueOrDefault("副标题"),
            values.GetValueOrDefault("城市") ?? string.Empty,
            values.GetValueOrDefault("文种") ?? string.Empty,
            values.GetValueOrDefault("阶段") ?? string.Empty,
            values.GetValueOrDefault("水印"),
            date,
            values.GetValueOrDefault("分级"),
            notes) { Cover = YesNo("封面"), Contents = YesNo("目录") };
        return (metadata, end + 1);

        bool YesNo(string key)
        {
            var value = values.GetValueOrDefault(key);
            if (value is not (null or "是" or "否"))
            {
                report(Severity.Error, "PUB003", 1, $"元数据“{key}”只能写 是 或 否", null);
            }

            return value != "否";
        }
    }
}
