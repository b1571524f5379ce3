using System.Collections.Immutable;
using Zhudian.Advisor.Facts.Diagnostics;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Facts.Raw;
using Zhudian.Advisor.Facts.Reading;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Facts.Binding;

/// <summary>
/// Reads 口径: a row with 参数 chooses one of the alternatives of a contested point (RULES.md §11), a row with 对象 is an attestation (§13).
/// </summary>
internal sealed class ChoicesBinder(KnowledgeBase knowledge, SheetPlace place, CellReader cells, Findings findings)
{
    private static readonly string[] Columns = ["参数", "取值", "对象", "核定", "姓名", "单位", "文号", "理由", "日期", "截止", "撤销"];

    public SheetChoices Bind(RawTable? table)
    {
        if (table is null)
        {
            return SheetChoices.None;
        }

        var reader = new NamedColumns(table, Columns, place, findings);
        var contested = ImmutableArray.CreateBuilder<ContestedChoice>();
        var attestations = ImmutableArray.CreateBuilder<Attestation>();
        foreach (var row in table.Rows)
        {
            var location = place.LocateOrFile(table.Name, row.Position);
            var parameter = reader.Text(row, "参数");
            var element = reader.Text(row, "对象");
            if ((parameter is null) == (element is null))
            {
                findings.Error(FactCodes.Choices, location, "“口径”的一行应写“参数”或“对象”之一", "选用争议参数的取值写“参数”和“取值”；核定一个要素写“对象”和“核定”");
                continue;
            }

            if (parameter is not null && Contested(parameter, reader.Cell(row, "取值"), reader.Text(row, "理由"), location) is { } choice)
            {
                contested.Add(choice);
            }
            else if (element is not null && Attest(element, reader, row, location) is { } attestation)
            {
                attestations.Add(attestation);
            }
        }

        foreach (var twice in contested.GroupBy(c => c.Parameter, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            findings.Error(FactCodes.Choices, place.LocateOrFile(table.Name, table.Position), $"参数“{twice.Key}”选了两次", "只留一行");
        }

        return new SheetChoices(contested.ToImmutable(), attestations.ToImmutable());
    }

    private ContestedChoice? Contested(string name, in RawCell cell, string? reason, SourceLocation location)
    {
        if (!knowledge.Parameters.TryGetValue(name, out var parameter) || !parameter.Editions.Any(e => e.Contested))
        {
            var contested = knowledge.Parameters.Values.Where(p => p.Editions.Any(e => e.Contested)).Select(p => p.Name).ToList();
            findings.Error(FactCodes.Choices, location, $"“{name}”不是可以选取的争议参数", Suggestion.Hint(name, contested));
            return null;
        }

        var problem = cells.Read(TypeOf(parameter.Type), cell, out var state, out var value);
        var allowed = parameter.Editions.SelectMany(e => e.Alternatives.Prepend(e.Value)).Distinct().ToList();
        if (problem is not null || state != CellState.Known || !allowed.Contains(value))
        {
            findings.Error(FactCodes.Choices, location, $"参数“{name}”不能取“{cell.Shown}”", "可取：" + string.Join("、", allowed.Select(v => CellReader.TextOf(RawCell.OfValue(v)))));
            return null;
        }

        if (reason is null)
        {
            findings.Error(FactCodes.Choices, location, $"选用参数“{name}”的取值没有写理由", "写上理由，它会印进文件");
            return null;
        }

        return new ContestedChoice(name, value, reason);
    }

    private Attestation? Attest(string element, NamedColumns reader, RawRow row, SourceLocation location)
    {
        var status = reader.Text(row, "核定") switch { "专家核定" => VerificationStatus.ExpertAttested, "地方认定" => VerificationStatus.LocallyAdopted, _ => (VerificationStatus?)null };
        var needed = status == VerificationStatus.LocallyAdopted ? ["单位", "文号", "理由", "日期"] : new[] { "姓名", "单位", "理由", "日期" };
        var absent = needed.Where(n => reader.Text(row, n) is null).ToList();
        if (status is null || absent.Count > 0)
        {
            findings.Error(
                FactCodes.Choices, location, status is null ? $"“{element}”的核定“{reader.Text(row, "核定")}”不认识" : $"“{element}”的{reader.Text(row, "核定")}缺少：{string.Join("、", absent)}",
                "专家核定须有姓名、单位、理由、日期；地方认定须有单位、文号、理由、日期");
            return null;
        }

        var date = Day(reader, row, "日期", location);
        return date is null ? null : new Attestation(
            element, status.Value, reader.Text(row, "姓名") ?? string.Empty, reader.Text(row, "单位")!, reader.Text(row, "文号") ?? string.Empty, reader.Text(row, "理由")!, date.Value,
            Day(reader, row, "截止", location), Day(reader, row, "撤销", location));
    }

    private DateOnly? Day(NamedColumns reader, RawRow row, string name, SourceLocation location)
    {
        var problem = cells.Read(new DataType(DataKind.Date), reader.Cell(row, name), out _, out var value);
        if (problem is not null)
        {
            findings.Error(FactCodes.Choices, location, $"{name}：{problem.Message}", problem.Hint);
        }

        return TemporalCells.DayOf(value);
    }

    private static DataType TypeOf(FeelType type) => type switch
    {
        EnumType e => new DataType(DataKind.Enum, e),
        ListType list => new DataType(DataKind.List, Element: TypeOf(list.Element)),
        _ when ReferenceEquals(type, FeelType.Number) => new DataType(DataKind.Number),
        _ when ReferenceEquals(type, FeelType.Boolean) => new DataType(DataKind.YesNo),
        _ when ReferenceEquals(type, FeelType.Date) => new DataType(DataKind.Date),
        _ => new DataType(DataKind.Text),
    };
}
