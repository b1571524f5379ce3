using System.Globalization;
using Zhudian.Advisor.Facts.Diagnostics;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Facts.Raw;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Facts.Reading;

/// <summary>What is wrong with a cell, and how to mend it.</summary>
internal sealed record CellProblem(string Code, string Message, string Hint);

/// <summary>Turns raw cells into typed values by the declared type (RULES.md §4); a word that fits nothing is a problem, never dropped.</summary>
internal sealed class CellReader(bool date1904)
{
    private const string NotApplicableWord = "无";
    private const string EmptyHint = "没有这项资料请留空；不适用请写“无”";

    /// <summary>A number, integer or year cell, not yet converted to the canonical unit.</summary>
    public static CellProblem? ReadNumber(DataKind kind, in RawCell cell, out MeasuredNumber value)
    {
        value = default;
        switch (cell.Kind)
        {
            case RawKind.Absent or RawKind.Blank:
                return null;
            case RawKind.Number when !ReferenceEquals(cell.Payload, CellLook.Date):
                value = new MeasuredNumber(CellState.Known, cell.Number);
                break;
            case RawKind.Number:
                return new CellProblem(FactCodes.NotANumber, $"应为数字，而单元格是日期 {TextOf(cell)}", "表格软件把“1-2”一类写法变成了日期：把单元格格式改为“文本”或“数值”后重填");
            case RawKind.Text when MeasuredNumber.TryRead(kind == DataKind.Year ? cell.Text.AsSpan().TrimEnd('年') : cell.Text, out value):
                break;
            case RawKind.Typed when Typed(cell) is { IsNumber: true } typed:
                value = new MeasuredNumber(CellState.Known, typed.AsNumber);
                break;
            case RawKind.Typed when Typed(cell).IsNull:
                value = new MeasuredNumber(CellState.NotApplicable);
                break;
            case RawKind.Typed when Typed(cell).AsText is { } text && MeasuredNumber.TryRead(text.Trim(), out value):
                break;
            default:
                return new CellProblem(FactCodes.NotANumber, $"应为数字，读到“{cell.Shown}”", "只写数字，单位写在表头；未检出写 0.01L，没测写“未监测”，数据无效写“无效”，" + EmptyHint);
        }

        return value.State == CellState.Known && kind is DataKind.Integer or DataKind.Year && (value.Number != decimal.Truncate(value.Number) || (kind == DataKind.Year && value.Number is < 1 or > 9999))
            ? new CellProblem(FactCodes.WrongType, $"应为{(kind == DataKind.Year ? "年份" : "整数")}，读到“{cell.Shown}”", kind == DataKind.Year ? "写四位年份，如 2026" : "去掉小数")
            : null;
    }

    /// <summary>Any other cell. References are read as the text of the key (<paramref name="value"/> is a string).</summary>
    public CellProblem? Read(DataType type, in RawCell cell, out CellState state, out Value value)
    {
        value = default;
        state = CellState.Blank;
        if (cell.IsEmpty)
        {
            return null;
        }

        if (cell.Kind == RawKind.Text && string.Equals(cell.Text, NotApplicableWord, StringComparison.Ordinal) || (cell.Kind == RawKind.Typed && Typed(cell).IsNull))
        {
            state = CellState.NotApplicable;
            return null;
        }

        var problem = type.Kind switch
        {
            DataKind.Text => ReadText(cell, out value),
            DataKind.Number or DataKind.Integer or DataKind.Year => ReadPlainNumber(type.Kind, cell, out value),
            DataKind.YesNo => ReadYesNo(cell, out value),
            DataKind.Date => ReadDate(cell, out value),
            DataKind.YearMonth => ReadMonth(cell, out value),
            DataKind.DateTime => ReadMoment(cell, out value),
            DataKind.Period => ReadPeriod(cell, out value),
            DataKind.Enum => ReadWord(type, cell, out value),
            DataKind.Reference => ReadKey(cell, out value),
            DataKind.List => ReadList(type.Element!, cell, out value),
            DataKind.Coordinate => CoordinateCell.Read(cell, out value),
            _ => throw new InvalidOperationException("unknown data kind"),
        };
        state = problem is null ? CellState.Known : CellState.Blank;
        return problem;
    }

