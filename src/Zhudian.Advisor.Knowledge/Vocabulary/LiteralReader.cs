using System.Globalization;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Building;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Reading;

namespace Zhudian.Advisor.Knowledge.Vocabulary;

/// <summary>
/// Literals of RULES.md §5 step 3: enumeration word or alias, number, ISO date, 是/否, key of a referenced row, list items with <c>；</c>;
/// 文本 is taken verbatim. <c>无</c> and <c>未取得</c> are the caller's business (<see cref="TryReadSlot"/>).
/// </summary>
public static class LiteralReader
{
    /// <summary>Reads a literal of a type. References need <paramref name="rows"/>; without it they are an error.</summary>
    public static LiteralResult Read(string text, DataType type, IRowLookup? rows = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(type);
        return type.Kind switch
        {
            DataKind.Text => LiteralResult.Of(Value.Of(text)),
            DataKind.Number => Number(text),
            DataKind.Integer => Integer(text, "整数"),
            DataKind.Year => Integer(text, "年份，如 2026"),
            DataKind.YesNo => text switch
            {
                "是" => LiteralResult.Of(Value.True),
                "否" => LiteralResult.Of(Value.False),
                _ => LiteralResult.Bad($"“{Cut(text)}”不是“是”或“否”"),
            },
            DataKind.Enum => Enumeration(text, type.Enum!),
            DataKind.Reference => Reference(text, type.Target!, rows),
            DataKind.List => List(text, type.Element!, rows),
            DataKind.Coordinate => Coordinate(text),
            _ => DateLiterals.Read(text, type.Kind),
        };
    }

    /// <summary>
    /// Reads a value slot that is no expression: <c>无</c> gives null, <c>未取得</c> gives unknown with <paramref name="missing"/>, else a literal.
    /// A problem is reported at the text; then false.
    /// </summary>
    internal static bool TryReadSlot(SourceText text, DataType type, KnowledgeBuilder builder, IRowLookup? rows, string what, Func<MissingItem> missing, out Value value)
    {
        switch (text.Text)
        {
            case "无":
                value = Value.Null;
                return true;
            case "未取得":
                value = Value.Of(new UnknownInfo(missing()));
                return true;
        }

        return TryRead(text, type, builder, what, out value, rows);
    }

    /// <summary>Reads a literal; a problem is reported at the text; then false.</summary>
    internal static bool TryRead(SourceText text, DataType type, KnowledgeBuilder builder, string what, out Value value, IRowLookup? rows = null)
    {
        var result = Read(text.Text, type, rows);
        value = result.Value;
        if (!result.Ok)
        {
            builder.Report(ValueDiagnostics.Literal(text.Locate(0), what, result));
        }

        return result.Ok;
    }

    private static LiteralResult Number(string text)
        => decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number)
            ? LiteralResult.Of(Value.Of(number))
            : LiteralResult.Bad($"“{Cut(text)}”不是数", "写成 0.05 这样的半角数字，不带单位和千分位");

    private static LiteralResult Integer(string text, string expected)
        => decimal.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? LiteralResult.Of(Value.Of(number))
            : LiteralResult.Bad($"“{Cut(text)}”不是{expected}");

    private static LiteralResult Enumeration(string text, EnumType type)
        => type.TryRead(text, out var member)
            ? LiteralResult.Of(Value.Of(member))
            : LiteralResult.Bad($"枚举“{type.Name}”没有“{Cut(text)}”", Spelling.Hint(text, type.Members.Select(m => m.Text)) ?? "可用：" + Some(type.Members.Select(m => m.Text)));

    private static LiteralResult Reference(string text, EntityDef target, IRowLookup? rows)
    {
        if (rows is null)
        {
            return LiteralResult.Bad($"此处不能引用“{target.Name}”");
        }

        if (rows.TryFind(target, text, out var row))
        {
            return LiteralResult.Of(row);
        }

        return LiteralResult.Bad($"“{target.Name}”没有键为“{Cut(text)}”的行", Spelling.Hint(text, rows.Keys(target)) ?? (rows.Keys(target).Any() ? "可用：" + Some(rows.Keys(target)) : null));
    }

    private static LiteralResult List(string text, DataType element, IRowLookup? rows)
    {
        var values = new List<Value>();
        foreach (var piece in text.Split(['；', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var item = Read(piece, element, rows);
            if (!item.Ok)
            {
                return item;
            }

            values.Add(item.Value);
        }

        return LiteralResult.Of(Value.Of(ListValue.Of([.. values])));
    }

    private static LiteralResult Coordinate(string text)
    {
        var parts = text.Split([',', '，'], StringSplitOptions.TrimEntries);
        if (parts.Length is not (2 or 3) || !decimal.TryParse(parts[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var longitude)
            || !decimal.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var latitude) || Math.Abs(longitude) > 180 || Math.Abs(latitude) > 90)
        {
            return LiteralResult.Bad($"坐标“{Cut(text)}”读不出来", "写成“经度, 纬度, 坐标系”，如 114.35, 30.52, CGCS2000");
        }

        return LiteralResult.Of(Value.Of(new ContextValue(["经度", "纬度", "坐标系"], [Value.Of(longitude), Value.Of(latitude), parts.Length == 3 ? Value.Of(parts[2]) : Value.Null])));
    }

    private static string Some(IEnumerable<string> words)
    {
        var some = words.Take(13).ToList();
        return string.Join('、', some.Take(12)) + (some.Count > 12 ? "…" : string.Empty);
    }

    private static string Cut(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
