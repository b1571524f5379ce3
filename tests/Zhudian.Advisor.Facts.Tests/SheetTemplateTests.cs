using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Facts.Tests.Support;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Facts.Tests;

public sealed class SheetTemplateTests
{
    private static byte[] Template(params string[] kinds)
    {
        using var stream = new MemoryStream();
        SheetTemplate.Write(stream, TestKnowledge.Make(), kinds);
        return stream.ToArray();
    }

    [Fact]
    public void Neither_a_template_nor_a_converted_sheet_has_a_validator_error()
    {
        foreach (var bytes in new[] { Template(), SheetConvertTests.Write(RandomSheets.Make(7), SheetFormat.Xlsx) })
        {
            using var document = SpreadsheetDocument.Open(new MemoryStream(bytes), false);
            new OpenXmlValidator().Validate(document).Select(e => $"{e.Part?.Uri} {e.Path?.XPath} {e.Description}").Should().BeEmpty();
        }
    }

    [Fact]
    public void A_template_reads_back_with_everything_not_reported()
    {
        var options = SheetReadOptions.Default with { AsOf = new DateOnly(2026, 11, 21) };
        var result = new SheetReader(TestKnowledge.Make(), options).Read(Template(), SheetFormat.Xlsx, "模板.xlsx");
        var sheet = result.Good();
        result.Diagnostics.Should().BeEmpty();
        sheet.Tables.Values.Should().OnlyContain(t => t.Completeness == Completeness.NotReported && t.RowCount == 0);
    }

    [Fact]
    public void Headings_have_units_and_marks_wide_items_are_columns_and_words_drop_down()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(Template()), false);
        var book = document.WorkbookPart!;
        Worksheet Sheet(string name) => ((WorksheetPart)book.GetPartById(book.Workbook.Descendants<Sheet>().Single(s => s.Name == name).Id!)).Worksheet;
        string[] Row(Worksheet sheet, int at) => [.. sheet.Descendants<Row>().ElementAt(at).Elements<Cell>().Select(c => c.InnerText)];
        Row(Sheet("断面"), 0).Should().StartWith(["编号*", "名称*", "曾用名"]).And.Contain("里程 (km)").And.EndWith("来源");
        Row(Sheet("月监测"), 0).Should().Equal("断面*", "年月*", "数据口径*", "总磷 (mg/L)", "氨氮 (mg/L)", "溶解氧 (mg/L)", "pH (无量纲)", "水温 (℃)", "叶绿素a (μg/L)", "来源");
        var section = Sheet("断面");
        section.Descendants<Pane>().Single().State!.Value.Should().Be(PaneStateValues.Frozen);
        section.Descendants<DataValidation>().Select(v => v.Formula1!.Text).Should().Contain("\"是,否\"").And.Contain(f => f.StartsWith("'_选项'!$")).And.Contain("'河流'!$A$2:$A$5000");
        book.Workbook.Descendants<Sheet>().Single(s => s.Name == "_选项").State!.Value.Should().Be(SheetStateValues.Hidden);
        Sheet("填写说明").InnerText.Should().Contain("查目标责任书").And.Contain("市生态环境局").And.Contain("0.01L");
    }

    [Fact]
    public void A_template_is_cut_to_the_documents_wanted()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(Template("整改方案")), false);
        var book = document.WorkbookPart!;
        var month = ((WorksheetPart)book.GetPartById(book.Workbook.Descendants<Sheet>().Single(s => s.Name == "企业").Id!)).Worksheet;
        month.Descendants<Cell>().Select(c => c.InnerText).Should().Contain("出水总磷 (mg/L)");
        using var other = SpreadsheetDocument.Open(new MemoryStream(Template("综合解决方案")), false);
        var enterprise = ((WorksheetPart)other.WorkbookPart!.GetPartById(other.WorkbookPart.Workbook.Descendants<Sheet>().Single(s => s.Name == "企业").Id!)).Worksheet;
        enterprise.Descendants<Cell>().Select(c => c.InnerText).Should().NotContain("出水总磷 (mg/L)").And.Contain("编号*");
    }

    [Fact]
    public void The_request_lists_columns_by_department_and_with_a_sheet_only_the_gaps()
    {
        var knowledge = TestKnowledge.Make();
        var all = DataRequest.Markdown(knowledge, []);
        all.Should().Contain("## 市生态环境局").And.Contain("| 断面 | 目标类别 | - | 否 | - | 查目标责任书 |").And.Contain("| 企业 | 出水总磷 | mg/L |");
        all.IndexOf("## 市住房和城乡建设局", StringComparison.Ordinal).Should().BeLessThan(all.IndexOf("## （词汇未写明", StringComparison.Ordinal));
        var sheet = SheetText.Yaml(SheetText.Head + "断面:\n  - {编号: A, 名称: 甲, 目标类别: Ⅲ}\n  - {编号: B, 名称: 乙}\n").Good();
        DataRequest.Markdown(knowledge, [], sheet).Should().Contain("| 断面 | 目标类别 | - | 否 | 1/2 行 | 查目标责任书 |").And.Contain("还没有报全的清单").And.Contain("- 企业：");
    }
}
