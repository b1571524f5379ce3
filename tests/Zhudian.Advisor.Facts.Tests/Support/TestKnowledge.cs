using System.Collections.Immutable;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Units;

namespace Zhudian.Advisor.Facts.Tests.Support;

/// <summary>A small vocabulary of monitoring built without the Markdown loader: sections, rivers, enterprises and a wide monthly table.</summary>
internal static class TestKnowledge
{
    private static readonly SourceLocation Here = new("词汇.md", 1, 1);

    public static KnowledgeBase Make()
    {
        var grade = new EnumType("水质类别", [Word("Ⅰ", 1, "I", "一类"), Word("Ⅱ", 2), Word("Ⅲ", 3, "III"), Word("Ⅳ", 4), Word("Ⅴ", 5), Word("劣Ⅴ", 6)]);
        var mark = new EnumType("数据标记", [Word("检出", null, "有效"), Word("未检出", null), Word("未监测", null), Word("无效", null, "停站", "维护")]);
        var basis = new EnumType("数据口径", [Word("手工", null), Word("自动", null), Word("融合考核", null), Word("实时未审核", null)]);

        var item = new EntityDef(Info("监测项目"), EntityRole.Reference);
        Fields(item, [], new("编号", DataKind.Text), new("单位", DataKind.Text));
        item.ReferenceRows = new TestRows(item, [["总磷", "mg/L"], ["氨氮", "mg/L"], ["溶解氧", "mg/L"], ["pH", "无量纲"], ["水温", "℃"], ["叶绿素a", "μg/L"]]);

        var river = new EntityDef(Info("河流"), EntityRole.Entity);
        Fields(river, [], new("编号", DataKind.Text, Required: true), new("名称", DataKind.Text, Required: true), new("汇入河流", DataKind.Reference, Target: river, Acyclic: true));

        var section = new EntityDef(Info("断面"), EntityRole.Entity) { Description = "监测断面。" };
        Fields(
            section, [],
            new("编号", DataKind.Text, Required: true), new("名称", DataKind.Text, Required: true), new("曾用名", DataKind.List, Element: new DataType(DataKind.Text)),
            new("启用日期", DataKind.Date), new("停用日期", DataKind.Date), new("河流", DataKind.Reference, Target: river),
            new("里程", DataKind.Number, Unit: "km", Domain: new AtLeast(0), DomainText: ">= 0"), new("上断面", DataKind.Reference, Target: section, Acyclic: true),
            new("目标类别", DataKind.Enum, Enum: grade, Provider: "市生态环境局", WhenMissing: "查目标责任书"), new("交接断面", DataKind.YesNo), new("位置", DataKind.Coordinate),
            new("考核期", DataKind.Period), new("点数", DataKind.Integer), new("建成年", DataKind.Year), new("采样时刻", DataKind.DateTime), new("比例", DataKind.Number, Unit: "%"));

        var month = new EntityDef(Info("月监测"), EntityRole.Entity);
        Fields(
            month, ["断面", "年月", "项目", "数据口径"],
            new("断面", DataKind.Reference, Target: section, Required: true), new("年月", DataKind.YearMonth, Required: true), new("项目", DataKind.Reference, Target: item, Required: true),
            new("值", DataKind.Number, UnitFrom: ["项目", "单位"], Domain: new AtLeast(0), DomainText: ">= 0", Provider: "市生态环境局", UsedFor: ["综合解决方案"]),
            new("数据口径", DataKind.Enum, Enum: basis, Required: true), new("标记", DataKind.Enum, Enum: mark), new("检出限", DataKind.Number, UnitFrom: ["项目", "单位"]));
        month.Wide = new WideFold(month.Fields[2], month.Fields[3]);
        month.Qualifier = new QualifierFields(month.Fields[3], month.Fields[5], month.Fields[6]);

        var usual = new EntityDef(Info("常见"), EntityRole.Reference);
        Fields(usual, [], new("项目", DataKind.Reference, Target: item), new("最低", DataKind.Number), new("最高", DataKind.Number), new("取向", DataKind.Text), new("下限", DataKind.Number), new("上限", DataKind.Number), new("零值", DataKind.Text));
        usual.ReferenceRows = new TestRows(usual, [["总磷", "0", "1.5", "低好", "", "", "未检出"], ["pH", "4", "10", "-", "", "", ""], ["溶解氧", "0", "23", "高好", "0", "70", ""]]);
        month.Fields[3].Usual = new UsualRanges(month.Fields[2], usual, usual.Fields[1], usual.Fields[2], usual.Fields[3]);

        var enterprise = new EntityDef(Info("企业"), EntityRole.Entity) { DefaultCompleteness = Completeness.NotReported };
        Fields(
            enterprise, [],
            new("编号", DataKind.Text, Required: true), new("名称", DataKind.Text, Required: true), new("统一社会信用代码", DataKind.Text), new("受纳断面", DataKind.Reference, Target: section),
            new("出水总磷", DataKind.Number, Unit: "mg/L", Provider: "市住房和城乡建设局", UsedFor: ["整改方案"]), new("许可量", DataKind.Number, Unit: "t/a"));

        var threshold = new ParameterEdition(Info("汛期比界限"), Value.Of(1.5m), null, null, [Value.Of(1.2m), Value.Of(1.3m)], string.Empty);
        var fixedEdition = new ParameterEdition(Info("最少次数"), Value.Of(6m), null, null, [], string.Empty);
        return new KnowledgeBase(
            new[] { grade, mark, basis }.ToDictionary(e => e.Name),
            new UnitSystem(
            [
                new("mg/L", "质量·长度^-3", 1m, ["毫克/升"]), new("μg/L", "质量·长度^-3", 0.001m, ["ug/L"]), new("km", "长度", 1000m, []), new("m", "长度", 1m, []),
                new("%", "百分数", 1m, []), new("无量纲", "1", 1m, []), new("℃", "温度", 1m, []), new("t/a", "质量·时间^-1", 2739.7260273973m, []), new("kg/a", "质量·时间^-1", 2.7397260274m, []),
            ]),
            new[] { item, river, section, month, enterprise }.ToImmutableSortedDictionary(e => e.Name, e => e, StringComparer.Ordinal),
            new Dictionary<string, ParameterDef>(StringComparer.Ordinal)
            {
                ["汛期比界限"] = new("汛期比界限", FeelType.Number, null, false, [threshold]),
                ["最少次数"] = new("最少次数", FeelType.Number, null, false, [fixedEdition]),
            },
            new Dictionary<string, TableFamily>(),
            new Dictionary<string, DerivedDef>());
    }

