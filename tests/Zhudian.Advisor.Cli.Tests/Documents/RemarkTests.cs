using System.Text.RegularExpressions;
using Zhudian.Advisor.Cli.Tests.Support;
using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Engine.Loading;
using Zhudian.Advisor.Engine.Model;
using Zhudian.Advisor.Engine.Receipts;
using Zhudian.Advisor.Facts;
using Zhudian.Advisor.Knowledge.Text;
using Zhudian.Advisor.Reports.Drafting;
using Zhudian.Advisor.Reports.Editions;
using Zhudian.Advisor.Reports.Tests.Publishing;
using Zhudian.Advisor.Templates.Rendering;

namespace Zhudian.Advisor.Cli.Tests.Documents;

/// <summary>A row of a table must not lose what its conclusion says besides the numbers.</summary>
public sealed class RemarkTests
{
    // What a rule's words say against reading a number alone.
    private static readonly Regex Caveat = new("未含|未判定|没有区间|没有成对|没有单独扣除|提交与否不清|状态未填|不得视为|只作参考|没有填(?!报)|不能并用|另一行已达到|未经本地率定|汇入位置不明", RegexOptions.None, TimeSpan.FromSeconds(1));

    [Fact]
    public async Task Each_remark_and_each_thin_share_of_a_conclusion_that_a_table_shows_is_in_the_document()
    {
        var assessment = Sample();
        using var renderer = new RazorTemplateRenderer();
        foreach (var template in renderer.Templates)
        {
            var model = new DraftModel(assessment, DraftOptions.Discussion(assessment.Receipt.AsOf, DraftEdition.Internal));
            var text = await renderer.RenderAsync(template.Name, model);
            var shown = assessment.Conclusions.Where(c => !c.FromUnknown && model.Notes.Covers(c)).ToList();
            shown.Where(c => DraftNotes.RemarkOf(c).Length > 0).Should().HaveCountGreaterThan(40);
            foreach (var conclusion in shown.Where(c => DraftNotes.RemarkOf(c).Length > 0))
            {
                text.Should().Contain(MarkdownText.Escape(DraftNotes.RemarkOf(conclusion)), conclusion.Id);
            }

            foreach (var thin in shown.SelectMany(c => c.Coverage.Where(n => n.Known > 0 && n.Known < n.Total).OrderBy(n => (double)n.Known / n.Total).Take(1)))
            {
                text.Should().Contain(MarkdownText.Escape($"{thin.Known}/{thin.Total}"), thin.Text);
            }
        }
    }

    [Fact]
    public async Task What_a_conclusion_says_against_reading_its_numbers_alone_is_said_where_only_its_fields_are_shown()
    {
        var assessment = Sample();
        using var renderer = new RazorTemplateRenderer();
        foreach (var template in renderer.Templates)
        {
            var model = new DraftModel(assessment, DraftOptions.Discussion(assessment.Receipt.AsOf, DraftEdition.Internal));
            var text = (await renderer.RenderAsync(template.Name, model)).Replace("\\", string.Empty, StringComparison.Ordinal);
            var lost = assessment.Conclusions.Where(c => !c.FromUnknown && model.Notes.Covers(c))
                .SelectMany(c => c.Text.Replace("\\", string.Empty, StringComparison.Ordinal).Split(['，', '；', '：', '（', '）', '。']).Where(part => Caveat.IsMatch(part) && !text.Contains(part, StringComparison.Ordinal)).Select(part => c.Id + " " + part)).ToList();
            lost.Should().BeEmpty();
        }
    }

    [TypesetterFact]
    public async Task Remarks_stand_in_every_format()
    {
        using var folder = new Folder();
        var made = await MadeDocuments.MakeAsync(folder, AdvisorRun.Sample, "md,html,pdf,docx");
        foreach (var text in new[] { MadeDocuments.Read(made, "md"), System.Net.WebUtility.HtmlDecode(MadeDocuments.Read(made, "html")), MadeDocuments.Docx(made), Tools.Text(Directory.GetFiles(made, "*.pdf").Single()) })
        {
            Tools.Squeeze(text).Should().Contain("未含总磷").And.Contain("提交与否不清：生态环境数据清单更新").And.Contain("状态未填1个").And.Contain("二选一的另一行已达到").And.Contain("※");
        }
    }

    private static Assessment Sample()
    {
        var knowledge = RuleBase.Load(Path.Combine(AppContext.BaseDirectory, "rules")).Knowledge!;
        return new EvaluationEngine(knowledge).Evaluate(new SheetReader(knowledge).Read(AdvisorRun.Sample).Sheet!);
    }
}
