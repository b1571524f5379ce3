using Zhudian.Advisor.Cli.Shell;
using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Engine.Model;
using Zhudian.Advisor.Engine.Receipts;
using Zhudian.Advisor.Reports.Drafting;

namespace Zhudian.Advisor.Cli.Output;

/// <summary>An assessment as text: what was concluded with its status, what could not be decided and why, what to get next.</summary>
internal static class AssessmentText
{
    /// <summary>Writes the whole assessment.</summary>
    public static void Write(TextScreen screen, Assessment assessment, int mostMissing = 15)
    {
        // The receipt is a hash over everything that is said here; it is worked out meanwhile.
        var receipt = Aside.Run(() => assessment.Receipt);
        var sheet = assessment.Sheet;
        Say(screen, $"{sheet.City}　评价日 {sheet.AsOf:yyyy-MM-dd}　时段 {sheet.Period.From:yyyy-MM-dd} 至 {sheet.Period.To:yyyy-MM-dd}{(sheet.Watermark is null ? string.Empty : $"　［{sheet.Watermark}］")}");
        foreach (var kind in assessment.Conclusions.Where(c => !c.FromUnknown).GroupBy(c => c.Kind.Name).OrderBy(LowestStratum).ThenBy(g => g.Key, StringComparer.Ordinal))
        {
            screen.Line();
            screen.Heading(kind.Key, $"（{kind.Count()}）");
            foreach (var conclusion in kind)
            {
                Say(screen, $"  {conclusion.Id}　{PlainText.Of(conclusion.Text)}　{Marks(conclusion)}");
            }
        }

        Undecided(screen, assessment);
        Faults(screen, assessment);
        Missing(screen, assessment, mostMissing);
        receipt.GetAwaiter().GetResult();
        Summary(screen, assessment);
    }

    /// <summary>One line with the counts.</summary>
    public static void Summary(TextScreen screen, Assessment assessment)
    {
        screen.Line();
        Say(screen, Counts(assessment));
        Say(screen, $"规则库 {assessment.Receipt.KnowledgeHash[..12]}　事实表 {assessment.Receipt.SheetHash[..12]}　结论 {assessment.Receipt.ConclusionsHash[..12]}");
    }

    private static int LowestStratum(IEnumerable<Conclusion> conclusions)
    {
        var lowest = int.MaxValue;
        foreach (var conclusion in conclusions)
        {
            lowest = Math.Min(lowest, conclusion.Rule.Stratum);
        }

        return lowest;
    }

    /// <summary>The counts in words; a conclusion that only says its evidence is missing is counted apart.</summary>
    public static string Counts(Assessment assessment)
    {
        var real = assessment.Conclusions.Count(c => !c.FromUnknown);
        return $"结论 {real} 条（另有 {assessment.Conclusions.Length - real} 条因缺资料记为无证据），未能判定 {assessment.Unknown.Length} 项，不适用 {assessment.NotApplicable.Length} 项，故障 {assessment.Faults.Length} 处，缺失事实 {assessment.MissingFacts.Length} 项。";
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

    private static void Undecided(TextScreen screen, Assessment assessment)
    {
        var items = assessment.Unknown;
        if (items.Length == 0)
        {
            return;
        }

        screen.Line();
        screen.Heading("未能判定（缺资料）", $"（{items.Length}）");
        foreach (var rule in items.GroupBy(u => u.Rule.Id).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var subjects = rule.Select(u => Named(assessment, u)).Distinct(StringComparer.Ordinal).ToList();
            var missing = rule.SelectMany(u => u.Missing).Select(m => m.Text).Distinct(StringComparer.Ordinal).ToList();
            Say(screen, $"  {rule.Key} {rule.First().Rule.Info.Title}：{Some(subjects, 6)}；缺 {Some(missing, 4)}");
        }
    }

    // The row of the first variable by its name, for readers who do not know the codes of this sheet.
    private static string Named(Assessment assessment, Undecided undecided)
        => undecided.Rule.Variables is [{ Entity: { } entity }, ..]
            && assessment.Sheet.Tables.TryGetValue(entity.Name, out var table) && table.IndexOfKey(undecided.Subject) is >= 0 and var row
            && entity.TryGetField("名称", out var field) && table.Get(row, field.Slot).AsText is { Length: > 0 } name
            ? name : undecided.Subject;

    private static void Faults(TextScreen screen, Assessment assessment)
    {
        if (assessment.Faults.Length == 0)
        {
            return;
        }

        screen.Line();
        screen.Heading("规则故障", $"（{assessment.Faults.Length}）", alarm: true);
        foreach (var fault in assessment.Faults)
        {
            Say(screen, $"  {fault.Element}（{fault.Subject}）：{fault.Diagnostic}");
        }
    }

    private static void Missing(TextScreen screen, Assessment assessment, int most)
    {
        if (assessment.MissingFacts.Length == 0)
        {
            return;
        }

        screen.Line();
        screen.Heading("最要紧的缺失事实", $"（共 {assessment.MissingFacts.Length} 项，按影响的判断数排列）");
        foreach (var fact in assessment.MissingFacts.Take(most))
        {
            var next = string.Join("；", new[] { fact.Provider.Length > 0 ? "向" + fact.Provider + "要" : string.Empty, fact.NextStep }.Where(t => t.Length > 0));
            Say(screen, $"  {fact.Item.Text}（影响 {fact.Bindings} 项判断）{(next.Length > 0 ? "：" + next : string.Empty)}");
        }
    }

    private static string Some(List<string> items, int most) => string.Join("、", items.Take(most)) + (items.Count > most ? $"等 {items.Count} 项" : string.Empty);

    private static void Say(TextScreen screen, FormattableString text) => Say(screen, FormattableString.Invariant(text));

    private static void Say(TextScreen screen, string text) => screen.Line(text);
}
