using System.Collections.Immutable;
using Zhudian.Advisor.Engine.Evidence;
using Zhudian.Advisor.Engine.Model;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Text;

namespace Zhudian.Advisor.Engine.Evaluation;

/// <summary>What people read of a conclusion, made when first asked for; racing threads may make it twice.</summary>
internal sealed class ConclusionDetails(RunContext context, ConclusionRow row)
{
    private static readonly EvidenceSummary Nothing = new(VerificationStatus.Unverified, string.Empty, [], []);
    private string? _text;
    private IReadOnlyList<RecordedNote>? _notes;

    /// <summary>核验, 依据 and contested points of the evidence.</summary>
    public EvidenceSummary Summary { get; } = row.Gathered.Evidence is { } evidence ? context.Statuses.Summarise(evidence) : Nothing;

    /// <summary>Stated fields and their values.</summary>
    public ImmutableArray<(FieldDef Field, Value Value)> Values { get; } = Stated(context.Plan.Kinds[row.Action.Kind].Stated, row);

    /// <summary>A formal grade on an unverified basis.</summary>
    public bool ReviewOnly => row.Action.Kind.FormalGrade && Summary.Status >= VerificationStatus.Unverified;

    /// <summary>Contested points and the value used.</summary>
    public ImmutableArray<(string Parameter, Value Value)> Contested
        => Summary.Contested.IsEmpty ? [] : [.. Summary.Contested.Select(name => (name, ValueOf(context.Plan.Knowledge.Parameters[name])))];

    /// <summary>The sentence, with 建议复核 in front where a formal grade rests on an unverified basis.</summary>
    public string Text => _text ??= ReviewOnly ? $"建议复核（{Summary.Weakest}{StatusWords.Of(Summary.Status)}，以下仅供参考）：{Sentence()}" : Sentence();

    /// <summary>Coverage notes.</summary>
    public ImmutableArray<CoverageNote> Coverage
        => row.Gathered.Notes is null ? [] : [.. Notes.Where(n => n.Kind == NoteKind.Coverage && n.Known < n.Total).Select(n => new CoverageNote(n.Text, n.Known, n.Total, [.. n.Missing]))];

    private IReadOnlyList<RecordedNote> Notes => _notes ??= NoteRope.Flatten(row.Gathered.Notes);

    private static ImmutableArray<(FieldDef Field, Value Value)> Stated(FieldDef[] fields, ConclusionRow row)
    {
        var stated = ImmutableArray.CreateBuilder<(FieldDef Field, Value Value)>(fields.Length);
        foreach (var field in fields)
        {
            stated.Add((field, row[field.Slot]));
        }

        return stated.MoveToImmutable();
    }

    private Value ValueOf(ParameterDef parameter)
    {
        var edition = parameter.On(context.AsOf) ?? parameter.Editions[^1];
        return context.TryChosen(parameter, edition, out var chosen) ? chosen : edition.Value;
    }

    /// <summary>说明: the first text field written as a template; null when the sentence is all fields one after the other.</summary>
    public FieldDef? SentenceField
        => row.Action.Fields.FirstOrDefault(f => f.Slot.Template is not null && row[f.Field.Slot].AsText is { Length: > 0 })?.Field;

    // Values of a template are escaped already, those of other fields are here.
    private string Sentence()
        => SentenceField is { } field ? row[field.Slot].AsText!
            : string.Join('，', row.Action.Kind.Fields
                .Where(f => !ImplicitFields.Is(f) && !row[f.Slot].IsNull)
                .Select(f => $"{f.DisplayName}：{MarkdownText.Escape(ValueFormatter.Format(row[f.Slot], new ValueFormat(Decimals: f.Digits, Unit: f.Unit), f.DisplayName))}"));
}
