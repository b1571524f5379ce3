using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Reports.Drafting;

namespace Zhudian.Advisor.Templates.Summary;

/// <summary>A section the city's figures count but could not assess, and why.</summary>
/// <param name="Name">Name of the section.</param>
/// <param name="Why">What was missing, without the section's name.</param>
internal sealed record UnassessedSection(string Name, string Why);

/// <summary>Sections that count for the city and have no class for the whole period, from the undecided bindings of the rules.</summary>
internal static class UnassessedSections
{
    public static IReadOnlyList<UnassessedSection> Of(DraftModel model)
    {
        var assessed = model.Of("断面水质", "时段", "累计").Select(c => DraftModel.Get(c, "断面")).ToHashSet();
        var undecided = model.Assessment.Unknown.Where(u => u.Rule.Actions.Any(a => a.Kind.Name == "断面水质")).ToLookup(u => u.Subject, StringComparer.Ordinal);
        var counted = model.Facts("城市").Select(c => c.Get("参评断面").As<ListValue>()).OfType<ListValue>().SelectMany(Rows).Distinct().ToList();
        return [.. counted.Where(row => !assessed.Contains(row)).Select(row =>
        {
            var section = new FactRow(model.Assessment, row);
            var name = section["名称"];
            var why = undecided[section.Key].Where(u => u.Keys.Length == 0 || u.Keys.Any(k => k.EndsWith("累计", StringComparison.Ordinal)))
                .SelectMany(u => u.Missing).Select(m => Reason(m.Text, name)).FirstOrDefault();
            return new UnassessedSection(name, why ?? "资料不足");
        })];
    }

    /// <summary>Sections by reason: 甲、乙（参评项目不足）.</summary>
    public static string Told(IEnumerable<UnassessedSection> sections)
        => string.Join("；", sections.GroupBy(s => s.Why, StringComparer.Ordinal).Select(g => $"{string.Join("、", g.Select(s => s.Name))}（{g.Key}）"));

    // The rules say 岩坪上2026年1—10月参评项目不足; the section and the period are said already.
    private static string Reason(string text, string name)
    {
        var rest = text.Replace(name, string.Empty, StringComparison.Ordinal);
        return rest.LastIndexOf('月') is var at and >= 0 && at + 1 < rest.Length ? rest[(at + 1)..] : rest;
    }

    private static IEnumerable<Value> Rows(ListValue list)
    {
        for (var i = 0; i < list.Count; i++)
        {
            yield return list[i];
        }
    }
}
