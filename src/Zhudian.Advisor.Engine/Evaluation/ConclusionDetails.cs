using System.Collections.Immutable;
using Zhudian.Advisor.Engine.Evidence;
using Zhudian.Advisor.Engine.Model;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Text;

namespace Zhudian.Advisor.Engine.Evaluation;

/// <summary>What people read of a conclusion, made when first asked for; racing threads may make it twice.</summary>
internal sealed class ConclusionDetails(ConclusionRow row, EvidenceSummary? review)
{
    private string? _text;
    private IReadOnlyList<RecordedNote>? _notes;

    /// <summary>The sentence, with 建议复核 in front where a formal grade rests on an unverified basis.</summary>
    public string Text => _text ??= review is null ? Sentence() : $"建议复核（{review.Weakest}{StatusWords.Of(review.Status)}，以下仅供参考）：{Sentence()}";

    /// <summary>Coverage notes.</summary>
    public ImmutableArray<CoverageNote> Coverage
        => row.Gathered.Notes is null ? [] : [.. Notes.Where(n => n.Kind == NoteKind.Coverage && n.Known < n.Total).Select(n => new CoverageNote(n.Text, n.Known, n.Total, [.. n.Missing]))];

    /// <summary>缺省 stood in.</summary>
    public bool Provisional => row.Gathered.Notes is { HasProvisional: true };

    private IReadOnlyList<RecordedNote> Notes => _notes ??= NoteRope.Flatten(row.Gathered.Notes);

    // 说明: the first text field written as a template; else the fields one after the other.
    private string Sentence()
    {
        foreach (var field in row.Action.Fields)
        {
            if (field.Slot.Template is not null && row.Values[field.Field.Slot].AsText is { Length: > 0 } text)
            {
                return text;
            }
        }

        return string.Join('，', row.Action.Kind.Fields
            .Where(f => !ImplicitFields.Is(f) && !row.Values[f.Slot].IsNull)
            .Select(f => $"{f.DisplayName}：{ValueFormatter.Format(row.Values[f.Slot], new ValueFormat(Decimals: f.Digits, Unit: f.Unit), f.DisplayName)}"));
    }
}
