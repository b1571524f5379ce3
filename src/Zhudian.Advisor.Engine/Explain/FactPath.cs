using System.Collections.Immutable;
using Zhudian.Advisor.Engine.Apply;
using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Engine.Model;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Values;
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
        var equals = setting.LastIndexOf('=');
        if (equals <= 0)
        {
            problem = Error("ENG030", $"“{setting}”不是“路径=值”", "例如 断面[A].目标类别=Ⅲ，或 参数名=1.5");
            return null;
        }

        var (path, text) = (setting[..equals].Trim(), setting[(equals + 1)..].Trim());
        if (assessment.Knowledge.Parameters.TryGetValue(path, out var parameter))
        {
            var given = InputReader.Read(text is "未知" ? string.Empty : text, parameter.Type, path, 0);
            problem = given.Fault;
            return given.IsFault ? null : options with { Parameters = options.Parameters.SetItem(path, given) };
        }

        var open = path.IndexOf('[', StringComparison.Ordinal);
        var close = path.LastIndexOf("].", StringComparison.Ordinal);
        if (open <= 0 || close < open)
        {
            problem = Error("ENG030", $"“{path}”既不是参数，也不是“实体[键].字段”", "例如 断面[A].目标类别");
            return null;
        }

        var cell = new FactCell(path[..open], path[(open + 1)..close], path[(close + 2)..]);
        if (Find(assessment, cell, out var field) is { } missing)
        {
            problem = missing;
            return null;
        }

        var value = Read(assessment, field!, text);
        problem = value.Fault;
        return value.IsFault ? null : options with { Facts = options.Facts.SetItem(cell, value) };
    }

    /// <summary>Value of a text for a field; 未知 or nothing = unknown, 无 = not applicable.</summary>
    internal static Value Read(Assessment assessment, FieldDef field, string text)
    {
        if (field.Type.Kind == DataKind.Reference && text.Length > 0 && text is not ("未知" or "无"))
        {
            var source = assessment.State.Context.SourceOf(field.Type.Target!);
            for (var i = 0; i < source.RowCount; i++)
            {
                if (string.Equals(source.KeyOf(i), text, StringComparison.Ordinal))
                {
                    return Value.Row(source, i);
                }
            }

            return Value.FaultOf(Error("ENG031", $"{field.Type.Target!.Name}里没有键“{text}”", null));
        }

        return InputReader.Read(text is "未知" ? string.Empty : text, field.Type.Feel, field.Name, 0);
    }

    private static Diagnostic? Find(Assessment assessment, FactCell cell, out FieldDef? field)
    {
        field = null;
        if (!assessment.Knowledge.Entities.TryGetValue(cell.Entity, out var entity) || assessment.State.Context.SourceOf(entity) is not FactTable table)
        {
            return Error("ENG031", $"没有名为“{cell.Entity}”的事实表", null);
        }

        if (!entity.TryGetField(cell.Field, out field!))
        {
            return Error("ENG031", $"{cell.Entity}没有字段“{cell.Field}”", "字段有：" + string.Join("、", entity.Fields.Select(f => f.Name)));
        }

        return table.IndexOfKey(cell.Key) < 0 ? Error("ENG031", $"{cell.Entity}里没有键“{cell.Key}”", null) : null;
    }

    private static Diagnostic Error(string code, string message, string? hint) => new(code, Severity.Error, null, message, hint);
}
