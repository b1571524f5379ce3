using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Building;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Reading;
using Zhudian.Advisor.Knowledge.Units;
using Zhudian.Advisor.Knowledge.Vocabulary;

namespace Zhudian.Advisor.Knowledge.Cases;

/// <summary>One column of a 用例 table: <c>名 [(单位)] [: 类型]</c> or <c>→ 名 …</c>.</summary>
internal sealed record CaseColumn(string Name, bool IsOutput, DataType? Type, decimal Factor);

/// <summary>Matches the header of a 用例 table with its target.</summary>
internal static class CaseColumns
{
    /// <summary>Columns from the second on; null after reporting.</summary>
    public static List<CaseColumn?>? Match(RawTable cases, CaseTarget target, KnowledgeBuilder builder)
    {
        var columns = new List<CaseColumn?>();
        foreach (var cell in cases.Header.Skip(1))
        {
            columns.Add(cell.Text is "说明" or "备注" or "依据" ? null : MatchOne(cell, target, builder));
            if (columns[^1] is null && cell.Text is not ("说明" or "备注" or "依据"))
            {
                return null;
            }
        }

        var missing = target.Inputs.Select(i => i.Name).Except(columns.Where(c => c is { IsOutput: false }).Select(c => c!.Name), StringComparer.Ordinal).ToList();
        if (missing.Count > 0 || !columns.Exists(c => c is { IsOutput: true }))
        {
            builder.Report(CaseDiagnostics.MissingColumn(cases.Location, target.Name, missing.Count > 0 ? string.Join('、', missing) : "→ 输出"));
            return null;
        }

        return columns;
    }

    /// <summary>Name of a header without unit and type.</summary>
    public static string NameOf(string header)
    {
        var cut = header.IndexOf(" :", StringComparison.Ordinal);
        var text = cut < 0 ? header : header[..cut];
        var open = text.IndexOf(" (", StringComparison.Ordinal);
        return (open < 0 ? text : text[..open]).Trim();
    }

    private static CaseColumn? MatchOne(RawCell cell, CaseTarget target, KnowledgeBuilder builder)
    {
        if (cell.Text.StartsWith('→'))
        {
            var output = NameOf(cell.Text[1..].Trim());
            var found = target.Outputs.FirstOrDefault(o => string.Equals(o.Name, output, StringComparison.Ordinal));
            if (found.Name is not null)
            {
                return new CaseColumn(output, true, found.Type, 1m);
            }

            builder.Report(CaseDiagnostics.Column(cell.Location, target.Name, output, Spelling.Hint(output, target.Outputs.Select(o => o.Name)) ?? $"输出：{string.Join('、', target.Outputs.Select(o => o.Name))}"));
            return null;
        }

        var name = NameOf(cell.Text);
        var input = target.Inputs.FirstOrDefault(i => string.Equals(i.Name, name, StringComparison.Ordinal));
        if (input.Name is null)
        {
            builder.Report(CaseDiagnostics.Column(cell.Location, target.Name, name, Spelling.Hint(name, target.Inputs.Select(i => i.Name)) ?? $"输入：{string.Join('、', target.Inputs.Select(i => i.Name))}"));
            return null;
        }

        return new CaseColumn(name, false, input.Type, Factor(cell, input.Unit, builder));
    }

    private static decimal Factor(RawCell cell, string? unit, KnowledgeBuilder builder)
    {
        var open = cell.Text.IndexOf(" (", StringComparison.Ordinal);
        var close = open < 0 ? -1 : cell.Text.IndexOf(')', open);
        if (close < 0)
        {
            return 1m;
        }

        var place = cell.Source.Locate(open + 2);
        var symbol = UnitReader.Symbol(SourceText.From(cell.Text[(open + 2)..close], place.Path, place.Line, place.Column), builder);
        if (symbol is null || string.Equals(symbol, unit, StringComparison.Ordinal))
        {
            return 1m;
        }

        builder.Units.TryGet(symbol, out var from);
        if (unit is not null && builder.Units.TryGet(unit, out var to) && UnitSystem.TryConvert(from, to, out var factor))
        {
            return factor;
        }

        if (unit is not null)
        {
            builder.Report(CaseDiagnostics.Unit(cell.Location, cell.Text, unit));
        }

        return 1m;
    }

    /// <summary>A number in the unit of the input.</summary>
    public static Value Convert(Value value, decimal factor) => factor != 1m && value.IsNumber ? Value.Of(value.AsNumber * factor) : value;
}
