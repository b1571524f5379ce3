using System.Globalization;
using Zhudian.Advisor.Feel.Diagnostics;
using MarkdigHeading = Markdig.Syntax.HeadingBlock;

namespace Zhudian.Advisor.Reports.Publishing.Reading;

/// <summary>Headings of a draft: levels without gaps, numbers and anchors.</summary>
/// <param name="inlines">Reads their texts.</param>
/// <param name="ids">Ids of the draft.</param>
/// <param name="report">Where problems go.</param>
internal sealed class HeadingReader(InlineReader inlines, AnchorIds ids, Action<Severity, string, int, string, string?> report)
{
    private readonly HeadingNumbers _numbers = new();
    private int _headings;
    private int _lastLevel;

    /// <summary>A heading; null when it cannot stand where or as it does.</summary>
    public HeadingBlock? Read(MarkdigHeading heading, int depth, int line)
    {
        var level = heading.Level;
        if (level > HeadingNumbers.Levels)
        {
            report(Severity.Error, "PUB020", line, $"标题最多 {HeadingNumbers.Levels} 级（#、##、###、####）", null);
            return null;
        }

        if (depth > 0)
        {
            report(Severity.Error, "PUB020", line, "标题不能放在列表或引文里", null);
            return null;
        }

        if (level > _lastLevel + 1)
        {
            report(Severity.Lint, "PUB021", line, $"标题跳级：上一级是 {_lastLevel} 级，这里是 {level} 级；已按 {_lastLevel + 1} 级处理", "编号层级不跳级");
            level = _lastLevel + 1;
        }

        _lastLevel = level;
        var text = inlines.Read(heading.Inline, line);
        var plain = InlineReader.PlainText(text);
        if (plain.Trim().Length == 0)
        {
            report(Severity.Error, "PUB020", line, "标题没有文字", null);
            return null;
        }

        var attributes = BlockAttributes.Of(heading);
        var numbering = Numbering(attributes, level, line);
        if (numbering != HeadingNumbering.None && HeadingNumbers.TypedNumber(plain) is > 0 and var typed && typed < plain.Length && text[0] is TextRun first && first.Text.Length > typed)
        {
            report(Severity.Lint, "PUB022", line, $"标题编号由系统自动加，手写的“{plain[..typed].Trim()}”已略去", null);
            text = text.SetItem(0, first with { Text = first.Text[typed..] });
        }

        var number = numbering switch
        {
            HeadingNumbering.Outline => _numbers.Next(level),
            HeadingNumbering.Appendix => _numbers.NextAppendix(),
            _ => _numbers.Skip(level),
        };
        _headings++;
        var anchor = attributes?.Id is { } id && ids.Use(id, line) ? id : "h" + _headings.ToString(CultureInfo.InvariantCulture);
        return new(level, number, anchor, numbering, text, line);
    }

    private HeadingNumbering Numbering(BlockAttributes? attributes, int level, int line)
    {
        var result = HeadingNumbering.Outline;
        foreach (var name in attributes?.Classes ?? [])
        {
            if (name == "不编号")
            {
                result = HeadingNumbering.None;
            }
            else if (name == "附件" && level == 1)
            {
                result = HeadingNumbering.Appendix;
            }
            else
            {
                report(Severity.Error, "PUB023", line, $"标题没有属性“.{name}”", "可用：.不编号，一级标题另可用 .附件");
            }
        }

        return result;
    }
}
