using Zhudian.Advisor.Reports.Drafting;
using Zhudian.Advisor.Reports.Publishing;

namespace Zhudian.Advisor.Templates;

/// <summary>The front matter every document of this library starts with.</summary>
internal static class DraftFrontMatter
{
    /// <summary>Front matter for a kind of document.</summary>
    public static string For(DraftModel model, string kind)
    {
        var sheet = model.Sheet;
        return new DraftMetadata(
            Title: $"{sheet.City}水生态环境保护{kind}",
            Subtitle: model.IsPublic ? "技术报告（公开版）" : "技术报告（内部版）",
            CityName: sheet.City,
            Kind: kind,
            Stage: model.Options.Stage,
            Watermark: sheet.Watermark,
            Date: model.Options.Date,
            Classification: model.IsPublic ? "公开版，待有权部门确认" : "内部资料",
            Notes:
            [
                "本稿为辅助编制的讨论稿，结论由署名专家审定并负责；署名确认后方可作为送审稿。",
                "署名专家：（姓名、单位、日期，由专家本人填写）",
                model.IsPublic
                    ? "本稿为公开版：企业与个人只写编号，名称与编号的对照只在内部版；涉及敏感内容的结论未列，文中的个数不含未列的。公开以前须由有权部门确认；内部版不得代替本版对外提供。"
                    : "本稿为内部版：写有企业与个人名称，不得对外提供；对外用公开版，名称与编号的对照见附件。",
                "本稿不含生成式大模型内容；同一事实表与规则库可逐字节复现，回执见附件。",
                "本系统不得存储、处理国家秘密。",
            ]).ToFrontMatter();
    }
}
