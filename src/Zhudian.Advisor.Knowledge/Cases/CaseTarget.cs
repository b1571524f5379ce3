using System.Collections.Immutable;
using Zhudian.Advisor.Knowledge.Building;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Reading;

namespace Zhudian.Advisor.Knowledge.Cases;

/// <summary>What a 用例 table tests, with the types of its columns.</summary>
/// <param name="Name">Table or derived quantity.</param>
/// <param name="Inputs">Name, type (null = any literal) and unit.</param>
/// <param name="Outputs">Name and type.</param>
internal sealed record CaseTarget(string Name, ImmutableArray<(string Name, DataType? Type, string? Unit)> Inputs, ImmutableArray<(string Name, DataType? Type)> Outputs)
{
    /// <summary>
    /// The table or derived quantity named by the heading, else the derived quantity named by the first output column; null after reporting.
    /// </summary>
    public static CaseTarget? Find(RawTable cases, KnowledgeBuilder builder)
    {
        var name = cases.Heading.Name;
        if (builder.Tables.TryGetValue(name, out var family))
        {
            return family.Editions.IsEmpty ? null : Of(family); // without editions it did not bind, which was reported
        }

        var output = cases.Header.FirstOrDefault(h => h.Text.StartsWith('→'))?.Text[1..].Trim() ?? string.Empty;
        if (!builder.Derived.TryGetValue(name, out var derived) && !builder.Derived.TryGetValue(CaseColumns.NameOf(output), out derived))
        {
            if (builder.Names.TryGetValue(name, out var known) && known.Kind is ElementKind.Table or ElementKind.Derived)
            {
                return null; // it did not bind; that was reported where it stands
            }

            builder.Report(CaseDiagnostics.Target(cases.Location, cases.Heading.Title, Spelling.Hint(name, builder.Tables.Keys.Concat(builder.Derived.Keys))));
            return null;
        }

        if (derived.Entity is not null)
        {
            builder.Report(CaseDiagnostics.RowDerived(cases.Location, derived.Name));
            return null;
        }

        return new CaseTarget(
            derived.Name,
            [.. derived.Parameters.Select(p => (p.Name, CaseValues.TypeOf(p.Type), (string?)null))],
            [(derived.ShortName, CaseValues.TypeOf(derived.Type))]);
    }

    private static CaseTarget Of(TableFamily family)
    {
        var table = family.Editions[0];
        var list = table.Policy is HitPolicy.RuleOrder or HitPolicy.OutputOrder or HitPolicy.Collect;
        DataType? Output(TableOutput o)
        {
            var type = table.Policy is HitPolicy.Sum or HitPolicy.Count ? new DataType(DataKind.Number) : o.Declared ?? CaseValues.TypeOf(o.Type);
            return list && type is not null ? new DataType(DataKind.List, Element: type) : type;
        }

        return new CaseTarget(
            family.Name,
            [.. table.Inputs.Select(i => (i.Name, i.Declared ?? CaseValues.TypeOf(i.Type), i.Unit))],
            [.. table.Outputs.Select(o => (o.Name, Output(o)))]);
    }
}
