using Spectre.Console;
using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Engine.Model;
using Zhudian.Advisor.Reports.Drafting;

namespace Zhudian.Advisor.Cli.Output;

/// <summary>An assessment as text: what was concluded with its status, what could not be decided and why, what to get next.</summary>
internal static class AssessmentText
{
    /// <summary>Writes the whole assessment.</summary>
    public static void Write(IAnsiConsole console, Assessment assessment, int mostMissing = 15)
    {
        var sheet = assessment.Sheet;
        Say(console, $"{sheet.City}　评价日 {sheet.AsOf:yyyy-MM-dd}　时段 {sheet.Period.From:yyyy-MM-dd} 至 {sheet.Period.To:yyyy-MM-dd}{(sheet.Watermark is null ? string.Empty : $"　［{sheet.Watermark}］")}");
        foreach (var kind in assessment.Conclusions.Where(c => !c.FromUnknown).GroupBy(c => c.Kind.Name).OrderBy(g => g.Min(c => c.Rule.Stratum)).ThenBy(g => g.Key, StringComparer.Ordinal))
        {
            console.WriteLine();
            console.MarkupLine($"[bold]{Markup.Escape(kind.Key)}[/]（{kind.Count()}）");
            foreach (var conclusion in kind)
            {
                Say(console, $"  {conclusion.Id}　{PlainText.Of(conclusion.Text)}　{Marks(conclusion)}");
            }
        }

        Undecided(console, assessment);
        Faults(console, assessment);
        Missing(console, assessment, mostMissing);
        Summary(console, assessment);
    }

    /// <summary>One line with the counts.</summary>
    public static void Summary(IAnsiConsole console, Assessment assessment)
    {
        console.WriteLine();
        var real = assessment.Conclusions.Count(c => !c.FromUnknown);
        Say(console, $"结论 {real} 条（另有 {assessment.Conclusions.Length - real} 条因缺资料记为无证据），未能判定 {assessment.Unknown.Length} 项，不适用 {assessment.NotApplicable.Length} 项，故障 {assessment.Faults.Length} 处，缺失事实 {assessment.MissingFacts.Length} 项。");
        Say(console, $"规则库 {assessment.Receipt.KnowledgeHash[..12]}　事实表 {assessment.Receipt.SheetHash[..12]}　结论 {assessment.Receipt.ConclusionsHash[..12]}");
    }

    private static string Marks(Conclusion conclusion)
    {
        var marks = new List<string> { StatusWords.Of(conclusion.Status) };
        if (conclusion.ReviewOnly)
        {
            marks.Add("建议复核");
        }

        if (conclusion.Provisional)
        {
            marks.Add("暂定");
        }

        if (CoverageSummary.Of(conclusion, 1) is { Length: > 0 } coverage)
        {
            marks.Add("覆盖 " + coverage);
        }

        return "［" + string.Join("；", marks) + "］";
    }

    private static void Undecided(IAnsiConsole console, Assessment assessment)
    {
        var items = assessment.Unknown;
        if (items.Length == 0)
        {
            return;
        }

        console.WriteLine();
        console.MarkupLine($"[bold]未能判定（缺资料）[/]（{items.Length}）");
        foreach (var rule in items.GroupBy(u => u.Rule.Id).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var subjects = rule.Select(u => Named(assessment, u)).Distinct(StringComparer.Ordinal).ToList();
            var missing = rule.SelectMany(u => u.Missing).Select(m => m.Text).Distinct(StringComparer.Ordinal).ToList();
            Say(console, $"  {rule.Key} {rule.First().Rule.Info.Title}：{Some(subjects, 6)}；缺 {Some(missing, 4)}");
        }
    }

    // The row of the first variable by its name, for readers who do not know the codes of this sheet.
    private static string Named(Assessment assessment, Undecided undecided)
        => undecided.Rule.Variables is [{ Entity: { } entity }, ..]
            && assessment.Sheet.Tables.TryGetValue(entity.Name, out var table) && table.IndexOfKey(undecided.Subject) is >= 0 and var row
            && entity.TryGetField("名称", out var field) && table.Get(row, field.Slot).AsText is { Length: > 0 } name
            ? name : undecided.Subject;

    private static void Faults(IAnsiConsole console, Assessment assessment)
    {
        if (assessment.Faults.Length == 0)
        {
            return;
        }

        console.WriteLine();
        console.MarkupLine($"[bold red]规则故障[/]（{assessment.Faults.Length}）");
        foreach (var fault in assessment.Faults)
        {
            Say(console, $"  {fault.Element}（{fault.Subject}）：{fault.Diagnostic}");
        }
    }

    private static void Missing(IAnsiConsole console, Assessment assessment, int most)
    {
        if (assessment.MissingFacts.Length == 0)
        {
            return;
        }

        console.WriteLine();
        console.MarkupLine($"[bold]最要紧的缺失事实[/]（共 {assessment.MissingFacts.Length} 项，按影响的判断数排列）");
        foreach (var fact in assessment.MissingFacts.Take(most))
        {
            var next = string.Join("；", new[] { fact.Provider.Length > 0 ? "向" + fact.Provider + "要" : string.Empty, fact.NextStep }.Where(t => t.Length > 0));
            Say(console, $"  {fact.Item.Text}（影响 {fact.Bindings} 项判断）{(next.Length > 0 ? "：" + next : string.Empty)}");
        }
    }

    private static string Some(List<string> items, int most) => string.Join("、", items.Take(most)) + (items.Count > most ? $"等 {items.Count} 项" : string.Empty);

    private static void Say(IAnsiConsole console, FormattableString text) => Say(console, FormattableString.Invariant(text));

    private static void Say(IAnsiConsole console, string text) => console.WriteLine(text);
}