    /// <summary>Text of a cell where text is meant: numbers as a spreadsheet shows them.</summary>
    internal static string? TextOf(in RawCell cell) => cell.Kind switch
    {
        RawKind.Text => cell.Text,
        RawKind.Number when ReferenceEquals(cell.Payload, CellLook.Date) && TemporalCells.TrySerial(cell.Number, false, out var moment)
            => moment.TimeOfDay == TimeSpan.Zero ? moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : moment.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        RawKind.Number => NumberText.Of(cell.Number),
        RawKind.Boolean => cell.Number == 1 ? "是" : "否",
        RawKind.Typed => Typed(cell) switch
        {
            { IsNumber: true } number => NumberText.Of(number.AsNumber),
            { IsTrue: true } => "是",
            { IsFalse: true } => "否",
            { Kind: ValueKind.Row } row => row.As<RowSource>()!.KeyOf(row.RowIndex),
            var other => other.AsText ?? other.Reference?.ToString(),
        },
        _ => null,
    };

    internal static Value Typed(in RawCell cell) => (Value)cell.Payload!;

    private static CellProblem? ReadText(in RawCell cell, out Value value)
    {
        var text = TextOf(cell);
        value = Value.Of(text);
        return text is null ? new CellProblem(FactCodes.WrongType, $"应为一段文字，读到{cell.Shown}", "写成一段文字") : null;
    }

    private static CellProblem? ReadPlainNumber(DataKind kind, in RawCell cell, out Value value)
    {
        var problem = ReadNumber(kind, cell, out var number);
        value = Value.Of(number.Number);
        return problem ?? (number.State == CellState.Known ? null : new CellProblem(FactCodes.NotANumber, $"应为数字，读到“{cell.Shown}”", EmptyHint));
    }

    private static CellProblem? ReadYesNo(in RawCell cell, out Value value)
    {
        bool? yes = cell.Kind switch
        {
            RawKind.Boolean => cell.Number == 1,
            RawKind.Typed when Typed(cell).IsTrue => true,
            RawKind.Typed when Typed(cell).IsFalse => false,
            _ => TextOf(cell) switch { "是" or "true" or "TRUE" or "True" or "Y" or "y" => true, "否" or "false" or "FALSE" or "False" or "N" or "n" => false, _ => null },
        };
        value = yes is { } known ? Value.Of(known) : default;
        return yes is null ? new CellProblem(FactCodes.WrongType, $"应为“是”或“否”，读到“{cell.Shown}”", EmptyHint) : null;
    }

    private static CellProblem? ReadWord(DataType type, in RawCell cell, out Value value)
    {
        var text = TextOf(cell);
        if (text is not null && type.Enum!.TryRead(text, out var member))
        {
            value = Value.Of(member);
            return null;
        }

        value = default;
        return new CellProblem(FactCodes.UnknownWord, $"“{cell.Shown}”不是{type.Enum!.Name}的词", Suggestion.Hint(text ?? string.Empty, [.. type.Enum.Members.Select(m => m.Text)]) + "；" + EmptyHint);
    }

    private static CellProblem? ReadKey(in RawCell cell, out Value value)
    {
        var text = TextOf(cell);
        value = Value.Of(text);
        return text is null ? new CellProblem(FactCodes.WrongType, $"应为被引用行的编号，读到{cell.Shown}", "写一个编号") : null;
    }

    private CellProblem? ReadDate(in RawCell cell, out Value value)
    {
        var good = TryMoment(cell, out var moment, out var day) && (day is not null || moment.TimeOfDay == TimeSpan.Zero);
        value = good ? TemporalCells.Date(day ?? DateOnly.FromDateTime(moment)) : default;
        return good ? null : new CellProblem(FactCodes.WrongType, $"应为日期，读到“{cell.Shown}”", "写成 2026-03-01；" + EmptyHint);
    }