    private static EnumWord Word(string text, int? order, params string[] aliases) => new(text, aliases, order, null);

    private static ElementInfo Info(string name) => new(name, name, Here, BlockAttributes.None, []);

    private static void Fields(EntityDef entity, string[] key, params F[] fields)
    {
        entity.Fields = [.. fields.Select((f, slot) => new FieldDef(entity, f.Name, slot, new DataType(f.Kind, f.Enum, f.Target, f.Acyclic, f.Element), Here)
        {
            Unit = f.Unit, UnitFrom = f.UnitFrom, DomainText = f.DomainText, Domain = f.Domain, Required = f.Required, Provider = f.Provider, UsedFor = f.UsedFor ?? [], WhenMissing = f.WhenMissing,
        })];
        entity.Key = key.Length == 0 ? [entity.Fields[0]] : [.. key.Select(k => entity.Fields.Single(f => f.Name == k))];
    }

    private sealed record F(
        string Name, DataKind Kind, bool Required = false, EnumType? Enum = null, EntityDef? Target = null, bool Acyclic = false, DataType? Element = null, string? Unit = null,
        string[]? UnitFrom = null, CompiledExpression? Domain = null, string? DomainText = null, string Provider = "", string[]? UsedFor = null, string WhenMissing = "");

    private sealed class AtLeast(decimal bound) : CompiledExpression
    {
        public override Value Evaluate(Frame frame) => Value.Of(frame.Slots[0].AsNumber >= bound);
    }

    private sealed class TestRows(EntityDef entity, string[][] rows) : RowSource
    {
        public override RecordType RowType => entity.RowType;

        public override int RowCount => rows.Length;

        public override ListValue AllRows => ListValue.Of([.. Enumerable.Range(0, rows.Length).Select(i => Value.Row(this, i))]);

        public override string KeyOf(int row) => rows[row][0];

        public override Value Get(int row, int slot)
            => rows[row][slot].Length == 0 ? Value.Null : entity.Fields[slot].Type.Kind == DataKind.Number ? Value.Of(decimal.Parse(rows[row][slot], System.Globalization.CultureInfo.InvariantCulture)) : Value.Of(rows[row][slot]);
    }
}
