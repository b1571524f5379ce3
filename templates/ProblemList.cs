using System.Globalization;
using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Engine.Model;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Reports.Drafting;

namespace Zhudian.Advisor.Templates;

/// <summary>One line of the list of problems.</summary>
internal sealed record Problem(string Number, string Kind, string Subject, string County, string Evidence, string Confidence);

/// <summary>The list of problems, gathered from the conclusions in the order the chapter names.</summary>
internal static class ProblemList
{
    /// <summary>Kinds of conclusion that are problems, most serious first; a filter tells which rows of the kind are.</summary>
    private static readonly (string Kind, string Title, string Subject, Func<Conclusion, bool> IsProblem)[] Kinds =
    [
        ("断面达标", "未达到下达目标", "断面", c => DraftModel.Text(c, "时段") == "累计" && DraftModel.Get(c, "达标").IsFalse),
        ("河湖错配", "河湖总磷标准错配", "断面", _ => true),
        ("湖库营养", "湖库富营养", "湖库", c => DraftModel.Text(c, "时段") == "累计" && DraftModel.Text(c, "状态").Contains("富营养", StringComparison.Ordinal)),
        ("不稳定达标", "达标不稳定", "断面", _ => true),
        ("汛期污染", "汛期污染", "断面", _ => true),
    ];

    /// <summary>Numbered problems.</summary>
    public static IReadOnlyList<Problem> For(DraftModel model)
    {
        var problems = new List<Problem>();
        foreach (var (kind, title, subject, isProblem) in Kinds)
        {
            foreach (var c in model.Of(kind).Where(isProblem))
            {
                var number = string.Create(CultureInfo.InvariantCulture, $"P{problems.Count + 1:00}");
                problems.Add(new Problem(number, title, DraftModel.Text(c, subject), County(model, c, subject), c.Text + model.Notes.For(c), StatusWords.Of(c.Status)));
            }
        }

        return problems;
    }

    private static string County(DraftModel model, Conclusion conclusion, string subject)
    {
        var row = DraftModel.Get(conclusion, subject);
        return row.Kind == ValueKind.Row ? new FactRow(model.Assessment, row)["县区"] : "—";
    }
}
