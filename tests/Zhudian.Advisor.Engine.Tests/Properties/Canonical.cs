using System.Text;
using Zhudian.Advisor.Engine.Model;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Engine.Tests.Properties;

/// <summary>Everything an assessment says, as one text that does not depend on the order in which it was said.</summary>
internal static class Canonical
{
    public static string Of(Assessment assessment, bool evidence = true)
    {
        var lines = assessment.Conclusions.Select(c => Of(c, evidence))
            .Concat(assessment.Unknown.Select(u => $"未定 {u.Rule.Id}/{u.Subject} 缺 {string.Join(',', u.Missing.Select(m => m.Id).Order(StringComparer.Ordinal))}"))
            .Concat(assessment.NotApplicable.Select(u => $"不适用 {u.Rule.Id}/{u.Subject}"))
            .Concat(assessment.Faults.Select(f => $"故障 {f.Element}/{f.Subject} {f.Diagnostic.Code}"))
            .Concat(assessment.MissingFacts.Select(m => $"缺 {m.Item.Id} {m.Bindings} {string.Join(',', m.Rules)}"));
        return string.Join('\n', lines.Order(StringComparer.Ordinal));
    }

    public static string Of(Conclusion conclusion, bool evidence = true)
    {
        var text = new StringBuilder(conclusion.Id).Append(' ').Append(conclusion.Kind.Name).Append(conclusion.FromUnknown ? " 未知时" : string.Empty);
        foreach (var (field, value) in conclusion.Values)
        {
            text.Append(' ').Append(field.Name).Append('=').Append(Of(value));
        }

        return evidence
            ? text.Append(' ').Append(conclusion.Status).Append(' ').Append(conclusion.Origin).Append(' ').AppendJoin('；', conclusion.Basis).Append(' ').Append(conclusion.Provisional)
                .Append(' ').AppendJoin(';', conclusion.Coverage.Select(c => $"{c.Text} {c.Known}/{c.Total} {string.Join(',', c.Missing.Select(m => m.Id).Order(StringComparer.Ordinal))}").Order(StringComparer.Ordinal)).ToString()
            : text.ToString();
    }

    private static string Of(in Value value)
        => value.IsRow ? ((RowSource)value.Reference!).KeyOf(value.RowIndex) : value.IsUnknown ? "未知:" + string.Join(',', value.Unknown!.Items().Select(m => m.Id).Order(StringComparer.Ordinal)) : value.Kind == ValueKind.Enum ? "枚举 " + value.AsText : ValueText.Print(value);
}
