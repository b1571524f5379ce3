using System.Collections.Immutable;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Building;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Reading;

namespace Zhudian.Advisor.Knowledge.Cases;

/// <summary>Reads items <c>编号/键 [字段 值]…</c>; words are parted by blanks, a value with blanks stands in double quotes.</summary>
internal sealed class ExpectationReader(KnowledgeBuilder builder)
{
    private ILookup<string, RuleDef>? _rules;

    public ImmutableArray<CaseExpectation> Read(LineNode? node)
    {
        var expectations = ImmutableArray.CreateBuilder<CaseExpectation>();
        foreach (var item in node?.Children ?? [])
        {
            if (ReadItem(item.Value!) is { } read)
            {
                expectations.Add(read);
            }
        }

        return expectations.ToImmutable();
    }

    private CaseExpectation? ReadItem(SourceText text)
    {
        var words = Words(text.Text);
        var place = text.Locate(0);
        var id = words[0].Text;
        var slash = id.IndexOf('/', StringComparison.Ordinal);
        var rule = slash < 0 ? id : id[..slash];
        _rules ??= builder.Rules.ToLookup(r => r.Id, StringComparer.Ordinal);
        if (!_rules.Contains(rule))
        {
            if (!builder.RuleIds.Contains(rule))
            {
                builder.Report(CaseDiagnostics.Expectation(place, $"没有编号为“{rule}”的规则", Spelling.Hint(rule, builder.RuleIds)));
            }

            return null;
        }

        if (words.Count % 2 == 0)
        {
            builder.Report(CaseDiagnostics.Expectation(place, $"“{text.Text}”里的字段与值不成对", null));
            return null;
        }

        var kinds = _rules[rule].SelectMany(r => r.Actions).Select(a => a.Kind).Distinct().ToList();
        var last = id[(id.LastIndexOf('/') + 1)..];
        kinds = kinds.Count > 1 && kinds.Find(k => string.Equals(k.Name, last, StringComparison.Ordinal)) is { } named ? [named] : kinds;
        var fields = ImmutableArray.CreateBuilder<(string, ExpectedCell)>();
        for (var i = 1; i + 1 < words.Count; i += 2)
        {
            if (ReadField(words[i], words[i + 1], kinds, text) is not { } cell)
            {
                return null;
            }

            fields.Add((words[i].Text, cell));
        }

        return new CaseExpectation(id, fields.ToImmutable(), place);
    }

    private ExpectedCell? ReadField((string Text, int Start, bool Quoted) name, (string Text, int Start, bool Quoted) value, List<EntityDef> kinds, SourceText text)
    {
        var field = kinds.Select(k => k.TryGetField(name.Text, out var found) ? found : null).FirstOrDefault(f => f is not null);
        if (field is null)
        {
            builder.Report(CaseDiagnostics.Expectation(text.Locate(name.Start), $"结论“{string.Join('、', kinds.Select(k => k.Name))}”没有字段“{name.Text}”", Spelling.Hint(name.Text, kinds.SelectMany(k => k.Fields).Select(f => f.Name))));
            return null;
        }

        // A reference is expected by the key of its row: rows of entities exist only when the case runs.
        var type = field.Type.Kind == DataKind.Reference ? new DataType(DataKind.Text) : field.Type;
        if (value.Quoted && type.Kind == DataKind.Text)
        {
            // In quotes it is the text itself: "无" is a word a rule wrote, 无 is not applicable.
            return new ExpectedCell(ExpectedOutcome.Value, Value.Of(value.Text), null);
        }

        var (cell, result) = CaseValues.Expected(value.Text, type);
        if (cell is null)
        {
            builder.Report(CaseDiagnostics.Cell(text.Locate(value.Start), name.Text, result));
        }

        return cell;
    }

    private static List<(string Text, int Start, bool Quoted)> Words(string text)
    {
        var words = new List<(string, int, bool)>();
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                continue;
            }

            var quoted = text[i] == '"';
            var start = quoted ? i + 1 : i;
            var end = start;
            while (end < text.Length && (quoted ? text[end] != '"' : !char.IsWhiteSpace(text[end])))
            {
                end++;
            }

            words.Add((text[start..end], start, quoted));
            i = end;
        }

        return words;
    }
}
