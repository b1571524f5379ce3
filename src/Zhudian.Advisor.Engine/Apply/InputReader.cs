using System.Globalization;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Feel.Values.Temporal;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Engine.Apply;

/// <summary>Reads a text cell as a value of a static type: blank = unknown, 无 = not applicable.</summary>
internal static class InputReader
{
    /// <summary>Value of a cell; a fault names what does not fit.</summary>
    public static Value Read(string? text, FeelType type, string name, int row)
    {
        var cell = text?.Trim() ?? string.Empty;
        if (cell.Length == 0)
        {
            return Value.Of(new UnknownInfo(new MissingItem(string.Create(CultureInfo.InvariantCulture, $"第{row + 1}行.{name}"), $"第 {row + 1} 行的{name}", MissingReason.Fact, string.Empty, string.Empty, name)));
        }

        if (cell is "无")
        {
            return Value.Null;
        }

        return type switch
        {
            EnumType words => words.TryRead(cell, out var member) ? Value.Of(member) : Bad(cell, name, row, $"“{words.Name}”的一个词"),
            EntityRowType entity => Row(cell, entity, name, row),
            _ when type == FeelType.Number => Number(cell) is { } number ? Value.Of(number) : Bad(cell, name, row, "数"),
            _ when type == FeelType.Boolean => cell is "是" or "true" ? Value.True : cell is "否" or "false" ? Value.False : Bad(cell, name, row, "是或否"),
            _ when type == FeelType.Date => FeelDate.TryParse(cell, out var day) ? Value.Of(day) : Bad(cell, name, row, "日期，如 2026-03-01"),
            _ when type == FeelType.Any => Number(cell) is { } any ? Value.Of(any) : cell is "是" or "true" ? Value.True : cell is "否" or "false" ? Value.False : Value.Of(cell),
            _ => Value.Of(cell),
        };
    }

    private static decimal? Number(string cell)
        => decimal.TryParse(cell, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static Value Row(string cell, EntityRowType type, string name, int row)
    {
        if (type.Entity.ReferenceRows is { } rows)
        {
            for (var i = 0; i < rows.RowCount; i++)
            {
                if (string.Equals(rows.KeyOf(i), cell, StringComparison.Ordinal))
                {
                    return Value.Row(rows, i);
                }
            }
        }

        return Bad(cell, name, row, $"“{type.Name}”的键");
    }

    private static Value Bad(string cell, string name, int row, string expected)
        => Value.FaultOf(new Diagnostic("ENG020", Severity.Error, null, $"第 {row + 1} 行“{name}”的“{(cell.Length > 40 ? cell[..40] + "…" : cell)}”不是{expected}", "改正该单元格；不知道就留空，不适用写“无”"));
}
