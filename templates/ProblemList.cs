using System.Globalization;
using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Engine.Model;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Reports.Drafting;

namespace Zhudian.Advisor.Templates;

/// <summary>One line of the list of problems.</summary>
/// <param name="Number">P01 …</param>
/// <param name="Kind">What sort of problem.</param>
/// <param name="Subject">Section, lake or target.</param>
/// <param name="County">County that answers for it.</param>
/// <param name="Evidence">Markdown with its footnote.</param>
/// <param name="Status">核验 of the rules behind it (not how sure the finding is).</param>
/// <param name="Origin">来源 of the facts behind it.</param>
internal sealed record Problem(string Number, string Kind, string Subject, string County, string Evidence, string Status, string Origin);

/// <summary>The list of problems: conclusions that say something is wrong, by kind in the order the chapter names, worst first within a kind.</summary>
internal static class ProblemList
{
    private static readonly ProblemKind[] Kinds =
    [
        new("断面达标", "未达到下达目标", "断面", c => DraftModel.Text(c, "时段") == "累计" && DraftModel.Get(c, "达标").IsFalse, c => Order(c, "现状类别")),
        new("目标进展", "下达目标未达到", "对象", c => DraftModel.Get(c, "达到").IsFalse, _ => 0),
        new("河湖错配", "河湖总磷标准错配", "断面", _ => true, c => Number(c, "倍数")),
        new("湖库营养", "湖库富营养", "湖库", c => DraftModel.Text(c, "时段") == "累计" && DraftModel.Text(c, "状态").Contains("富营养", StringComparison.Ordinal), c => Number(c, "指数")),
        new("不稳定达标", "达标不稳定", "断面", _ => true, c => Number(c, "超标月数")),
        new("汛期污染", "汛期污染", "断面", c => Number(c, "强度") > 1, c => Number(c, "强度")),
    ];

    /// <summary>Numbered problems; with notes each evidence carries its footnote.</summary>
    public static IReadOnlyList<Problem> For(DraftModel model, bool notes = true)
    {
        var problems = new List<Problem>();
        foreach (var kind in Kinds)
        {
            foreach (var c in model.Of(kind.Name).Where(kind.IsProblem).OrderByDescending(kind.Severity))
            {
                var number = string.Create(CultureInfo.InvariantCulture, $"P{problems.Count + 1:00}");
                problems.Add(new Problem(
                    number, kind.Title, DraftModel.Text(c, kind.Subject), County(model, c, kind.Subject), notes ? c.Text + model.Notes.For(c) : c.Text,
                    StatusWords.Of(c.Status), c.Origin is { } origin ? StatusWords.Of(origin) : "—"));
            }
        }

        return problems;
    }

    private static decimal Number(Conclusion conclusion, string field) => DraftModel.Get(conclusion, field) is { IsNumber: true } value ? value.AsNumber : 0;

    private static decimal Order(Conclusion conclusion, string field) => DraftModel.Get(conclusion, field).As<EnumMember>()?.Order ?? 0;

    private static string County(DraftModel model, Conclusion conclusion, string subject)
    {
        var row = DraftModel.Get(conclusion, subject);
        return row.Kind == ValueKind.Row ? new FactRow(model.Assessment, row)["县区"] : "—";
    }

    private sealed record ProblemKind(string Name, string Title, string Subject, Func<Conclusion, bool> IsProblem, Func<Conclusion, decimal> Severity);
}
