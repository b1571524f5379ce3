using System.Collections.Immutable;
using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Facts;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Feel.Values.Temporal;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Testing.Cases;

/// <summary>The small sheet a case describes. Fields of the vocabulary become facts; derived quantities that are given replace their formulas.</summary>
internal static class CaseSheet
{
    private const string RunEntity = "评估";

    public static SheetResult Build(KnowledgeBase knowledge, RuleCase @case)
    {
        var builder = new FactSheetBuilder(knowledge, @case.Day ?? CaseRunner.DefaultDay);
        foreach (var given in @case.Given)
        {
            if (string.Equals(given.Entity, RunEntity, StringComparison.Ordinal))
            {
                Settings(builder, given);
                continue;
            }

            builder.Reported(given.Entity);
            foreach (var row in given.Rows)
            {
                builder.Add(given.Entity, Facts(knowledge, given.Entity, row));
            }
        }

        return builder.Build();
    }

    /// <summary>The sheet and given quantities of a case, from the cache when the case met the same vocabulary before.</summary>
    public static PreparedCase Prepare(KnowledgeBase knowledge, RuleCase @case, Dictionary<RuleCase, PreparedCase>? cache)
    {
        if (cache is not null && cache.TryGetValue(@case, out var known))
        {
            return known;
        }

        var result = Build(knowledge, @case);
        var prepared = new PreparedCase(result, result.Sheet is { } sheet ? GivenDerived(knowledge, @case, sheet) : []);
        cache?.Add(@case, prepared);
        return prepared;
    }

    /// <summary>Entries of the given rows that are derived quantities of their entity.</summary>
    public static ImmutableArray<GivenDerived> GivenDerived(KnowledgeBase knowledge, RuleCase @case, FactSheet sheet)
    {
        var list = ImmutableArray.CreateBuilder<GivenDerived>();
        foreach (var given in @case.Given.Where(g => knowledge.Entities.ContainsKey(g.Entity) && sheet.Tables.ContainsKey(g.Entity)))
        {
            for (var i = 0; i < given.Rows.Length && i < sheet.Tables[given.Entity].RowCount; i++)
            {
                foreach (var (name, value) in given.Rows[i].Names.Zip(given.Rows[i].Values))
                {
                    var full = given.Entity + "." + name;
                    if (knowledge.Derived.ContainsKey(full))
                    {
                        list.Add(new GivenDerived(full, sheet.Tables[given.Entity].KeyOf(i), value));
                    }
                }
            }
        }

        return list.ToImmutable();
    }

    private static void Settings(FactSheetBuilder builder, GivenRows given)
    {
        foreach (var (name, value) in given.Rows.SelectMany(r => r.Names.Zip(r.Values)))
        {
            if (value.As<RangeValue>() is { } range && range.Start.As<FeelDate>() is { } from && range.End.As<FeelDate>() is { } to)
            {
                var period = new DatePeriod(new DateOnly((int)from.Year, from.Month, from.Day), new DateOnly((int)to.Year, to.Month, to.Day));
                _ = string.Equals(name, "期", StringComparison.Ordinal) ? builder.Period(period) : builder.ComparePeriod(period);
            }
            else if (string.Equals(name, "城市", StringComparison.Ordinal) && value.AsText is { } city)
            {
                builder.City(city);
            }
        }
    }

    private static ContextValue Facts(KnowledgeBase knowledge, string entity, ContextValue row)
    {
        var kept = row.Names.Zip(row.Values).Where(p => !knowledge.Derived.ContainsKey(entity + "." + p.First)).ToList();
        return new ContextValue([.. kept.Select(p => p.First)], [.. kept.Select(p => p.Second)]);
    }
}

/// <summary>A case ready to evaluate.</summary>
/// <param name="Result">Its sheet, or why there is none.</param>
/// <param name="Given">Derived quantities it gives.</param>
internal sealed record PreparedCase(SheetResult Result, ImmutableArray<GivenDerived> Given);
