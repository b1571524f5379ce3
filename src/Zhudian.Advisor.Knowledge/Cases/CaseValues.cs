using System.Globalization;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.References;
using Zhudian.Advisor.Knowledge.Vocabulary;

namespace Zhudian.Advisor.Knowledge.Cases;

/// <summary>Values written in cases: literals of a type, 无, 未知, 故障, and <c>1.25±0.01</c> (RULES.md §12).</summary>
internal static class CaseValues
{
    private static readonly ReferenceLookup Rows = new();

    /// <summary>The declared type that reads literals of a FEEL type; null when any literal will do.</summary>
    public static DataType? TypeOf(FeelType type) => type switch
    {
        EnumType words => new DataType(DataKind.Enum, Enum: words),
        EntityRowType row => new DataType(DataKind.Reference, Target: row.Entity),
        ListType list => TypeOf(list.Element) is { } element ? new DataType(DataKind.List, Element: element) : null,
        RangeType => new DataType(DataKind.Period),
        _ when type == FeelType.Number => new DataType(DataKind.Number),
        _ when type == FeelType.String => new DataType(DataKind.Text),
        _ when type == FeelType.Boolean => new DataType(DataKind.YesNo),
        _ when type == FeelType.Date => new DataType(DataKind.Date),
        _ when type == FeelType.YearMonth => new DataType(DataKind.YearMonth),
        _ when type == FeelType.DateTime => new DataType(DataKind.DateTime),
        _ => null,
    };

    /// <summary>An input: a literal, 无 or 未知.</summary>
    public static LiteralResult Input(string text, DataType? type, string name) => text switch
    {
        "无" => LiteralResult.Of(Value.Null),
        "未知" => LiteralResult.Of(Value.Of(new UnknownInfo(new MissingItem("用例:" + name, $"用例中“{name}”未知", MissingReason.Fact, Field: name)))),
        _ => Literal(text, type),
    };

    /// <summary>An expected value, or why it cannot be read.</summary>
    public static (ExpectedCell? Cell, LiteralResult Result) Expected(string text, DataType? type)
    {
        switch (text)
        {
            case "未知":
                return (new ExpectedCell(ExpectedOutcome.Unknown, Value.Null, null), default);
            case "故障":
                return (new ExpectedCell(ExpectedOutcome.Fault, Value.Null, null), default);
            case "无":
                return (new ExpectedCell(ExpectedOutcome.NotApplicable, Value.Null, null), default);
        }

        var plus = text.IndexOf('±', StringComparison.Ordinal);
        decimal? tolerance = null;
        if (plus > 0 && decimal.TryParse(text.AsSpan(plus + 1), NumberStyles.Float, CultureInfo.InvariantCulture, out var margin) && margin >= 0)
        {
            tolerance = margin;
            text = text[..plus].TrimEnd();
        }

        var read = Literal(text, type);
        return read.Ok ? (new ExpectedCell(ExpectedOutcome.Value, read.Value, tolerance), read) : (null, read);
    }

    private static LiteralResult Literal(string text, DataType? type)
    {
        if (type is not null)
        {
            return LiteralReader.Read(text, type, Rows);
        }

        foreach (var kind in (ReadOnlySpan<DataKind>)[DataKind.Number, DataKind.YesNo, DataKind.Date])
        {
            if (LiteralReader.Read(text, new DataType(kind)) is { Ok: true } read)
            {
                return read;
            }
        }

        return LiteralResult.Of(Value.Of(text));
    }
}
