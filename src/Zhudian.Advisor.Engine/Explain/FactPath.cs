using System.Collections.Immutable;
using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Engine.Model;
using Zhudian.Advisor.Facts;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Facts.Reading;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Engine.Explain;

/// <summary>Reads <c>断面[A].总磷=0.2</c> and <c>参数名=值</c> of what-if.</summary>
public static class FactPath
{
    /// <summary>Options with one more setting; null and a diagnostic when the path does not fit the sheet.</summary>
    public static EvaluationOptions? TrySet(Assessment assessment, EvaluationOptions options, string setting, out Diagnostic? problem)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(setting);
        problem = null;
        ImmutableArray<CellSetting> settings = [];
        if (!TrySplit(setting, out var path, out var text))
        {
            problem = Error("ENG030", $"“{setting}”不是“路径=值”", setting.Contains('＝', StringComparison.Ordinal) ? "“＝”是全角，改为半角 =" : "例如 断面[A].目标类别=Ⅲ，或 参数名=1.5");
            return null;
        }

        var reader = new CellText(assessment.Knowledge.Units, assessment.State.Context.SourceOf);
        if (assessment.Knowledge.Parameters.TryGetValue(path, out var parameter))
        {
            problem = reader.Read(parameter, text, out var given);
            return problem is not null ? null : options with { Parameters = options.Parameters.SetItem(path, given) };
        }

        var open = path.IndexOf('[', StringComparison.Ordinal);
        var close = path.LastIndexOf("].", StringComparison.Ordinal);
        if (open <= 0 || close < open)
        {
            problem = Error("ENG030", $"“{path}”既不是参数，也不是“实体[键].字段”", Near(path, assessment.Knowledge.Parameters.Keys) ?? "例如 断面[A].目标类别");
            return null;
        }

        var cell = new FactCell(path[..open].Trim(), path[(open + 1)..close].Trim(), path[(close + 2)..].Trim());
        problem = Find(assessment, cell, out var table, out var field) ?? reader.Read(table!, table!.IndexOfKey(cell.Key), field!, text, out settings);
        return problem is not null ? null : options with { Facts = options.Facts.SetItems(settings.Select(s => KeyValuePair.Create(cell with { Field = s.Field.Name }, s.Value))) };
    }

    // The first “=” behind the path: a text may hold more of them, and so may a key.
    private static bool TrySplit(string setting, out string path, out string text)
    {
        var open = setting.IndexOf('[', StringComparison.Ordinal);
        var first = setting.IndexOf('=', StringComparison.Ordinal);
        var from = open >= 0 && open < first ? Math.Max(0, setting.IndexOf("].", open, StringComparison.Ordinal)) : 0;
        var equals = setting.IndexOf('=', from);
        (path, text) = equals <= 0 ? (string.Empty, string.Empty) : (setting[..equals].Trim(), setting[(equals + 1)..].Trim());
        return path.Length > 0;
    }

    private static Diagnostic? Find(Assessment assessment, FactCell cell, out FactTable? table, out FieldDef? field)
    {
        field = null;
        table = null;
        if (!assessment.Knowledge.Entities.TryGetValue(cell.Entity, out var entity) || assessment.State.Context.SourceOf(entity) is not FactTable found)
        {
            return Error("ENG031", $"没有名为“{cell.Entity}”的事实表", Suggestion.Hint(cell.Entity, [.. assessment.Sheet.Tables.Keys.Order(StringComparer.Ordinal)]));
        }

        table = found;
        if (!entity.TryGetField(cell.Field, out field!))
        {
            return Error("ENG031", $"{cell.Entity}没有字段“{cell.Field}”", "字段有：" + string.Join("、", entity.Fields.Select(f => f.Name)));
        }

        return found.IndexOfKey(cell.Key) < 0
            ? Error("ENG031", $"{cell.Entity}里没有键“{cell.Key}”", Near(cell.Key, Enumerable.Range(0, found.RowCount).Select(found.KeyOf)) ?? $"键由 {string.Join("、", entity.Key.Select(k => k.Name))} 用“+”连成")
            : null;
    }

    private static string? Near(string word, IEnumerable<string> names) => Suggestion.For(word, names) is { } near ? $"是否要写“{near}”" : null;

    private static Diagnostic Error(string code, string message, string? hint) => new(code, Severity.Error, null, message, hint);
}
