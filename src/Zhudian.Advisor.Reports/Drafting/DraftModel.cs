using System.Collections.Immutable;
using Zhudian.Advisor.Engine.Model;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Text;
using Zhudian.Advisor.Reports.Editions;

namespace Zhudian.Advisor.Reports.Drafting;

/// <summary>What a template sees: one assessment, conclusions by kind, facts by entity, and the notes gathered while writing.</summary>
public sealed class DraftModel
{
    private readonly ILookup<string, Conclusion> _byKind;
    private readonly PublicWording? _wording;

    /// <summary>A model for one rendering; it gathers footnotes, so it is used once.</summary>
    public DraftModel(Assessment assessment, DraftOptions options)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        Assessment = assessment;
        Options = options;
        Notes = new DraftNotes(assessment);
        Names = NumberedNames.Of(assessment);
        _wording = options.Edition == DraftEdition.Public ? new PublicWording(assessment, Names) : null;
        Conclusions = _wording is null ? assessment.Conclusions : [.. assessment.Conclusions.Select(_wording.Of).OfType<Conclusion>()];
        _byKind = Conclusions.ToLookup(c => c.Kind.Name, StringComparer.Ordinal);
    }

    public Assessment Assessment { get; }

    public FactSheet Sheet => Assessment.Sheet;

    public DraftOptions Options { get; }

    /// <summary>Conclusions as this edition words them. The public edition leaves out those that say something sensitive by being there; templates tell how many.</summary>
    public ImmutableArray<Conclusion> Conclusions { get; }

    /// <summary>Footnotes of this rendering.</summary>
    public DraftNotes Notes { get; }

    /// <summary>What the public edition names by number.</summary>
    public NumberedNames Names { get; }

    /// <summary>Whether names of enterprises and persons give way to numbers.</summary>
    public bool IsPublic => Options.Edition == DraftEdition.Public;

    /// <summary>Conclusions of a kind in order of id; empty when there are none.</summary>
    public IEnumerable<Conclusion> Of(string kind) => _byKind[kind];

    /// <summary>Conclusions of a kind whose field prints as the given text.</summary>
    public IEnumerable<Conclusion> Of(string kind, string field, string text) => Of(kind).Where(c => string.Equals(Text(c, field), text, StringComparison.Ordinal));

    /// <summary>Rows of an entity.</summary>
    public IEnumerable<FactRow> Facts(string entity)
    {
        var rows = Assessment.Reader.Rows(entity);
        for (var i = 0; i < rows.Count; i++)
        {
            yield return new FactRow(Assessment, rows[i], _wording);
        }
    }

    /// <summary>Field of a conclusion; null when the kind has no such field.</summary>
    public static Value Get(Conclusion conclusion, string field)
    {
        ArgumentNullException.ThrowIfNull(conclusion);
        foreach (var (definition, value) in conclusion.Values)
        {
            if (string.Equals(definition.Name, field, StringComparison.Ordinal))
            {
                return value;
            }
        }

        return Value.Null;
    }

    /// <summary>Printed field of a conclusion without its unit (tables name units in their headings).</summary>
    public static string Text(Conclusion conclusion, string field)
    {
        ArgumentNullException.ThrowIfNull(conclusion);
        foreach (var (definition, value) in conclusion.Values)
        {
            if (string.Equals(definition.Name, field, StringComparison.Ordinal))
            {
                return ValueFormatter.Format(value, FieldFormat.Of(definition));
            }
        }

        return ValueFormatter.Format(Value.Null, ValueFormat.Default);
    }
}
