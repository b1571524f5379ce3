using Zhudian.Advisor.Engine.Evidence;
using System.Collections.Immutable;
using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Engine.Model;

/// <summary>
/// One conclusion: a row of a conclusion kind made by a rule. What people read of it is made when first asked for: an assessment has thousands of
/// conclusions, a page shows a few. Safe for all threads; one per row, compared by identity.
/// </summary>
public sealed class Conclusion
{
    private readonly ConclusionTable _table;
    private ConclusionDetails? _details;
    private (string Text, ImmutableArray<(FieldDef Field, Value Value)> Values)? _reworded;

    internal Conclusion(ConclusionTable table, ConclusionRow row)
    {
        _table = table;
        Source = row;
    }

    /// <summary><c>编号/key1+key2</c>, with <c>/kind</c> when 则 has several.</summary>
    public string Id => Source.Id;

    /// <summary>The rule.</summary>
    public RuleDef Rule => Source.Binding.Plan.Rule;

    /// <summary>The conclusion kind.</summary>
    public EntityDef Kind => _table.EntityKind;

    /// <summary>Key of the row for people.</summary>
    public string Key => Source.Key;

    /// <summary>Key of the first variable of 对.</summary>
    public string Subject => Source.Binding.Subject;

    /// <summary>Field values in order of the kind's fields, implicit ones excluded.</summary>
    public ImmutableArray<(FieldDef Field, Value Value)> Values => _reworded?.Values ?? Details.Values;

    /// <summary>The row of the kind.</summary>
    public Value Row => Value.Row(_table, Source.Index);

    /// <summary>Emitted through 未知时 because the rule could not be decided.</summary>
    public bool FromUnknown => Source.EmittedFor is not null;

    /// <summary>Weakest 核验 on the proof.</summary>
    public VerificationStatus Status => Details.Summary.Status;

    /// <summary>Name of the element that made the status the weakest.</summary>
    public string WeakestElement => Details.Summary.Weakest;

    /// <summary>Weakest 来源 of the facts used; null when none was used.</summary>
    public FactOrigin? Origin => Source.Gathered.Evidence?.Origin;

    /// <summary>Distinct citations on the proof, in order of first use.</summary>
    public ImmutableArray<Citation> Basis => Details.Summary.Basis;

    /// <summary>One Chinese sentence in Markdown, values escaped: the 说明 (first text field that is a template), else fields joined.</summary>
    public string Text => _reworded?.Text ?? Details.Text;

    /// <summary>The field that <see cref="Text"/> prints; null when it prints all of them.</summary>
    public FieldDef? SentenceField => Details.SentenceField;

    /// <summary>Definite despite gaps: e.g. 11/12 月; empty when nothing was missing.</summary>
    public ImmutableArray<CoverageNote> Coverage => Details.Coverage;

    /// <summary>缺省 stood in for a fact: printed 暂定.</summary>
    public bool Provisional => NoteRope.IsProvisional(Source.Gathered.Notes);

    /// <summary>正式定级 on an unverified basis: the value is a reference, the outcome is 建议复核, never a grade.</summary>
    public bool ReviewOnly => Details.ReviewOnly;

    /// <summary>Contested points on the proof and the value used.</summary>
    public ImmutableArray<(string Parameter, Value Value)> Contested => Details.Contested;

    internal ConclusionRow Source { get; }

    /// <summary>The same conclusion in other words, for readers who may not see all of it; rule, basis and proof are those of this one.</summary>
    public Conclusion Reworded(Func<string, string> text, Func<FieldDef, Value, Value> value)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(value);
        return new Conclusion(_table, Source) { _reworded = (text(Text), [.. Values.Select(v => (v.Field, value(v.Field, v.Value)))]) };
    }

    private ConclusionDetails Details => _details ??= new ConclusionDetails(_table.Context, Source);
}
