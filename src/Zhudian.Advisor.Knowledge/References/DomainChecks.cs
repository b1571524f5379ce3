using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Loading;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Vocabulary;

namespace Zhudian.Advisor.Knowledge.References;

/// <summary>值域 of reference data, once it is bound: a definite value outside it is an error.</summary>
internal static class DomainChecks
{
    public static void Check(KnowledgeBuilder builder)
    {
        var run = new EvaluationRun();
        foreach (var field in builder.Entities.Values.SelectMany(e => e.Fields))
        {
            if (field is { Domain: { } domain, Entity.ReferenceRows: ReferenceTable table })
            {
                var frame = run.Rent(Math.Max(1, domain.FrameSize));
                for (var row = 0; row < table.RowCount; row++)
                {
                    var value = table.Get(row, field.Slot);
                    frame.Slots[0] = value;
                    if (value.IsDefinite && domain.Test(frame) == Truth.False)
                    {
                        builder.Report(ValueDiagnostics.OutsideDomain(table.LocationOf(row)!, field.ToString(), ValueText.Print(value), field.DomainText!));
                    }
                }

                run.Return(frame);
            }
        }
    }
}
