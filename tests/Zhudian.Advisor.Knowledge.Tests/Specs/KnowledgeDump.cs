using System.Globalization;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Knowledge.Tests.Specs;

/// <summary>A knowledge base as plain lines, for the spec files: what was understood, in the words of the domain.</summary>
public static class KnowledgeDump
{
    public static IEnumerable<string> Lines(KnowledgeBase knowledge)
    {
        foreach (var unit in knowledge.Units.All)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"单位 {unit.Symbol} = {unit.Factor} {unit.Dimension}{List(" 别名 ", unit.Aliases)}");
        }

        foreach (var (name, type) in knowledge.Enums)
        {
            yield return $"枚举 {name}{(type.IsOrdered ? " 有序" : string.Empty)}：{string.Join(' ', type.Members.Select(m => m.Text + (m.DisplayName == m.Text ? string.Empty : "(" + m.DisplayName + ")")))}";
        }

        foreach (var entity in knowledge.Entities.Values)
        {
            foreach (var line in Entity(entity))
            {
                yield return line;
            }
        }

        foreach (var line in Elements(knowledge))
        {
            yield return line;
        }
    }

    public static string Type(DataType type) => type.Kind switch
    {
        DataKind.Enum => "枚举 " + type.Enum!.Name,
        DataKind.Reference => "引用 " + type.Target!.Name + (type.Acyclic ? " 无环" : string.Empty),
        DataKind.List => "列表 " + Type(type.Element!),
        _ => type.Kind.ToString(),
    };

    private static IEnumerable<string> Entity(EntityDef entity)
    {
        var unique = entity.UniqueSets.Length == 0 ? string.Empty : " 唯一 " + string.Join('；', entity.UniqueSets.Select(s => string.Join(',', s.Select(f => f.Name))));
        yield return $"{entity.Role} {entity.Name} 键 {string.Join(',', entity.Key.Select(f => f.Name))}{unique} {entity.DefaultCompleteness}"
            + (entity.Wide is { } wide ? $" 宽表 {wide.Item.Name}→{wide.Value.Name}" : string.Empty)
            + (entity.Qualifier is { } q ? $" 标记 {q.Value.Name}→{q.Mark.Name},{q.DetectionLimit.Name}" : string.Empty)
            + (entity.WhenUnknown is { } when ? $" 未知时 {when.Field.Name}={when.Value}" : string.Empty)
            + (entity.FormalGrade ? " 正式定级" : string.Empty)
            + (entity.Description.Length > 0 ? " 说明 " + entity.Description : string.Empty);
        foreach (var f in entity.Fields)
        {
            yield return $"字段 {f} : {Type(f.Type)}"
                + (f.Unit is null ? string.Empty : " 单位 " + f.Unit)
                + (f.UnitFrom is null ? string.Empty : " 单位随 " + string.Join('.', f.UnitFrom))
                + (f.Required ? " 必填" : string.Empty)
                + (f.Digits is { } digits ? string.Create(CultureInfo.InvariantCulture, $" 位数 {digits}") : string.Empty)
                + (f.InverseName is null ? string.Empty : $" 反向 {f.Type.Target!.Name}.{f.InverseName}")
                + (f.DisplayName == f.Name ? string.Empty : " 显示 " + f.DisplayName)
                + (f.DomainText is null ? string.Empty : " 值域 " + f.DomainText)
                + (f.Provider.Length == 0 ? string.Empty : " 提供 " + f.Provider)
                + List(" 用于 ", f.UsedFor)
                + (f.Sensitivity.Length == 0 ? string.Empty : " 分级 " + f.Sensitivity)
                + (f.WhenMissing.Length == 0 ? string.Empty : " 缺时 " + f.WhenMissing);
        }

        if (entity.ReferenceRows is { } rows)
        {
            for (var row = 0; row < rows.RowCount; row++)
            {
                yield return $"行 {entity.Name}[{rows.KeyOf(row)}]：{string.Join(' ', entity.Fields.Select(f => $"{f.Name}={rows.Get(row, f.Slot)}"))}"
                    + (rows is IAttributedRows attributed ? $" {attributed.AttributesOf(row).EffectiveStatus}" : string.Empty);
            }
        }
    }

    private static IEnumerable<string> Elements(KnowledgeBase knowledge)
    {
        foreach (var parameter in knowledge.Parameters.Values)
        {
            foreach (var e in parameter.Editions)
            {
                yield return string.Create(
                    CultureInfo.InvariantCulture,
                    $"参数 {parameter.Name} : {parameter.Type.Name} = {e.Value}{(parameter.Unit is null ? string.Empty : " " + parameter.Unit)}{(e.From is { } from ? $" 起 {from:yyyy-MM-dd}" : string.Empty)}{(e.To is { } to ? $" 止 {to:yyyy-MM-dd}" : string.Empty)}{(parameter.ByDatum ? " 数据日" : string.Empty)}{List(" 备选 ", e.Alternatives.Select(a => a.ToString()))}{List(" 依据 ", e.Info.Attributes.Basis.Select(b => b.ToString()))} {e.Info.Attributes.EffectiveStatus}");
            }
        }

        foreach (var line in Cases(knowledge))
        {
            yield return line;
        }

        foreach (var norm in knowledge.OpenNorms)
        {
            yield return $"不可编码 {norm.Id}：{norm.Clause}，{norm.Reason}，影响 {string.Join(',', norm.Affects)}，{norm.Owner}";
        }
    }

    private static IEnumerable<string> Cases(KnowledgeBase knowledge)
    {
        foreach (var (set, row) in knowledge.TableCases.SelectMany(s => s.Rows.Select(r => (s, r))))
        {
            yield return $"用例 {set.Target}：{row.Name} {string.Join(' ', row.Inputs.Select(i => $"{i.Input}={i.Value}"))} → {string.Join(' ', row.Outputs.Select(o => $"{o.Output}={Expected(o.Expected)}"))}";
        }

        foreach (var c in knowledge.RuleCases)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"用例 {c.Name} {c.Day:yyyy-MM-dd}")
                + List(" 参数 ", c.Parameters.Select(p => $"{p.Key}={p.Value}"))
                + string.Concat(c.Given.Select(g => $" 给 {g.Entity}{string.Concat(g.Rows.Select(r => " " + Zhudian.Advisor.Feel.Values.Value.Of(r)))}"));
            foreach (var (word, item) in c.Expected.Select(e => ("得", e)).Concat(c.Forbidden.Select(e => ("不得", e))).Concat(c.Unknown.Select(e => ("未知", e))))
            {
                yield return $"  {word} {item.ConclusionId}{string.Concat(item.Fields.Select(f => $" {f.Field}={Expected(f.Expected)}"))}";
            }
        }
    }

    private static string Expected(ExpectedCell cell)
        => cell.Outcome != ExpectedOutcome.Value ? cell.Outcome.ToString() : cell.Value + (cell.Tolerance is { } t ? string.Create(CultureInfo.InvariantCulture, $"±{t}") : string.Empty);

    private static string List(string lead, IEnumerable<string> items) => string.Join('；', items) is { Length: > 0 } text ? lead + text : string.Empty;
}
