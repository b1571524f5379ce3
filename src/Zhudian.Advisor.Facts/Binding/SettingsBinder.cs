using Zhudian.Advisor.Facts.Diagnostics;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Facts.Raw;
using Zhudian.Advisor.Facts.Reading;

namespace Zhudian.Advisor.Facts.Binding;

/// <summary>Worksheet 评估 after reading.</summary>
internal sealed record SheetSettings(string City, DateOnly AsOf, DatePeriod Period, DatePeriod ComparePeriod, string? Watermark);

/// <summary>Reads 评估 (项, 值): city, evaluation day, periods, watermark.</summary>
internal sealed class SettingsBinder(SheetPlace place, Findings findings)
{
    private static readonly string[] Known = [SheetWords.City, SheetWords.Day, SheetWords.Period, SheetWords.ComparePeriod, SheetWords.Watermark];

    public SheetSettings Bind(RawTable? table, SheetReadOptions options, bool date1904)
    {
        var city = string.Empty;
        string? watermark = null;
        var day = options.AsOf;
        var period = options.Period;
        DatePeriod? compare = null;
        var cells = new CellReader(date1904);
        foreach (var row in table?.Rows ?? [])
        {
            var name = CellReader.TextOf(row.Cell(0));
            var cell = row.Cell(1);
            if (name is null || cell.IsEmpty || name == SheetWords.Item)
            {
                continue;
            }

            switch (name.Trim('*'))
            {
                case SheetWords.City:
                    city = CellReader.TextOf(cell) ?? string.Empty;
                    break;
                case SheetWords.Watermark:
                    watermark = CellReader.TextOf(cell) is { } mark && mark != "无" ? mark : null;
                    break;
                case SheetWords.Day:
                    day ??= ReadDay(cells, cell);
                    break;
                case SheetWords.Period:
                    period ??= ReadPeriod(cell, SheetWords.Period);
                    break;
                case SheetWords.ComparePeriod:
                    compare = ReadPeriod(cell, SheetWords.ComparePeriod);
                    break;
                default:
                    findings.Error(FactCodes.Settings, Locate(row.Position), $"“评估”里没有“{name}”这一项", Suggestion.Hint(name, Known));
                    break;
            }
        }

        if (day is null)
        {
            var write = place.Grid ? "在“评估”工作表的“评价日”一栏填 2026-11-21" : "在“评估”里写“评价日: 2026-11-21”";
            findings.Error(FactCodes.Settings, Locate(table?.Position ?? 0), "没有写评价日", write + "，或评估时用 --as-of 给出");
        }

        if (city.Length > 60 || city.Any(c => char.IsControl(c) || c is '/' or '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|'))
        {
            findings.Error(FactCodes.Settings, Locate(table?.Position ?? 0), "城市名太长，或含有不能用于文件名的字符", "写城市的名称，如“澄芦市”");
        }

        var asOf = day ?? new DateOnly(2000, 1, 1);
        period ??= DefaultPeriod(asOf);
        return new SheetSettings(city, asOf, period, compare ?? YearEarlier(period), watermark);
    }

    /// <summary>1 January to the end of the month before the day; in January the whole year before (RULES.md §7).</summary>
    public static DatePeriod DefaultPeriod(DateOnly day)
        => day.Month == 1
            ? new DatePeriod(new DateOnly(day.Year - 1, 1, 1), new DateOnly(day.Year - 1, 12, 31))
            : new DatePeriod(new DateOnly(day.Year, 1, 1), new DateOnly(day.Year, day.Month, 1).AddDays(-1));

    /// <summary>The same days a year earlier; a period that ends with a month ends with the same month.</summary>
    public static DatePeriod YearEarlier(DatePeriod period)
    {
        var to = period.To.AddYears(-1);
        var endsMonth = period.To.AddDays(1).Day == 1;
        return new DatePeriod(period.From.AddYears(-1), endsMonth ? new DateOnly(to.Year, to.Month, DateTime.DaysInMonth(to.Year, to.Month)) : to);
    }

    private DateOnly? ReadDay(CellReader cells, in RawCell cell)
    {
        var problem = cells.Read(new Knowledge.Model.DataType(Knowledge.Model.DataKind.Date), cell, out _, out var value);
        if (problem is not null)
        {
            findings.Error(FactCodes.Settings, Locate(cell.Position), $"评价日：{problem.Message}", problem.Hint);
        }

        return TemporalCells.DayOf(value);
    }

    private DatePeriod? ReadPeriod(in RawCell cell, string name)
    {
        if (PeriodText.Parse(CellReader.TextOf(cell)) is { } period)
        {
            return period;
        }

        findings.Error(FactCodes.Settings, Locate(cell.Position), $"{name}应为期间，读到“{cell.Shown}”", "写成 2026-01-01..2026-10-31 或 2026-01..2026-10，起不晚于止");
        return null;
    }

    private Feel.Diagnostics.SourceLocation Locate(long position) => place.LocateOrFile(SheetWords.Settings, position);
}
