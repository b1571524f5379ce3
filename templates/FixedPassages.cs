namespace Zhudian.Advisor.Templates;

/// <summary>固定文段: wording with its source and the last day it may be used unreviewed. Political wording is deliberately absent: the drafting office fills it in.</summary>
internal static class FixedPassages
{
    private static readonly Dictionary<string, FixedPassage> All = new(StringComparer.Ordinal)
    {
        ["软件声明"] = new("本稿由驻点智策依据城市事实表与规则库辅助编制，不含生成式大模型，同一输入可逐字节复现；结论由署名专家审定并负责，署名确认前不得作为送审稿使用。", "驻点智策编制说明", "2027-12-31"),
        ["不替代执法"] = new("涉及企业与排污口的内容均为“建议核查”，不认定违法；是否违法由有权机关依法查明。", "驻点智策编制说明", "2027-12-31"),
        ["总磷法定职责"] = new("长江流域省级人民政府制定本行政区域的总磷污染控制方案，并组织实施；磷矿、磷肥生产集中的长江干支流制定更严格的总磷排放管控要求。", "长江保护法 第四十六条", "2027-12-31"),
        ["评价方法"] = new("断面水质类别按单因子法评定，取参评项目中最差者；水温、总氮、粪大肠菌群不参与类别评价。河流与湖库的总磷限值不同，按水体类型分别取用。", "GB 3838-2002、环办〔2011〕22号", "2027-12-31"),
    };

    /// <summary>A passage by name.</summary>
    public static FixedPassage Get(string name) => All[name];
}

/// <summary>One fixed passage.</summary>
internal sealed record FixedPassage(string Text, string Source, string Until);
