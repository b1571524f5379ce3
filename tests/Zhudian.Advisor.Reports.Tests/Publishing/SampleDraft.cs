using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Zhudian.Advisor.Reports.Charts;
using Zhudian.Advisor.Reports.Publishing;

namespace Zhudian.Advisor.Reports.Tests.Publishing;

/// <summary>A draft of about 40 pages on a fictional city: ten tables, four charts, footnotes, all four kinds of passage.</summary>
internal static class SampleDraft
{
    public static DraftMetadata Metadata { get; } = new(
        "清江市总磷污染控制综合解决方案", null, "清江市", "综合解决方案", "讨论稿", "示例", new(2026, 3, 5), "内部资料",
        ["本稿由程序按规则库辅助编制，结论由署名专家负责；未经署名确认，不得作为送审稿使用。", "全部城市、县区、断面和企业名称均为虚构，监测序列取自公开站点，其余数据标注“示例”。", "编制过程不含生成式大模型，凭回执可逐字节复现。"]);

    private static readonly string[] Counties = ["江北区", "临江县", "云岭县", "东河县", "石门市"];
    private static readonly string[] Sections = ["清江河口", "白石桥", "云岭出境", "东河汇入口", "石门水库坝前", "临江取水口", "北渡", "马家湾", "龙潭", "新桥"];
    private static readonly string[] Chapters = ["总则", "流域与城市概况", "水质现状与形势", "问题识别", "成因诊断", "目标与削减需求", "任务与措施", "重点工程与投资", "保障与评估"];
    private static readonly string[] Topics = ["数据来源与口径", "空间分布", "时间变化", "分县区情况", "需要说明的事项"];

    /// <summary>Characters that only the last faces of the chain have.</summary>
    public const string RareNames = "㙦䶮𫭟";

    public static string Markdown { get; } = Build();

    public static ChartSpec Monthly(string section, int seed) => new(
        ChartKind.Line, section + "断面总磷月均浓度与目标", "mg/L",
        [.. Enumerable.Range(1, 12).Select(m => m.ToString(CultureInfo.InvariantCulture) + "月")],
        [
            new("2024年", [.. Enumerable.Range(0, 12).Select(m => (double?)Value(seed, m))]),
            new("2025年", [.. Enumerable.Range(0, 12).Select(m => m is 3 or 4 or 10 ? (double?)null : Value(seed + 3, m))]),
        ],
        [new("Ⅲ类限值", [0.2])], section + "断面2024年、2025年总磷逐月均值折线与Ⅲ类限值0.2毫克每升虚线，汛期高于限值，2025年4、5、11月缺测。") { Digits = 3 };

    private static double Value(int seed, int month) => Math.Round(0.15 + (0.08 * Math.Sin((month - 3.5) / 12.0 * 2 * Math.PI)) + (0.011 * ((seed + (month * 7)) % 5)), 3);