    private CellProblem? ReadMonth(in RawCell cell, out Value value)
    {
        var first = default(DateOnly);
        var good = cell.Kind == RawKind.Number && cell.Number is > 100_000 and < 999_999
            ? TemporalCells.TryMonth(TextOf(cell), out first)
            : cell.Kind != RawKind.Number && TextOf(cell) is { } text && TemporalCells.TryMonth(text, out first);
        if (!good && TryMoment(cell, out var moment, out var day))
        {
            var date = day ?? DateOnly.FromDateTime(moment);
            (good, first) = (true, new DateOnly(date.Year, date.Month, 1));
        }

        value = good ? TemporalCells.Month(first) : default;
        return good ? null : new CellProblem(FactCodes.WrongType, $"应为年月，读到“{cell.Shown}”", "写成 2026-03；" + EmptyHint);
    }

    private CellProblem? ReadMoment(in RawCell cell, out Value value)
    {
        var good = TryMoment(cell, out var moment, out var day);
        value = good ? TemporalCells.Moment(day?.ToDateTime(TimeOnly.MinValue) ?? moment) : default;
        return good ? null : new CellProblem(FactCodes.WrongType, $"应为日期和时刻，读到“{cell.Shown}”", "写成 2026-03-01 08:00；" + EmptyHint);
    }

    private static CellProblem? ReadPeriod(in RawCell cell, out Value value)
    {
        if (cell.Kind == RawKind.Typed && Typed(cell).Reference is RangeValue)
        {
            value = Typed(cell);
            return null;
        }

        var period = PeriodText.Parse(TextOf(cell));
        value = period is null ? default : TemporalCells.Period(period.From, period.To);
        return period is not null ? null : new CellProblem(FactCodes.WrongType, $"应为期间，读到“{cell.Shown}”", "写成 2026-01-01..2026-10-31 或 2026-01..2026-10，起不晚于止");
    }

    private CellProblem? ReadList(DataType element, in RawCell cell, out Value value)
    {
        value = default;
        var items = cell.Kind switch
        {
            RawKind.List => (RawCell[])cell.Payload!,
            RawKind.Typed when Typed(cell).As<ListValue>() is { } list => [.. Enumerable.Range(0, list.Count).Select(i => RawCell.OfValue(list[i]))],
            RawKind.Text when ListCell.TryJson(cell.Text!, out var quoted) => [.. quoted.Select(t => RawCell.OfText(t, 0))],
            _ => [.. (TextOf(cell) ?? string.Empty).Split(['；', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(t => new RawCell(RawKind.Text, 0, t))],
        };
        var values = new Value[items.Length];
        for (var i = 0; i < items.Length; i++)
        {
            if (Read(element, items[i], out var state, out values[i]) is { } problem)
            {
                return problem;
            }

            if (state != CellState.Known)
            {
                return new CellProblem(FactCodes.WrongType, $"列表第 {i + 1} 项是空的或“无”", "去掉这一项；多项之间用“；”隔开");
            }
        }

        value = Value.Of(ListValue.Of(values));
        return null;
    }

    private bool TryMoment(in RawCell cell, out DateTime moment, out DateOnly? day)
    {
        day = null;
        moment = default;
        if (cell.Kind == RawKind.Number)
        {
            if (cell.Number is > 10_000_000 and < 99_999_999 && TemporalCells.TryDate(TextOf(cell), out var compact))
            {
                day = compact;
                return true;
            }

            return TemporalCells.TrySerial(cell.Number, date1904, out moment);
        }

        if (cell.Kind == RawKind.Typed && TemporalCells.DayOf(Typed(cell)) is { } date && Typed(cell).Kind == ValueKind.Date)
        {
            day = date;
            return true;
        }

        return TextOf(cell) is { } text && TemporalCells.TryMoment(text, out moment);
    }
}
