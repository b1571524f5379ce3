using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Loading;
using Zhudian.Advisor.Knowledge.Tables.Evaluation;

namespace Zhudian.Advisor.Knowledge.Tests.Tables;

public sealed class TableAllocationTests
{
    [Fact]
    public void A_definite_result_of_a_constant_table_allocates_nothing()
    {
        var table = KnowledgeLoader.Load([("例.md", "---\n标题: 例\n语言版本: 1\n---\n## 试表\n| U | 值 : 数 | 名 : 文本 | → 出 |\n|---|---|---|---|\n| 一 | < 5 | 甲 | 1 |\n| 二 | >= 5 | - | 2 |\n| 三 | < 5 | not(甲) | 3 |\n")]).Knowledge!.Tables["试表"].Editions[0];
        var run = new EvaluationRun();
        Value[] inputs = [Value.Of(3m), Value.Of("甲")];
        TableEvaluator.Evaluate(table, inputs, run, out _).Should().Be(Value.Of(1m));

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            TableEvaluator.Evaluate(table, inputs, run, out _);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);
    }
}
