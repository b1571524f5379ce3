using System.Collections.Immutable;
using System.Text;
using Zhudian.Advisor.Facts.Binding;
using Zhudian.Advisor.Facts.Diagnostics;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Facts.Reading;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Facts.Csv;

/// <summary>
/// Guesses how the columns of a CSV file fill a worksheet. The text is a yaml sheet with the key 映射 and <c>已确认: 否</c>: it is refused until
/// a person has checked every column and unit and has written 是 (DOMAIN.md §1.1-5).
/// </summary>
/// <param name="Text">The mapping to save and to check; empty when the file cannot be read.</param>
/// <param name="Entity">Entity that fits best.</param>
/// <param name="Diagnostics">What was guessed, and columns nobody claims.</param>
public sealed record MappingGuess(string Text, string Entity, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>Guesses for a file; <paramref name="entity"/> null = the entity with most columns found.</summary>
    public static MappingGuess Make(string csvPath, KnowledgeBase knowledge, string? entity = null, SheetLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        var findings = new Findings();
        var shown = Path.GetFileName(csvPath);
        if (CsvFile.Read(csvPath, shown, null, ',', limits ?? SheetLimits.Default, findings) is not { } file)
        {
            return new MappingGuess(string.Empty, string.Empty, findings.ToImmutable());
        }

        var candidates = knowledge.Entities.Values.Where(e => SheetWords.IsFactTable(e) && (entity is null || e.Name == entity)).ToList();
        var best = candidates.Select(e => (Entity: e, Matches: Match(file, e))).OrderByDescending(m => m.Matches.Count).ThenBy(m => m.Entity.Name, StringComparer.Ordinal).FirstOrDefault();
        if (best.Entity is null || best.Matches.Count == 0)
        {
            findings.Error(FactCodes.Mapping, new SourceLocation(shown, 1, 1), entity is not null && candidates.Count == 0 ? $"没有名为“{entity}”的事实表" : "没有一列能对上", "指明实体，或手写列映射");
            return new MappingGuess(string.Empty, string.Empty, findings.ToImmutable());
        }

        return new MappingGuess(Print(file, shown, best.Entity, best.Matches, knowledge, findings), best.Entity.Name, findings.ToImmutable());
    }

    /// <summary>Names a CSV column may have: fields, their display names, items of a wide table.</summary>
    internal static IEnumerable<string> TargetsOf(EntityDef entity)
    {
        var wide = entity.Wide is null ? [] : entity.Wide.Item.Type switch
        {
            { Kind: DataKind.Enum } type => type.Enum!.Members.Select(m => m.Text),
            { Kind: DataKind.Reference, Target.ReferenceRows: { } rows } => ReferenceKeys.Of(rows).Keys,
            _ => Enumerable.Empty<string>(),
        };
        return entity.Fields.Select(f => f.Name).Concat(wide);
    }

    private static Dictionary<int, string> Match(CsvFile file, EntityDef entity)
    {
        var result = new Dictionary<int, string>();
        var display = entity.Fields.ToDictionary(f => f.Name, f => f.DisplayName, StringComparer.Ordinal);
        foreach (var target in TargetsOf(entity))
        {
            var at = Array.FindIndex(file.Headers, h => Same(h, target) || (display.TryGetValue(target, out var name) && Same(h, name)));
            if (at < 0)
            {
                // A column 断面名称 for the field 断面: nearest heading that contains the name.
                at = Array.FindIndex(file.Headers, h => target.Length > 1 && HeaderBinder.Split(h).Name.StartsWith(target, StringComparison.Ordinal));
            }

            if (at >= 0)
            {
                result.TryAdd(at, target);
            }
        }

        return result;
    }

    private static bool Same(string header, string name) => header == name || HeaderBinder.Split(header).Name == name;

    private static string Print(CsvFile file, string shown, EntityDef entity, Dictionary<int, string> matches, KnowledgeBase knowledge, Findings findings)
    {
        var text = new StringBuilder();
        text.Append("# 猜出的列映射。逐列核对含义与单位，把“已确认”改成“是”以后才能用。\n映射:\n");
        text.Append("  - 已确认: 否\n    实体: ").Append(entity.Name).Append("\n    文件: ").Append(Quoted(shown)).Append("\n    列:\n");
        for (var i = 0; i < file.Headers.Length; i++)
        {
            var header = file.Headers[i];
            var unit = HeaderBinder.Split(header).Unit;
            if (!matches.TryGetValue(i, out var target))
            {
                text.Append("      # 没有用到：").Append(header.ReplaceLineEndings(" ")).Append('\n');
                findings.Lint(FactCodes.MappingGuessed, new SourceLocation(shown, 1, i + 1), $"列“{header}”没有对上任何字段", "需要的在“列”里补上");
                continue;
            }

            var field = entity.Fields.FirstOrDefault(f => f.Name == target);
            var guessed = unit ?? (entity.Wide is not null && field is null ? ItemUnits.Of(entity, target) : field?.Unit);
            text.Append("      ").Append(Quoted(target)).Append(": {列: ").Append(Quoted(header));
            if (guessed is not null)
            {
                text.Append(", 单位: ").Append(Quoted(guessed));
            }

            text.Append('}').Append(unit is null && guessed is not null ? "   # 文件没写单位，按此单位猜的" : string.Empty).Append('\n');
            if (guessed is not null && !knowledge.Units.TryGet(guessed, out _))
            {
                findings.Lint(FactCodes.MappingGuessed, new SourceLocation(shown, 1, i + 1), $"列“{header}”的单位“{guessed}”没有登记", "改成已登记的单位");
            }
        }

        foreach (var key in entity.Key.Where(k => !matches.ContainsValue(k.Name) && (entity.Wide is null || !ReferenceEquals(k, entity.Wide.Item))))
        {
            text.Append("      # 键“").Append(key.Name).Append("”还没有来源：补一列，或写到“常量”\n");
        }

        return text.ToString();
    }

    private static string Quoted(string text) => "\"" + text.ReplaceLineEndings(" ").Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";
}
