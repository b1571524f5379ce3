using System.Collections.Immutable;
using Zhudian.Advisor.Engine.Evidence;
using Zhudian.Advisor.Engine.Model;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Text;

namespace Zhudian.Advisor.Engine.Evaluation;

/// <summary>Turns rows of conclusion kinds into <see cref="Conclusion"/>s: status, basis, coverage, sentence.</summary>
internal sealed class ConclusionBuilder(RunContext context)
{
    /// <summary>Conclusion of a sealed row.</summary>
    public Conclusion Build(ConclusionTable table, ConclusionRow row)
    {
        var kind = row.Action.Kind;
        var summary = row.Gathered.Evidence is { } evidence ? context.Statuses.Summarise(evidence) : new EvidenceSummary(VerificationStatus.Unverified, string.Empty, [], []);
        var notes = NoteRope.Flatten(row.Gathered.Notes);
        var review = kind.FormalGrade && summary.Status >= VerificationStatus.Unverified;
        var text = TextOf(row);
        return new Conclusion(
            row.Id,
            row.Binding.Plan.Rule,
            kind,
            row.Key,
            row.Binding.Subject,
            review ? $"建议复核（{summary.Weakest}{StatusWords.Of(summary.Status)}，以下仅供参考）：{text}" : text,
            [.. kind.Fields.Where(f => !ImplicitFields.Is(f)).Select(f => (f, row.Values[f.Slot]))],
            Value.Row(table, row.Index),
            row.EmittedFor is not null)
        {
            Status = summary.Status,
            WeakestElement = summary.Weakest,
            Origin = row.Gathered.Evidence?.Origin,
            Basis = summary.Basis,
            Coverage = [.. notes.Where(n => n.Kind == NoteKind.Coverage && n.Known < n.Total).Select(n => new CoverageNote(n.Text, n.Known, n.Total, [.. n.Missing]))],
            Provisional = notes.Any(n => n.Kind == NoteKind.Provisional),
            ReviewOnly = review,
            Contested = [.. summary.Contested.Select(name => (name, ValueOf(context.Plan.Knowledge.Parameters[name])))],
        };
    }

    /// <summary>Whether 缺省 stood in for a fact.</summary>
    public static bool IsProvisional(NoteRope? notes) => notes is not null && NoteRope.Flatten(notes).Any(n => n.Kind == NoteKind.Provisional);

    private Value ValueOf(ParameterDef parameter)
    {
        var edition = parameter.On(context.AsOf) ?? parameter.Editions[^1];
        return context.TryChosen(parameter, edition, out var chosen) ? chosen : edition.Value;
    }

    // 说明, else the first text field written as a template, else the fields one after the other.
    private static string TextOf(ConclusionRow row)
    {
        foreach (var field in row.Action.Fields.OrderByDescending(f => string.Equals(f.Field.Name, "说明", StringComparison.Ordinal)))
        {
            if (field.Slot.Template is not null && row.Values[field.Field.Slot].AsText is { Length: > 0 } text)
            {
                return text;
            }
        }

        return string.Join('，', row.Action.Kind.Fields
            .Where(f => !ImplicitFields.Is(f) && !row.Values[f.Slot].IsNull)
            .Select(f => $"{f.DisplayName}：{ValueFormatter.Format(row.Values[f.Slot], FormatOf(f), f.DisplayName)}"));
    }

    private static ValueFormat FormatOf(FieldDef field) => new(Decimals: field.Digits, Unit: field.Unit);
}
