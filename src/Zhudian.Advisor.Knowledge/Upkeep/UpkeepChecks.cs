using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Knowledge.Building;
using Zhudian.Advisor.Knowledge.Reading;

namespace Zhudian.Advisor.Knowledge.Upkeep;

/// <summary>
/// What experts should look after although the knowledge loads: overdue reviews, parameters and tables that ran out, elements without basis or cases.
/// Few, large findings: one per file and review date, one per table or rule.
/// </summary>
internal static class UpkeepChecks
{
    public static void Check(KnowledgeBuilder builder, DateOnly today)
    {
        CheckReviews(builder, today);
        CheckExpiry(builder, today);
        CheckBasis(builder);
        CheckCases(builder);
        FormalBasis.Check(builder);
    }

    private static void CheckReviews(KnowledgeBuilder builder, DateOnly today)
    {
        var overdue = builder.Files.SelectMany(f => f.Blocks).Where(b => b.Attributes.ReviewBy < today).GroupBy(b => (b.Location.Path, b.Attributes.ReviewBy!.Value));
        foreach (var group in overdue)
        {
            builder.Report(UpkeepDiagnostics.Overdue(group.First().Location, group.Key.Value, group.Count()));
        }
    }

    private static void CheckExpiry(KnowledgeBuilder builder, DateOnly today)
    {
        foreach (var parameter in builder.Parameters.Values)
        {
            var last = parameter.Editions[^1];
            if (last.To is { } end && end < today)
            {
                builder.Report(UpkeepDiagnostics.Expired(last.Info.Location, $"参数“{parameter.Name}”", end));
            }
        }

        foreach (var family in builder.Tables.Values)
        {
            var last = family.Editions.MaxBy(e => e.Info.Attributes.To ?? DateOnly.MaxValue)!;
            if (last.Info.Attributes.To is { } end && end < today)
            {
                builder.Report(UpkeepDiagnostics.Expired(last.Info.Location, $"表“{family.Name}”", end));
            }
        }
    }

    private static void CheckBasis(KnowledgeBuilder builder)
    {
        foreach (var table in builder.Tables.Values.SelectMany(f => f.Editions))
        {
            if (table.Info.Attributes.Basis.IsEmpty && table.Rows.Any(r => r.Attributes.Basis.IsEmpty))
            {
                builder.Report(UpkeepDiagnostics.NoBasis(table.Info.Location, $"表“{table.Info.Name}”"));
            }
        }

        foreach (var rule in builder.Rules.Where(r => r.Info.Attributes.Basis.IsEmpty))
        {
            builder.Report(UpkeepDiagnostics.NoBasis(rule.Info.Location, $"规则“{rule.Id}”"));
        }

        foreach (var block in builder.Blocks(RawBlockKind.Parameters))
        {
            var bare = builder.Parameters.Values.SelectMany(p => p.Editions)
                .Where(e => e.Info.Attributes.Basis.IsEmpty && InBlock(e.Info.Location, block)).Select(e => e.Info.Name).Distinct(StringComparer.Ordinal).ToList();
            if (bare.Count > 0)
            {
                builder.Report(UpkeepDiagnostics.NoBasis(block.Location, $"参数“{string.Join("”“", bare.Take(5))}”{(bare.Count > 5 ? $"等 {bare.Count} 个" : string.Empty)}"));
            }
        }
    }

    private static bool InBlock(SourceLocation at, RawTable block)
        => string.Equals(at.Path, block.Location.Path, StringComparison.Ordinal) && at.Line > block.Location.Line && !block.Rows.IsEmpty && at.Line <= block.Rows[^1].Location.Line;

    private static void CheckCases(KnowledgeBuilder builder)
    {
        var tested = builder.TableCases.Select(c => c.Target).ToHashSet(StringComparer.Ordinal);
        foreach (var family in builder.Tables.Values.Where(f => !tested.Contains(f.Name)))
        {
            builder.Report(UpkeepDiagnostics.NoCase(family.Editions[0].Info.Location, $"表“{family.Name}”", "在同名标题下写“用例”表，可放在 X.用例.md"));
        }

        var expected = builder.RuleCases.SelectMany(c => c.Expected.Concat(c.Forbidden).Concat(c.Unknown)).Select(e => e.ConclusionId.Split('/')[0]).ToHashSet(StringComparer.Ordinal);
        foreach (var rule in builder.Rules.DistinctBy(r => r.Id).Where(r => !expected.Contains(r.Id)))
        {
            builder.Report(UpkeepDiagnostics.NoCase(rule.Info.Location, $"规则“{rule.Id}”", "写 case 围栏，“得”“不得”或“未知”里提到它"));
        }
    }
}
