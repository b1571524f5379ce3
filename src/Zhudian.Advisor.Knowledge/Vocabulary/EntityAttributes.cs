using System.Collections.Immutable;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Knowledge.Building;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Reading;

namespace Zhudian.Advisor.Knowledge.Vocabulary;

/// <summary>Attributes of a vocabulary block that speak about its fields: 键 唯一 完整性 宽表 标记 未知时 正式定级 (RULES.md §§1, 4, 12).</summary>
internal static class EntityAttributes
{
    private static readonly string[] Marks = ["检出", "未检出", "未监测", "无效"];

    public static void Read(RawTable table, EntityDef entity, KnowledgeBuilder builder)
    {
        var own = table.Heading.Own;
        entity.Key = own.TryGetValue("键", out var key) ? Fields(key, "键", entity, builder) : [];
        if (entity.Key.IsEmpty && entity.Fields.Length > 0)
        {
            entity.Key = [entity.Fields[0]];
        }

        if (own.TryGetValue("唯一", out var unique))
        {
            entity.UniqueSets = [.. TableColumns.List(unique).Select(set => Fields(set, "唯一", entity, builder)).Where(set => !set.IsEmpty)];
        }

        ReadCompleteness(own, entity, builder);
        ReadWide(own, entity, builder);
        ReadQualifier(own, entity, builder);
        ReadConclusion(own, entity, builder);
    }

    private static ImmutableArray<FieldDef> Fields(SourceText text, string attribute, EntityDef entity, KnowledgeBuilder builder)
    {
        var fields = ImmutableArray.CreateBuilder<FieldDef>();
        foreach (var name in text.Text.Split([',', '，', '、'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (Field(name, text, attribute, entity, builder) is { } field && !fields.Contains(field))
            {
                fields.Add(field);
            }
        }

        return fields.ToImmutable();
    }

    private static FieldDef? Field(string name, SourceText text, string attribute, EntityDef entity, KnowledgeBuilder builder)
    {
        if (entity.TryGetField(name, out var field))
        {
            return field;
        }

        builder.Report(VocabularyDiagnostics.AttributeField(text.Locate(Math.Max(0, text.Text.IndexOf(name, StringComparison.Ordinal))), attribute, name, entity.Fields.Select(f => f.Name)));
        return null;
    }

    private static void ReadCompleteness(Dictionary<string, SourceText> own, EntityDef entity, KnowledgeBuilder builder)
    {
        if (!own.TryGetValue("完整性", out var text))
        {
            return;
        }

        if (entity.Role != EntityRole.Entity)
        {
            builder.Report(VocabularyDiagnostics.AttributeMisplaced(text.Locate(0), "完整性", "种类为实体的词汇"));
        }

        switch (text.Text)
        {
            case "已报全":
                entity.DefaultCompleteness = Completeness.Complete;
                break;
            case "部分":
                entity.DefaultCompleteness = Completeness.Partial;
                break;
            case "未报":
                entity.DefaultCompleteness = Completeness.NotReported;
                break;
            default:
                builder.Report(VocabularyDiagnostics.Attribute(text.Locate(0), "完整性", text.Text, "已报全、部分或未报"));
                break;
        }
    }

    private static void ReadWide(Dictionary<string, SourceText> own, EntityDef entity, KnowledgeBuilder builder)
    {
        if (own.TryGetValue("宽表", out var text) && TryArrow(text, "宽表", "“项目 → 值”", 1, builder, out var left, out var right)
            && Field(left, text, "宽表", entity, builder) is { } item && Field(right[0], text, "宽表", entity, builder) is { } value)
        {
            entity.Wide = new WideFold(item, value);
        }
    }

    private static void ReadQualifier(Dictionary<string, SourceText> own, EntityDef entity, KnowledgeBuilder builder)
    {
        const string Form = "“值 → 标记, 检出限”：值与检出限为数，标记为含检出、未检出、未监测、无效的枚举";
        if (!own.TryGetValue("标记", out var text) || !TryArrow(text, "标记", Form, 2, builder, out var left, out var right)
            || Field(left, text, "标记", entity, builder) is not { } value || Field(right[0], text, "标记", entity, builder) is not { } mark
            || Field(right[1], text, "标记", entity, builder) is not { } limit)
        {
            return;
        }

        var fits = value.Type.Kind == DataKind.Number && limit.Type.Kind == DataKind.Number && mark.Type.Enum is { } words && Marks.All(m => words.TryGet(m, out _));
        if (!fits)
        {
            builder.Report(VocabularyDiagnostics.Attribute(text.Locate(0), "标记", text.Text, Form));
            return;
        }

        entity.Qualifier = new QualifierFields(value, mark, limit);
    }

    private static void ReadConclusion(Dictionary<string, SourceText> own, EntityDef entity, KnowledgeBuilder builder)
    {
        var conclusion = entity.Role == EntityRole.Conclusion;
        if (own.TryGetValue("正式定级", out var formal))
        {
            if (!conclusion)
            {
                builder.Report(VocabularyDiagnostics.AttributeMisplaced(formal.Locate(0), "正式定级", "种类为结论的词汇"));
            }
            else if (formal.Text is not ("是" or "否"))
            {
                builder.Report(VocabularyDiagnostics.Attribute(formal.Locate(0), "正式定级", formal.Text, "是或否"));
            }

            entity.FormalGrade = formal.Text is "是";
        }

        if (!own.TryGetValue("未知时", out var unknown))
        {
            return;
        }

        if (!conclusion)
        {
            builder.Report(VocabularyDiagnostics.AttributeMisplaced(unknown.Locate(0), "未知时", "种类为结论的词汇"));
            return;
        }

        var equals = unknown.Text.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0)
        {
            builder.Report(VocabularyDiagnostics.Attribute(unknown.Locate(0), "未知时", unknown.Text, "“字段 = 值”"));
            return;
        }

        if (Field(unknown.Text[..equals].Trim(), unknown, "未知时", entity, builder) is { } field)
        {
            var place = unknown.Locate(equals + 1);
            var literal = SourceText.From(unknown.Text[(equals + 1)..].Trim(), place.Path, place.Line, place.Column + 1);
            if (LiteralReader.TryRead(literal, field.Type, builder, "未知时", out var value))
            {
                entity.WhenUnknown = (field, value);
            }
        }
    }

    private static bool TryArrow(SourceText text, string attribute, string form, int count, KnowledgeBuilder builder, out string left, out string[] right)
    {
        var arrow = text.Text.IndexOf('→', StringComparison.Ordinal);
        left = arrow < 0 ? string.Empty : text.Text[..arrow].Trim();
        right = arrow < 0 ? [] : text.Text[(arrow + 1)..].Split([',', '，', '、'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (left.Length > 0 && right.Length == count)
        {
            return true;
        }

        builder.Report(VocabularyDiagnostics.Attribute(text.Locate(0), attribute, text.Text, form));
        return false;
    }
}
