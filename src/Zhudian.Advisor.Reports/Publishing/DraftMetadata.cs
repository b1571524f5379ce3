using System.Globalization;
using System.Text;

namespace Zhudian.Advisor.Reports.Publishing;

/// <summary>
/// What the front matter of a draft says. The software never adds a red heading, document number, signer or seal,
/// so there is deliberately no member for them.
/// </summary>
/// <param name="Title">Document title (front matter key 标题); required.</param>
/// <param name="Subtitle">Second line of the title (副标题); null when absent.</param>
/// <param name="CityName">The city the document is for (城市); empty when absent.</param>
/// <param name="Kind">Kind of document (文种), for example 综合解决方案; empty when absent.</param>
/// <param name="Stage">Stage of the draft (阶段): 讨论稿, 征求意见稿, 送审稿 …; empty when absent.</param>
/// <param name="Watermark">Text laid diagonally over every page (水印); null for none.</param>
/// <param name="Date">Date of the draft (日期), written ISO in the front matter.</param>
/// <param name="Classification">Data grade (分级), for example 内部资料; null for none. Never a state secrecy grade.</param>
/// <param name="Notes">Statements printed behind the cover (说明, repeatable), in order.</param>
public sealed record DraftMetadata(
    string Title,
    string? Subtitle,
    string CityName,
    string Kind,
    string Stage,
    string? Watermark,
    DateOnly Date,
    string? Classification,
    IReadOnlyList<string> Notes)
{
    /// <summary>Whether a cover page and the page of notes are made (封面: 是|否, default 是).</summary>
    public bool Cover { get; init; } = true;

    /// <summary>Whether a table of contents is made (目录: 是|否, default 是).</summary>
    public bool Contents { get; init; } = true;

    /// <summary>Title and subtitle on one line.</summary>
    public string FullTitle => Subtitle is { Length: > 0 } sub ? Title + "——" + sub : Title;

    /// <summary>The date as official documents write it: 2026年3月5日, without leading zeros (GB/T 9704 §7.3.5).</summary>
    public string DateText => string.Create(CultureInfo.InvariantCulture, $"{Date.Year}年{Date.Month}月{Date.Day}日");

    /// <summary>The front matter block, delimiters included, ending with a line feed.</summary>
    public string ToFrontMatter()
    {
        var text = new StringBuilder("---\n");
        Line("标题", Title);
        Line("副标题", Subtitle);
        Line("城市", CityName);
        Line("文种", Kind);
        Line("阶段", Stage);
        Line("水印", Watermark);
        Line("日期", Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Line("分级", Classification);
        Line("封面", Cover ? null : "否");
        Line("目录", Contents ? null : "否");
        foreach (var note in Notes)
        {
            Line("说明", note);
        }

        return text.Append("---\n").ToString();

        void Line(string key, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                text.Append(key).Append(": ").Append(value.ReplaceLineEndings(" ")).Append('\n');
            }
        }
    }
}
