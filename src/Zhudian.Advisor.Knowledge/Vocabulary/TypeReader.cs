using System.Collections.Immutable;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Knowledge.Building;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Reading;

namespace Zhudian.Advisor.Knowledge.Vocabulary;

/// <summary>
/// Reads declared types (RULES.md §4): <c>数</c>, <c>枚举 E</c> or bare <c>E</c>, <c>引用 X [无环]</c> or bare <c>X</c>, <c>列表 T</c>.
/// Used for vocabulary, table headers and parameters of derived quantities; enumerations and entity shells must be in the builder.
/// </summary>
internal static class TypeReader
{
    private static readonly (string Word, DataKind Kind)[] Simple =
    [
        ("文本", DataKind.Text), ("数", DataKind.Number), ("整数", DataKind.Integer), ("是否", DataKind.YesNo), ("日期", DataKind.Date), ("年月", DataKind.YearMonth),
        ("年", DataKind.Year), ("时刻", DataKind.DateTime), ("期间", DataKind.Period), ("坐标", DataKind.Coordinate),
    ];

    /// <summary>Words that begin a type.</summary>
    public static ImmutableArray<string> Words { get; } = [.. Simple.Select(s => s.Word), "枚举", "引用", "列表"];

    /// <summary>Reads a type; an unknown one is reported with a suggestion.</summary>
    public static bool TryRead(SourceText text, KnowledgeBuilder builder, out DataType type)
    {
        var words = text.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (Read(words, builder, 0) is { } read)
        {
            type = read;
            return true;
        }

        type = new DataType(DataKind.Text);
        builder.Report(VocabularyDiagnostics.Type(text.Locate(0), text.Text, Hint(words, builder)));
        return false;
    }

    private static DataType? Read(ReadOnlySpan<string> words, KnowledgeBuilder builder, int depth)
    {
        if (words.IsEmpty || depth > 4)
        {
            return null;
        }

        if (words.Length == 1)
        {
            foreach (var (word, kind) in Simple)
            {
                if (string.Equals(words[0], word, StringComparison.Ordinal))
                {
                    return new DataType(kind);
                }
            }
        }

        return words[0] switch
        {
            "列表" => Read(words[1..], builder, depth + 1) is { } element ? new DataType(DataKind.List, Element: element) : null,
            "枚举" => words.Length == 2 && builder.Enums.TryGetValue(words[1], out var named) ? new DataType(DataKind.Enum, Enum: named) : null,
            "引用" => Reference(words[1..], builder),
            _ => words.Length == 1 && builder.Enums.TryGetValue(words[0], out var bare) ? new DataType(DataKind.Enum, Enum: bare) : Reference(words, builder),
        };
    }

    private static DataType? Reference(ReadOnlySpan<string> words, KnowledgeBuilder builder)
    {
        var acyclic = words.Length == 2 && string.Equals(words[1], "无环", StringComparison.Ordinal);
        return (words.Length == 1 || acyclic) && builder.Entities.TryGetValue(words[0], out var target)
            ? new DataType(DataKind.Reference, Target: target, Acyclic: acyclic)
            : null;
    }

    private static string? Hint(string[] words, KnowledgeBuilder builder)
    {
        if (words.Length == 0)
        {
            return null;
        }

        var wantsEnum = words.Contains("枚举", StringComparer.Ordinal);
        var wantsEntity = words.Contains("引用", StringComparer.Ordinal);
        var name = words[^1] is "无环" && words.Length > 1 ? words[^2] : words[^1];
        if (wantsEnum)
        {
            return Spelling.Hint(name, builder.Enums.Keys) ?? (builder.Entities.ContainsKey(name) ? $"“{name}”是实体，写作“引用 {name}”" : $"没有枚举“{name}”，先用枚举表定义它");
        }

        if (wantsEntity)
        {
            return Spelling.Hint(name, builder.Entities.Keys) ?? (builder.Enums.ContainsKey(name) ? $"“{name}”是枚举，写作“枚举 {name}”" : $"没有实体或参考种类“{name}”，先用字段表定义它");
        }

        return Spelling.Hint(name, [.. Words, .. builder.Enums.Keys, .. builder.Entities.Keys]);
    }
}