    private static string Build()
    {
        var text = new StringBuilder(Metadata.ToFrontMatter()).Append('\n');
        var notes = new StringBuilder();
        var note = 0;
        text.Append("# 摘要 {.不编号}\n\n");
        text.Append("2025年全市10个国控断面中，8个达到考核目标，总磷是首要超标指标，汛期浓度显著高于非汛期，指向降雨径流携带的面源。{.结论 #摘要/1}\n\n");
        for (var c = 0; c < Chapters.Length; c++)
        {
            text.Append("# ").Append(Chapters[c]).Append("\n\n");
            if (c == 0)
            {
                text.Append("要坚持生态优先、统筹水资源、水环境、水生态治理。{.固定文段 来源=\"虚构文件 第二条\" 有效期=2027-12-31}\n\n此处由办文方填写指导思想。{.编者}\n\n");
                text.Append("> [!注意]\n> 本稿不含发文机关标志、发文字号、签发人和印章。\n\n");
            }

            for (var t = 0; t < Topics.Length; t++)
            {
                text.Append("## ").Append(Chapters[c]).Append('之').Append(Topics[t]).Append("\n\n");
                for (var p = 0; p < (t < 3 ? 2 : 1); p++)
                {
                    var section = Sections[(c + t + p) % Sections.Length];
                    var county = Counties[(c + (t * 2) + p) % Counties.Length];
                    var value = Value(c + t, p * 3).ToString("0.000", CultureInfo.InvariantCulture);
                    text.Append(CultureInfo.InvariantCulture, $"{section}断面位于{county}境内，2025年总磷年均浓度为{value} mg/L，较上年变化不大；汛期（5—9月）均值为非汛期的{1 + (p * 0.3):0.0}倍，")
                        .Append("同期高锰酸盐指数（COD~Mn~）、五日生化需氧量（BOD₅）与氨氮（NH₃-N）均符合Ⅲ类标准要求。")
                        .Append("监测数据采用手工采测分离月值，自动站数据只作研判，不用于考核结论；缺测月份不作零值处理，结论附覆盖率。");
                    if ((c + t + p) % 3 == 0)
                    {
                        note++;
                        text.Append(CultureInfo.InvariantCulture, $"[^n{note}]");
                        notes.Append(CultureInfo.InvariantCulture, $"[^n{note}]: 规则 TP-C{note:00}；依据 GB 3838-2002 表1；核验：部分核验；事实：{section}2025年各月总磷，覆盖11/12月。\n");
                    }

                    text.Append(CultureInfo.InvariantCulture, $"{{.{(p == 0 ? "结论" : "事实")} #{c}-{t}-{p}}}\n\n");
                }

                if (t == 1)
                {
                    text.Append("### 主要判断\n\n");
                    text.Append("1. **汛期面源**：降雨后浓度抬升，河流型断面尤为明显。\n2. **点源基数**：城镇生活污水收集率不足。\n   - 管网雨污混接；\n   - 溢流口未建调蓄。\n3. **内源释放**：水库坝前底泥总磷含量偏高。\n\n");
                }

                if (t == 2 && c is 2 or 3 or 4 or 5 && t == 2)
                {
                    text.Append(ChartJson.ToFence(Monthly(Sections[c], c))).Append('\n');
                }

                if (t == 3)
                {
                    Table(text, c);
                }
            }
        }

        text.Append("# 重点核查对象清单 {.附件}\n\n");
        WideTable(text);
        text.Append("联系人㙦某、䶮某与𫭟江镇的名称用于检查生僻字。[^n1]\n\n# 回执 {.附件}\n\n```text\n引擎版本  0.1.0\n规则哈希  ").Append(string.Concat(Enumerable.Repeat("9f86d081884c7d65", 4))).Append("\n```\n\n");
        return text.Append(notes).ToString();
    }

    private static void Table(StringBuilder text, int chapter)
    {
        text.Append(CultureInfo.InvariantCulture, $"表：{Chapters[chapter]}分县区指标 {{单位=t/a}}\n\n| 县区 | 断面数 | 城镇生活 | 农业面源 | 畜禽养殖 | 说明 |\n|:--|:-:|--:|--:|--:|:--|\n");
        for (var i = 0; i < 8 + (chapter * 2); i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {Counties[i % Counties.Length]} | {1 + (i % 3)} | {12.5 + i:0.0} | {30.2 + (i * 1.5):0.0} | {8.1 + (i * 0.7):0.0} | 示例数据，第{i + 1}行，按填报口径统计 |\n");
        }

        text.Append('\n');
    }

    private static void WideTable(StringBuilder text)
    {
        string[] heads = ["序号", "对象", "所在县区", "行业", "受纳断面", "核查理由", "核查办法", "牵头部门", "配合部门", "完成时限", "验收口径"];
        text.Append("表：重点核查对象 {单位=个}\n\n| ").AppendJoin(" | ", heads).Append(" |\n|").Append(string.Concat(Enumerable.Repeat("---|", heads.Length))).Append('\n');
        for (var i = 1; i <= 30; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {i} | 企业{i:00} | {Counties[i % 5]} | 磷化工 | {Sections[i % 10]} | 入河增量与排放量不匹配，疑似未收集初期雨水 | 现场采样与台账核对 | 市生态环境局 | 市应急管理局 | 2026年{1 + (i % 12)}月 | 雨水口总磷达到受纳水体要求 |\n");
        }

        text.Append('\n');
    }
}
