using System.Collections.Immutable;
using System.Globalization;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Knowledge.Building;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Reading;
using Zhudian.Advisor.Knowledge.Units;

namespace Zhudian.Advisor.Knowledge.Vocabulary;

/// <summary>Reads the rows of a vocabulary table into fields (RULES.md §4).</summary>
internal static class FieldReader
{
    private static readonly string[] Required = ["字段", "类型"];
    private static readonly string[] Optional = ["单位", "值域", "必填", "位数", "合理范围", "反向", "显示名", "提供部门", "用于", "分级", "缺时", "说明"];
    private static readonly string[] Sensitivities = ["公开", "内部", "敏感"];

    public static ImmutableArray<FieldDef> Read(RawTable table, EntityDef entity, KnowledgeBuilder builder)
    {
        var fields = ImmutableArray.CreateBuilder<FieldDef>();
        var names = new HashSet<string>(entity.Role == EntityRole.Conclusion ? ImplicitVocabulary.ConclusionFieldNames : [], StringComparer.Ordinal);
        var columns = new TableColumns(table, builder, Required, Optional);
        foreach (var row in columns.Complete ? table.Rows : [])
        {
            var cell = row[0];
            if (!Identifiers.IsIdentifier(cell.Text) || Identifiers.IsReserved(cell.Text))
            {
                builder.Report(VocabularyDiagnostics.FieldName(cell.Location, cell.Text));
            }
            else if (!names.Add(cell.Text))
            {
                var isImplicit = entity.Role == EntityRole.Conclusion && ImplicitVocabulary.ConclusionFieldNames.Contains(cell.Text, StringComparer.Ordinal);
                builder.Report(isImplicit ? VocabularyDiagnostics.Implicit(cell.Location, cell.Text) : VocabularyDiagnostics.FieldTwice(cell.Location, cell.Text, "重复"));
            }
            else
            {
                fields.Add(ReadField(cell, row, columns, entity, fields.Count, builder));
            }
        }

        if (entity.Role == EntityRole.Conclusion)
        {
            fields.AddRange(ImplicitVocabulary.Conclusion(entity, fields.Count));
        }

        return fields.ToImmutable();
    }

    private static FieldDef ReadField(RawCell cell, RawRow row, TableColumns columns, EntityDef entity, int slot, KnowledgeBuilder builder)
    {
        var type = new DataType(DataKind.Text);
        if (columns.Get(row, "类型") is { } typeCell)
        {
            TypeReader.TryRead(typeCell.Source, builder, out type);
        }
        else
        {
            builder.Report(VocabularyDiagnostics.Cell(row[0].Location, "类型", "-", "一个类型"));
        }

        ReadUnit(columns.Get(row, "单位"), type, builder, out var unit, out var unitFrom);
        var domain = columns.Get(row, "值域");
        return new FieldDef(entity, cell.Text, slot, type, cell.Location)
        {
            Unit = unit,
            UnitFrom = unitFrom,
            DomainText = domain?.Text,
            DomainSource = domain?.Source,
            UsualSource = columns.Get(row, "合理范围")?.Source,
            Required = ReadYes(columns.Get(row, "必填"), "必填", builder),
            Digits = ReadDigits(columns.Get(row, "位数"), builder),
            InverseName = ReadInverse(columns.Get(row, "反向"), cell.Text, type, builder),
            DisplayName = columns.Get(row, "显示名")?.Text ?? cell.Text,
            Description = columns.Text(row, "说明"),
            Provider = columns.Text(row, "提供部门"),
            UsedFor = columns.Get(row, "用于") is { } uses ? [.. TableColumns.List(uses.Source).Select(u => u.Text)] : [],
            Sensitivity = ReadSensitivity(columns.Get(row, "分级"), builder),
            WhenMissing = columns.Text(row, "缺时"),
        };
    }

    private static void ReadUnit(RawCell? cell, DataType type, KnowledgeBuilder builder, out string? unit, out IReadOnlyList<string>? unitFrom)
    {
        unit = null;
        unitFrom = null;
        if (cell is null)
        {
            return;
        }

        var element = type;
        while (element.Kind == DataKind.List)
        {
            element = element.Element!;
        }

        if (element.Kind is not (DataKind.Number or DataKind.Integer))
        {
            builder.Report(VocabularyDiagnostics.Cell(cell.Location, "单位", cell.Text, "“-”：只有数和整数有单位"));
        }
        else if (cell.Text.StartsWith("随 ", StringComparison.Ordinal))
        {
            unitFrom = cell.Text[2..].Trim().Split('.');
        }
        else
        {
            unit = UnitReader.Symbol(cell.Source, builder);
        }
    }

    private static bool ReadYes(RawCell? cell, string column, KnowledgeBuilder builder)
    {
        if (cell is not null && cell.Text is not ("是" or "否"))
        {
            builder.Report(VocabularyDiagnostics.Cell(cell.Location, column, cell.Text, "是或否"));
        }

        return cell?.Text is "是";
    }

    private static int? ReadDigits(RawCell? cell, KnowledgeBuilder builder)
    {
        if (cell is null)
        {
            return null;
        }

        if (int.TryParse(cell.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var digits) && digits <= 10)
        {
            return digits;
        }

        builder.Report(VocabularyDiagnostics.Cell(cell.Location, "位数", cell.Text, "0 到 10 的整数"));
        return null;
    }

    private static string? ReadInverse(RawCell? cell, string field, DataType type, KnowledgeBuilder builder)
    {
        if (cell is null)
        {
            return null;
        }

        if (type.Kind != DataKind.Reference)
        {
            builder.Report(VocabularyDiagnostics.Inverse(cell.Location, $"字段“{field}”不是引用，不能有反向", "反向只用于“引用 X”字段，别的字段写“-”"));
            return null;
        }

        var target = type.Target!.Name;
        var dot = cell.Text.IndexOf('.', StringComparison.Ordinal);
        var name = cell.Text[(dot + 1)..];
        if ((dot >= 0 && !string.Equals(cell.Text[..dot], target, StringComparison.Ordinal)) || !Identifiers.IsIdentifier(name) || Identifiers.IsReserved(name))
        {
            builder.Report(VocabularyDiagnostics.Inverse(cell.Location, $"反向“{cell.Text}”读不出来", $"写成“{target}.名称”，如“{target}.{field}列”"));
            return null;
        }

        return name;
    }

    private static string ReadSensitivity(RawCell? cell, KnowledgeBuilder builder)
    {
        if (cell is null || Array.IndexOf(Sensitivities, cell.Text) >= 0)
        {
            return cell?.Text ?? string.Empty;
        }

        builder.Report(VocabularyDiagnostics.Cell(cell.Location, "分级", cell.Text, string.Join('、', Sensitivities)));
        return string.Empty;
    }
}
