using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Facts.Tests.Support;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Feel.Values.Temporal;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Facts.Tests;

public sealed class FactSheetBuilderTests
{
    private static readonly DateOnly Day = new(2026, 11, 21);

    private static Value T(string text) => Value.Of(text);

    private static FactSheet Build(Action<FactSheetBuilder> fill)
    {
        var builder = new FactSheetBuilder(TestKnowledge.Make(), Day);
        fill(builder);
        var result = builder.Build();
        result.Sheet.Should().NotBeNull(string.Join('\n', result.Diagnostics));
        return result.Sheet!;
    }

    [Fact]
    public void Cells_are_read_by_the_type_of_their_field()
    {
        var sheet = Build(b => b
            .Add("断面", ("编号", T("A")), ("名称", T("甲")), ("目标类别", T("III")), ("交接断面", Value.True), ("里程", Value.Of(12.5m)), ("启用日期", T("2020年3月1日")), ("曾用名", T("老甲；甲渡")))
            .Add("断面", ("编号", T("B")), ("上断面", T("A"))));
        var sections = sheet.Tables["断面"];
        var entity = sections.Entity;
        Value Get(int row, string field) => sections.Get(row, entity.Fields.Single(f => f.Name == field).Slot);
        Get(0, "目标类别").As<EnumMember>()!.Text.Should().Be("Ⅲ");
        Get(0, "交接断面").IsTrue.Should().BeTrue();
        Get(0, "里程").AsNumber.Should().Be(12.5m);
        Get(0, "启用日期").Reference.Should().Be(FeelDate.Of(2020, 3, 1));
        Get(0, "曾用名").As<ListValue>()!.Count.Should().Be(2);
        Get(1, "上断面").Should().Be(Value.Row(sections, 0));
        sections.IndexOfKey("B").Should().Be(1);
        sections.Completeness.Should().Be(Completeness.Complete);
        sections.Gap.Should().BeNull();
    }

