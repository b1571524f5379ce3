using System.Globalization;
using System.Text.RegularExpressions;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Testing.Mutation;

/// <summary>Every small change of a knowledge base worth trying, at the places its elements were read from.</summary>
internal static partial class MutantFinder
{
    // A whole cell that is a number; the closing pipe is looked at only, it opens the next cell.
    [GeneratedRegex(@"(?<=\|\s*)\d+(\.\d+)?(?=\s*\|)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NumberCells { get; }

    public static IEnumerable<Mutant> Of(KnowledgeBase knowledge, RuleTexts texts)
        => knowledge.Rules.SelectMany(r => On(TouchMap.Rule(r.Id), Of(r)))
            .Concat(knowledge.Tables.Values.SelectMany(f => On(TouchMap.Table(f.Name), f.Editions.SelectMany(Of))))
            .Concat(knowledge.Derived.Values.SelectMany(d => On(TouchMap.Derived(d.Name), Expression(d.Name, d.FormulaText, everyNumber: false))))
            .Concat(knowledge.Parameters.Values.SelectMany(p => On(TouchMap.Parameter(p.Name), p.Editions.SelectMany(e => Number(e.Info.Name, e.ValueText)))))
            .Concat(References(knowledge, texts));

    private static IEnumerable<Mutant> On(string element, IEnumerable<Mutant> mutants) => mutants.Select(m => m with { Element = element });

    private static IEnumerable<Mutant> References(KnowledgeBase knowledge, RuleTexts texts)
    {
        var read = new ReadFields(knowledge);
        return knowledge.Entities.Values.Where(e => e.ReferenceRows is not null).SelectMany(e => Reference(e, e.ReferenceRows!, texts, read));
    }

    // Limits of a standard are reference data: a slip of the pen there is what cases should notice first.
    private static IEnumerable<Mutant> Reference(EntityDef entity, RowSource rows, RuleTexts texts, ReadFields read)
    {
        for (var row = 0; row < rows.RowCount; row++)
        {
            if ((rows as IAttributedRows)?.LocationOf(row) is not { } place)
            {
                continue;
            }

            var line = texts.Line(place.Path, place.Line);
            foreach (Match match in NumberCells.Matches(line))
            {
                if (!entity.TryGetField(Column(texts, place, line, match.Index), out var field) || !read.Contains(field))
                {
                    continue;
                }

                foreach (var shifted in (string[])[Shifted(match.Value, 1), Shifted(match.Value, -1)])
                {
                    var at = place with { Column = match.Index + 1 };
                    yield return new Mutant(MutationKind.Number, $"{entity.Name}[{rows.KeyOf(row)}]", at, match.Value, shifted)
                    {
                        Edits = [new TextEdit(at, match.Value, shifted)],
                        // A key is looked at without reading the row: such a change may show anywhere.
                        Element = rows.KeyOf(row).Split('+').Contains(match.Value, StringComparer.Ordinal) ? null : TouchMap.Reference(entity.Name, row),
                    };
                }
            }
        }
    }

    // The header is the line above the nearest rule of dashes; cells with \| do not hold numbers, so counting pipes is enough.
    private static string Column(RuleTexts texts, SourceLocation row, string line, int offset)
    {
        var header = row.Line;
        while (header > 1 && !texts.Line(row.Path, header).TrimStart().StartsWith("|-", StringComparison.Ordinal))
        {
            header--;
        }

        var cells = texts.Line(row.Path, header - 1).Split('|');
        var at = line.AsSpan(0, offset).Count('|');
        var name = at < cells.Length ? cells[at].Trim() : string.Empty;
        name = name[(name.LastIndexOf('.') + 1)..];
        return name.IndexOfAny(['(', '（']) is > 0 and var unit ? name[..unit].Trim() : name;
    }

    private static IEnumerable<Mutant> Of(RuleDef rule)
    {
        foreach (var condition in rule.Conditions)
        {
            yield return Drop(rule.Id, condition.Text, "true", "true or ");
        }

        foreach (var absence in rule.Absences)
        {
            yield return Drop(rule.Id, absence.Condition.Text, "false", "false and ");
        }

        var texts = rule.Lets.Select(l => l.Text).Concat(rule.Conditions.Select(c => c.Text)).Concat(rule.Absences.Select(a => a.Condition.Text));
        foreach (var mutant in texts.SelectMany(t => Expression(rule.Id, t, everyNumber: false)))
        {
            yield return mutant;
        }

        foreach (var field in rule.Actions.SelectMany(a => a.Fields))
        {
            foreach (var mutant in Word(rule.Id, field.Slot, field.Field.Type.Feel))
            {
                yield return mutant;
            }
        }
    }

    private static IEnumerable<Mutant> Of(DecisionTable table)
    {
        foreach (var row in table.Rows)
        {
            var owner = table.Info.Name + "/" + row.Id;
            foreach (var cell in row.Cells.Where(c => c.Kind == CellKind.Test))
            {
                foreach (var mutant in Expression(owner, cell.Text, everyNumber: true))
                {
                    yield return mutant;
                }
            }

            for (var i = 0; i < row.Outputs.Length; i++)
            {
                foreach (var mutant in Word(owner, row.Outputs[i], table.Outputs[i].Type).Concat(Number(owner, row.Outputs[i].Text)))
                {
                    yield return mutant;
                }
            }
        }
    }

    private static Mutant Drop(string owner, SourceText text, string constant, string prefix)
    {
        var edits = text.Text.Contains('\n', StringComparison.Ordinal)
            ? (TextEdit[])[new TextEdit(text.Locate(0), string.Empty, prefix + "("), new TextEdit(text.Locate(text.Text.Length), string.Empty, ")")]
            : [new TextEdit(text.Locate(0), text.Text, constant)];
        return new Mutant(MutationKind.Drop, owner, text.Locate(0), text.Text, string.Empty) { Edits = [.. edits] };
    }

    private static IEnumerable<Mutant> Expression(string owner, SourceText text, bool everyNumber)
    {
        var tokens = ExpressionToken.Of(text.Text);
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            var (kind, others) = token.Kind switch
            {
                TokenKind.Comparison => (MutationKind.Comparison, Others(token.Text)),
                TokenKind.Connective => (MutationKind.Connective, [token.Text is "and" ? "or" : "and"]),
                TokenKind.Number when everyNumber || Bound(tokens, i) => (MutationKind.Number, [Shifted(token.Text, 1), Shifted(token.Text, -1)]),
                _ => (MutationKind.Number, Array.Empty<string>()),
            };
            foreach (var other in others)
            {
                yield return Replace(kind, owner, text, token.Start, token.Text, other);
            }
        }
    }

    private static bool Bound(List<ExpressionToken> tokens, int at)
        => (at > 0 && tokens[at - 1].Kind is TokenKind.Comparison or TokenKind.Range) || (at + 1 < tokens.Count && tokens[at + 1].Kind is TokenKind.Comparison or TokenKind.Range);

    private static string[] Others(string comparison) => comparison switch
    {
        "<" => ["<=", ">="],
        "<=" => ["<", ">"],
        ">" => [">=", "<="],
        ">=" => [">", "<"],
        "=" => ["!="],
        _ => ["="],
    };

    private static IEnumerable<Mutant> Number(string owner, SourceText text)
    {
        var tokens = ExpressionToken.Of(text.Text);
        return tokens is [{ Kind: TokenKind.Number } only] || (tokens is [{ Text: "-" }, { Kind: TokenKind.Number } signed] && (only = signed) is { })
            ? [Replace(MutationKind.Number, owner, text, only.Start, only.Text, Shifted(only.Text, 1)), Replace(MutationKind.Number, owner, text, only.Start, only.Text, Shifted(only.Text, -1))]
            : [];
    }

    private static string Shifted(string number, int direction)
    {
        var point = number.IndexOf('.', StringComparison.Ordinal);
        var decimals = point < 0 ? 0 : number.Length - point - 1;
        if (decimals > 20 || !decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
        {
            return number;
        }

        var unit = new decimal(1, 0, 0, false, (byte)decimals);
        var step = Math.Max(unit, Math.Round(value / 10m, decimals));
        return (value + (direction * step)).ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    private static IEnumerable<Mutant> Word(string owner, ValueSlot slot, FeelType type)
    {
        if (type is not EnumType words || words.Members.Length < 2 || slot.Constant is not { } constant || constant.As<EnumMember>() is not { } member)
        {
            return [];
        }

        var at = words.Members.IndexOf(member);
        var other = words.Members[at + 1 < words.Members.Length ? at + 1 : at - 1];
        return [Replace(MutationKind.Word, owner, slot.Text, 0, slot.Text.Text, other.Text)];
    }

    private static Mutant Replace(MutationKind kind, string owner, SourceText text, int start, string old, string with)
    {
        var place = text.Locate(start);
        return new Mutant(kind, owner, place, old, with) { Edits = [new TextEdit(place, old, with)] };
    }
}
