using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Engine.Evaluation;

/// <summary>The words of 核验, 来源 and 完整性 (RULES.md §§9, 13).</summary>
public static class StatusWords
{
    public static string Of(VerificationStatus status) => status switch
    {
        VerificationStatus.Verified => "已核验",
        VerificationStatus.LocallyAdopted => "地方认定",
        VerificationStatus.ExpertAttested => "专家核定",
        VerificationStatus.PartlyVerified => "部分核验",
        VerificationStatus.Derived => "推算",
        VerificationStatus.Unverified => "未核验",
        _ => "未取得",
    };

    public static string Of(FactOrigin origin) => origin switch
    {
        FactOrigin.Measured => "实测",
        FactOrigin.Reported => "填报",
        FactOrigin.Estimated => "推估",
        _ => "示例",
    };

    public static string Of(Completeness completeness) => completeness switch
    {
        Completeness.Complete => "已报全",
        Completeness.Partial => "部分",
        _ => "未报",
    };
}
