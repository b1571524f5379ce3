using System.Collections.Immutable;
using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Engine.Explain;
using Zhudian.Advisor.Engine.Model;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Text;

namespace Zhudian.Advisor.Reports.Editions;

/// <summary>
/// The assessment once more, over a sheet that says numbers where it says sensitive texts. What prints the texts as they are prints the numbers now,
/// and an ordinary word of a rule stays as it is; what takes them apart (a part, the length, a comparison) comes out otherwise and is not printed.
/// Texts that are part of a key stay in the sheet: another key would be another row.
/// </summary>
internal sealed class RenamedSheet
{
    // Numbers are made longer than any name: of two texts of one length none could tell whether the length was used.
    private const char Filler = '\uE000';
    private readonly NameReplacer _replacer;
    private readonly Dictionary<(string Id, string Kind), Conclusion> _conclusions;
    private readonly AssessmentReader _reader;

    public RenamedSheet(Assessment assessment, NumberedNames names)
    {
        _replacer = new NameReplacer(names.All);
        var filler = new string(Filler, names.All.Select(n => n.Text.Length).DefaultIfEmpty().Max() + 1);
        var facts = ImmutableDictionary.CreateBuilder<FactCell, Value>();
        foreach (var table in assessment.Sheet.Tables.Values)
        {
            foreach (var field in table.Entity.Fields.Where(f => Sensitive.IsText(f) && !f.Entity.Key.Contains(f)))
            {
                for (var row = 0; row < table.RowCount; row++)
                {
                    if (table.Get(row, field.Slot) is { Kind: ValueKind.String, AsText: { } text } && names.NumberOf(text) is { } number)
                    {
                        facts.Add(new FactCell(table.Entity.Name, table.KeyOf(row), field.Name), Value.Of(number + filler));
                    }
                }
            }
        }

        var renamed = assessment.With(facts.ToImmutable());
        _conclusions = renamed.Conclusions.ToDictionary(c => (c.Id, c.Kind.Name));
        _reader = renamed.Reader;
    }

    /// <summary>The conclusion of the renamed sheet; null when it is drawn because of what a text says.</summary>
    public Conclusion? Of(Conclusion conclusion) => _conclusions.GetValueOrDefault((conclusion.Id, conclusion.Kind.Name));

    /// <summary>The sentence in numbers; null when it says something else of a text than the text itself.</summary>
    public string? Worded(string text, string renamed)
    {
        var stripped = Stripped(renamed);
        return string.Equals(_replacer.Replace(text), _replacer.Replace(stripped), StringComparison.Ordinal) ? stripped : null;
    }

    /// <summary>A value in numbers; null when it was computed from what a text says.</summary>
    public Value? Worded(Value value, Value renamed, ValueFormat format)
    {
        if (value.Kind != renamed.Kind || value.Kind is not (ValueKind.String or ValueKind.List or ValueKind.Context or ValueKind.Row))
        {
            return value.Equals(renamed) ? value : null;
        }

        var (before, after) = (ValueFormatter.Format(value, format), ValueFormatter.Format(renamed, format));
        return string.Equals(before, after, StringComparison.Ordinal) ? value : Worded(before, after) is { } worded ? Value.Of(worded) : null;
    }

    /// <summary>A member of a row in numbers; null when it was computed from what a text says.</summary>
    public Value? Member(Value row, string member, Value value, ReadOnlySpan<Value> arguments)
        => Worded(value, arguments.IsEmpty ? _reader.Read(row, member) : _reader.Call(row, member, arguments), FieldFormat.Of(row, member));

    private static string Stripped(string text) => text.Replace(Filler.ToString(), string.Empty, StringComparison.Ordinal);
}
