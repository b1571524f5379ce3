using System.Collections.Immutable;
using System.Globalization;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Knowledge.Building;
using Zhudian.Advisor.Knowledge.Reading;
using Zhudian.Advisor.Knowledge.Units;

namespace Zhudian.Advisor.Knowledge.Vocabulary;

/// <summary>Reads the tables <c>单位, 量纲, 系数, 别名</c> of all files into the unit system.</summary>
internal static class UnitReader
{
    public static void Read(KnowledgeBuilder builder)
    {
        var units = new List<Unit>();
        var names = new Dictionary<string, SourceLocation>(StringComparer.Ordinal);
        foreach (var table in builder.Blocks(RawBlockKind.Units))
        {
            var columns = new TableColumns(table, builder, ["单位", "量纲", "系数"], ["别名", "说明"]);
            foreach (var row in columns.Complete ? table.Rows : [])
            {
                if (ReadUnit(row, columns, builder, names) is { } unit)
                {
                    units.Add(unit);
                }
            }
        }

        builder.Units = new UnitSystem(units);
    }

    /// <summary>The canonical symbol of a unit cell; null for <c>-</c>; an unknown one is reported.</summary>
    public static string? Symbol(SourceText text, KnowledgeBuilder builder)
    {
        if (text.Text.Length == 0 || string.Equals(text.Text, "-", StringComparison.Ordinal))
        {
            return null;
        }

        if (builder.Units.TryGet(text.Text, out var unit))
        {
            return unit.Symbol;
        }

        builder.Report(VocabularyDiagnostics.UnknownUnit(text.Locate(0), text.Text, Spelling.Hint(text.Text, builder.Units.All.Select(u => u.Symbol))));
        return null;
    }

    private static Unit? ReadUnit(RawRow row, TableColumns columns, KnowledgeBuilder builder, Dictionary<string, SourceLocation> names)
    {
        var symbol = row[0];
        if (symbol.IsBlank)
        {
            builder.Report(VocabularyDiagnostics.Unit(symbol.Location, symbol.Text, "不能作单位名", "“-”表示没有单位，不能登记"));
            return null;
        }

        var dimensionCell = columns.Get(row, "量纲");
        if (dimensionCell is null || !Dimension.TryParse(dimensionCell.Text, out var dimension) || dimensionCell.Text.Contains(' ', StringComparison.Ordinal))
        {
            builder.Report(VocabularyDiagnostics.Dimension(dimensionCell?.Location ?? row.Location, dimensionCell?.Text ?? "-"));
            return null;
        }

        var factorCell = columns.Get(row, "系数");
        if (factorCell is null || !decimal.TryParse(factorCell.Text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var factor) || factor <= 0)
        {
            builder.Report(VocabularyDiagnostics.Factor(factorCell?.Location ?? row.Location, factorCell?.Text ?? "-"));
            return null;
        }

        if (!Register(symbol.Text, symbol.Location, builder, names))
        {
            return null;
        }

        var aliases = ImmutableArray.CreateBuilder<string>();
        foreach (var alias in columns.Get(row, "别名") is { } cell ? TableColumns.List(cell.Source) : [])
        {
            if (Register(alias.Text, alias.Locate(0), builder, names))
            {
                aliases.Add(alias.Text);
            }
        }

        return new Unit(symbol.Text, dimension.IsNone ? "1" : dimension.ToString(), factor, aliases.ToImmutable());
    }

    private static bool Register(string text, SourceLocation location, KnowledgeBuilder builder, Dictionary<string, SourceLocation> names)
    {
        if (names.TryAdd(text, location))
        {
            return true;
        }

        builder.Report(VocabularyDiagnostics.Unit(location, text, $"重复：{names[text]} 已登记", "单位名和别名在全部单位表里只能出现一次"));
        return false;
    }
}