    [Fact]
    public void An_empty_cell_is_unknown_with_a_stable_id_and_the_same_object_each_time()
    {
        var sheet = Build(b => b.Add("企业", ("编号", T("E1")), ("名称", Value.Null)));
        var enterprises = sheet.Tables["企业"];
        var slot = enterprises.Entity.Fields.Single(f => f.Name == "出水总磷").Slot;
        var first = enterprises.Get(0, slot);
        first.Unknown!.Items().Single().Id.Should().Be("企业[E1].出水总磷");
        first.Unknown.Items().Single().Reason.Should().Be(MissingReason.Fact);
        enterprises.Get(0, slot).Unknown.Should().BeSameAs(first.Unknown);
        enterprises.Get(0, 1).IsNull.Should().BeTrue("the cell says 无");
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            enterprises.Get(0, slot);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);
    }

    [Fact]
    public void An_absent_table_is_not_reported_and_a_given_empty_one_is_complete()
    {
        var sheet = Build(b => b.Reported("企业"));
        sheet.Tables["企业"].Completeness.Should().Be(Completeness.Complete);
        sheet.Tables["企业"].AllRows.Gap.Should().BeNull();
        sheet.Tables["断面"].Completeness.Should().Be(Completeness.NotReported);
        sheet.Tables["断面"].Gap!.Items().Single().Id.Should().Be("清单:断面");
        sheet.Tables["断面"].AllRows.Gap.Should().NotBeNull();
    }

    [Theory]
    [InlineData("0.123", CellState.Known, "检出", CellState.NotApplicable)]
    [InlineData("0.01L", CellState.NotDetected, "未检出", CellState.Known)]
    [InlineData("<0.01", CellState.NotDetected, "未检出", CellState.Known)]
    [InlineData("＜ 0.01", CellState.NotDetected, "未检出", CellState.Known)]
    [InlineData("未检出（0.01）", CellState.NotDetected, "未检出", CellState.Known)]
    [InlineData("ND(<0.01L)", CellState.NotDetected, "未检出", CellState.Known)]
    [InlineData("未检出", CellState.NotDetected, "未检出", CellState.Blank)]
    [InlineData("未监测", CellState.NotMonitored, "未监测", CellState.NotApplicable)]
    [InlineData("*", CellState.NotMonitored, "未监测", CellState.NotApplicable)]
    [InlineData("—", CellState.NotMonitored, "未监测", CellState.NotApplicable)]
    [InlineData("停站", CellState.Invalid, "无效", CellState.NotApplicable)]
    [InlineData("--", CellState.Invalid, "无效", CellState.NotApplicable)]
    [InlineData("", CellState.Blank, null, CellState.Blank)]
    [InlineData("无", CellState.NotApplicable, null, CellState.NotApplicable)]
    public void Four_ways_of_having_no_number_are_kept_apart(string cell, CellState state, string? mark, CellState limit)
    {
        var sheet = Build(b => b
            .Add("断面", ("编号", T("A")))
            .Add("月监测", ("断面", T("A")), ("年月", T("2026-03")), ("数据口径", T("手工")), ("总磷", T(cell))));
        var months = sheet.Tables["月监测"];
        months.KeyOf(0).Should().Be("A+2026-03+总磷+手工");
        months.StateOf(0, 3).Should().Be(state);
        months.Get(0, 5).AsText.Should().Be(mark);
        months.StateOf(0, 6).Should().Be(limit);
        if (limit == CellState.Known)
        {
            months.Get(0, 6).AsNumber.Should().Be(0.01m);
        }

        if (state == CellState.Blank)
        {
            months.Get(0, 5).Unknown!.Items().Single().Id.Should().Be("月监测[A+2026-03+总磷+手工].值", "there is one cell to fill, not three");
        }
    }

    [Fact]
    public void A_wide_row_folds_to_one_row_per_item_written_and_marks_do_not_leak()
    {
        var sheet = Build(b => b
            .Add("断面", ("编号", T("A")))
            .Add("月监测", ("断面", T("A")), ("年月", T("2026-03")), ("数据口径", T("手工")), ("总磷", T("0.01L")), ("氨氮", Value.Of(0.3m)), ("叶绿素a (mg/L)", T("0.012")), ("氨氮.检出限", T("0.025"))));
        var months = sheet.Tables["月监测"];
        months.RowCount.Should().Be(3);
        months.Get(0, 5).AsText.Should().Be("未检出");
        months.Get(1, 3).AsNumber.Should().Be(0.3m);
        months.Get(1, 5).AsText.Should().Be("检出");
        months.Get(1, 6).AsNumber.Should().Be(0.025m);
        months.Get(2, 3).AsNumber.Should().Be(12m, "0.012 mg/L are 12 μg/L, the unit of the item");
        months.StateOf(2, 6).Should().Be(CellState.NotApplicable);
        months.TargetRows(0).ToArray().Should().Equal(0, 0, 0);
    }

    [Fact]
    public void Default_periods_end_with_the_month_before_the_day()
    {
        var sheet = Build(b => b.City("云泽市"));
        sheet.Period.Should().Be(new DatePeriod(new(2026, 1, 1), new(2026, 10, 31)));
        sheet.ComparePeriod.Should().Be(new DatePeriod(new(2025, 1, 1), new(2025, 10, 31)));
        var january = new FactSheetBuilder(TestKnowledge.Make(), new DateOnly(2027, 1, 5)).Build().Sheet!;
        january.Period.Should().Be(new DatePeriod(new(2026, 1, 1), new(2026, 12, 31)));
        sheet.Sha256.Should().MatchRegex("^[0-9a-f]{64}$").And.NotBe(january.Sha256);
    }

    [Fact]
    public void A_cycle_along_an_acyclic_reference_is_an_error_that_prints_it()
    {
        var result = new FactSheetBuilder(TestKnowledge.Make(), Day)
            .Add("断面", ("编号", T("A")), ("上断面", T("B"))).Add("断面", ("编号", T("B")), ("上断面", T("C"))).Add("断面", ("编号", T("C")), ("上断面", T("A"))).Build();
        result.Sheet.Should().BeNull();
        result.Diagnostics.Should().ContainSingle().Which.Should().Match<Feel.Diagnostics.Diagnostic>(d => d.Code == "FCT020" && d.Message.Contains("A → B → C → A"));
    }
}
