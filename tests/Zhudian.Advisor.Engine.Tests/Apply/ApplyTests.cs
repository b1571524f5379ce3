using Zhudian.Advisor.Engine.Apply;
using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Engine.Tests.Support;

namespace Zhudian.Advisor.Engine.Tests.Apply;

public class ApplyTests
{
    private static readonly EvaluationEngine Engine = City.Engine(Rules.Vocabulary);

    [Fact]
    public void A_table_answers_each_row_with_its_outcome()
    {
        var result = ApplyRun.Run(Engine, "类别", [Row("浓度", "0.15"), Row("浓度", ""), Row("浓度", "多")], City.Day);
        result.Rows.Select(r => r.Outcome).Should().Equal(ApplyOutcome.Value, ApplyOutcome.Unknown, ApplyOutcome.Fault);
        result.Rows[0].Text.Should().Be("Ⅲ");
        result.Rows[1].Missing.Should().ContainSingle();
    }

    [Fact]
    public void A_derived_quantity_sees_each_row_as_a_row_of_its_entity()
    {
        var result = ApplyRun.Run(Engine, "断面.类", [Row("总磷", "0.05"), Row("总磷", "0.5")], City.Day);
        result.Diagnostics.Should().BeEmpty();
        result.Rows.Select(r => r.Text).Should().Equal("Ⅱ", "Ⅳ");
    }

    [Fact]
    public void An_unknown_name_or_column_is_a_diagnostic()
    {
        ApplyRun.Run(Engine, "没有", new List<Dictionary<string, string>>(), City.Day).Diagnostics.Should().ContainSingle().Which.Code.Should().Be("ENG022");
        ApplyRun.Run(Engine, "类别", [Row("别的", "1")], City.Day).Diagnostics.Should().ContainSingle().Which.Message.Should().Contain("浓度");
    }

    private static Dictionary<string, string> Row(string name, string value) => new(StringComparer.Ordinal) { [name] = value };
}
