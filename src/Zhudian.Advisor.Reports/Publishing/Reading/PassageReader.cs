using System.Globalization;
using Markdig.Syntax;
using Zhudian.Advisor.Feel.Diagnostics;

namespace Zhudian.Advisor.Reports.Publishing.Reading;

/// <summary>What a block says of itself in its attributes: the nature of a passage, its source, how long it holds.</summary>
/// <param name="date">Day of the draft: passages that ran out before it draw a lint.</param>
/// <param name="ids">Ids of the draft.</param>
/// <param name="report">Where problems go.</param>
internal sealed class PassageReader(DateOnly date, AnchorIds ids, Action<Severity, string, int, string, string?> report)
{
    /// <summary>The passage; null when the block says nothing of its nature.</summary>
    public Passage? Read(Block block, int line)
    {
        var attributes = BlockAttributes.Of(block);
        if (attributes is null)
        {
            return null;
        }

        PassageKind? kind = null;
        foreach (var name in attributes.Classes)
        {
            PassageKind? next = name switch
            {
                "结论" => PassageKind.Conclusion,
                "事实" => PassageKind.Fact,
                "固定文段" => PassageKind.Fixed,
                "编者" => PassageKind.Editor,
                _ => null,
            };
            if (next is null && name is not ("横向" or "纵向"))
            {
                report(Severity.Error, "PUB023", line, $"段落没有属性“.{name}”", "可用：.结论 .事实 .固定文段 .编者");
            }

            kind ??= next;
        }

        if (kind is null)
        {
            return null;
        }

        DateOnly? until = null;
        if (attributes.Values.TryGetValue("有效期", out var text))
        {
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                until = day;
                if (day < date)
                {
                    report(Severity.Lint, "PUB024", line, $"固定文段已过有效期（{text}）", "核对现行提法后更新");
                }
            }
            else
            {
                report(Severity.Error, "PUB024", line, $"有效期“{text}”不是日期", "写成 有效期=2027-12-31");
            }
        }

        var source = attributes.Values.GetValueOrDefault("来源");
        if (kind == PassageKind.Fixed && string.IsNullOrEmpty(source))
        {
            report(Severity.Error, "PUB025", line, "固定文段没有写来源", "写成 {.固定文段 来源=文件名 有效期=2027-12-31}");
        }

        return new(kind.Value, attributes.Id is { } id && ids.Use(id, line) ? id : null, source, until);
    }
}
