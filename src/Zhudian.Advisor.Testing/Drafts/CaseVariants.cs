using System.Collections.Immutable;
using Zhudian.Advisor.Feel.Binding;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Feel.Values.Temporal;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Symbols;

namespace Zhudian.Advisor.Testing.Drafts;

/// <summary>Cases that differ from one in a single thing: a value moved, turned, given or taken away, or a row left out.</summary>
internal sealed class CaseVariants(KnowledgeBase knowledge)
{
    private static readonly FeelDate Past = FeelDate.Of(2020, 1, 1);
    private readonly ILookup<string, string> _read = knowledge.Rules.SelectMany(r => r.Conditions.Select(c => c.Bound).Concat(r.Lets.Select(l => l.Bound)).Concat(r.Absences.Select(a => a.Condition.Bound)))
        .SelectMany(Members).Distinct().ToLookup(m => m.Entity, m => m.Name, StringComparer.Ordinal);

    private const int EachRow = 3;

    // What ten times as much still fits.
    private const decimal Largest = decimal.MaxValue / 10;
    private static readonly decimal[] Factors = [0.9m, 1.1m, 0.5m, 2m, 10m, 0.1m, 0m];

    /// <summary>Variants with what was changed in Chinese; small changes of numbers first.</summary>
    public IEnumerable<(RuleCase Case, string Change)> Of(RuleCase @case)
    {
        for (var at = 0; at < @case.Given.Length; at++)
        {
            var given = @case.Given[at];
            if (!knowledge.Entities.TryGetValue(given.Entity, out var entity))
            {
                continue;
            }

            foreach (var (rows, change) in Rows(entity, given))
            {
                yield return (@case with { Given = @case.Given.SetItem(at, given with { Rows = rows }) }, change);
            }
        }

        foreach (var (name, value) in @case.Parameters.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            foreach (var other in Others(value, null, null))
            {
                yield return (@case with { Parameters = @case.Parameters.SetItem(name, other) }, $"参数 {name} 由 {CaseLiteral.Cell(value)} 改为 {CaseLiteral.Cell(other)}");
            }
        }
    }

    // Parameterless quantities and fields that rules read of a row: a case may give them although it did not.
    private static IEnumerable<(string Entity, string Name)> Members(BoundExpression node)
    {
        var open = new Stack<BoundExpression>([node]);
        while (open.TryPop(out var next))
        {
            if (next is BoundMember { Member: IDerivedSymbol { Derived: { Entity: { } entity } derived } })
            {
                yield return (entity.Name, derived.ShortName);
            }
            else if (next is BoundMember { Member: FieldSymbol { Field: var field } })
            {
                yield return (field.Entity.Name, field.Name);
            }

            foreach (var child in next.Children)
            {
                open.Push(child);
            }
        }
    }

    private IEnumerable<(ImmutableArray<ContextValue> Rows, string Change)> Rows(EntityDef entity, GivenRows given)
    {
        var names = given.Rows.SelectMany(r => r.Names).Distinct(StringComparer.Ordinal).Where(n => !entity.Key.Any(k => string.Equals(k.Name, n, StringComparison.Ordinal)));
        foreach (var name in names)
        {
            var field = entity.TryGetField(name, out var found) ? found : null;
            var type = field?.Type.Feel ?? (knowledge.Derived.TryGetValue(entity.Name + "." + name, out var derived) ? derived.Type : null);
            foreach (var which in Choices(given.Rows.Length))
            {
                if (!given.Rows[which[0]].TryGet(name, out var value))
                {
                    continue;
                }

                var where = which.Length == 1 && given.Rows.Length > 1 ? $"第 {which[0] + 1} 行" : which.Length > 1 ? "各行" : string.Empty;
                foreach (var other in Others(value, type, field))
                {
                    yield return (Set(given.Rows, which, name, other), $"{entity.Name}{where}的{name} 由 {CaseLiteral.Feel(value)} 改为 {CaseLiteral.Feel(other)}");
                }

                yield return (Set(given.Rows, which, name, null), $"{entity.Name}{where}的{name} 留空（原为 {CaseLiteral.Feel(value)}）");
            }
        }

        foreach (var name in given.Rows.Length == 0 ? [] : _read[entity.Name].Where(n => !given.Rows.Any(r => r.Names.Contains(n, StringComparer.Ordinal))))
        {
            var type = entity.TryGetField(name, out var field) ? field.Type.Feel : knowledge.Derived[entity.Name + "." + name].Type;
            foreach (var which in Choices(given.Rows.Length))
            {
                foreach (var value in Others(Value.Null, type, field))
                {
                    yield return (Add(given.Rows, which, name, value), $"{entity.Name}{(which.Length == given.Rows.Length ? string.Empty : $"第 {which[0] + 1} 行")}的{name} 给定为 {CaseLiteral.Feel(value)}");
                }
            }
        }

        if (given.Rows.Length > 0)
        {
            yield return (given.Rows[1..], $"{entity.Name}少第 1 行");
            yield return (given.Rows[..^1], $"{entity.Name}少最后一行");
            yield return ([], $"{entity.Name}一行也没有");
        }
    }

    // Each of a few rows; of many rows the first, the last, and all at once.
    private static IEnumerable<int[]> Choices(int rows)
        => rows <= EachRow ? Enumerable.Range(0, rows).Select(i => (int[])[i]) : [[0], [rows - 1], [.. Enumerable.Range(0, rows)]];

    private static ImmutableArray<ContextValue> Set(ImmutableArray<ContextValue> rows, int[] which, string name, Value? value)
    {
        var changed = rows.ToBuilder();
        foreach (var i in which)
        {
            var pairs = rows[i].Names.Zip(rows[i].Values).Select(p => (Name: p.First, Value: string.Equals(p.First, name, StringComparison.Ordinal) ? value : p.Second)).Where(p => p.Value is not null).ToList();
            changed[i] = new ContextValue([.. pairs.Select(p => p.Name)], [.. pairs.Select(p => p.Value!.Value)]);
        }

        return changed.ToImmutable();
    }

    private static ImmutableArray<ContextValue> Add(ImmutableArray<ContextValue> rows, int[] which, string name, Value value)
    {
        var changed = rows.ToBuilder();
        foreach (var i in which)
        {
            changed[i] = new ContextValue([.. rows[i].Names, name], [.. rows[i].Values, value]);
        }

        return changed.ToImmutable();
    }

    private static IEnumerable<Value> Others(Value value, FeelType? type, FieldDef? field)
    {
        if (value.IsNumber)
        {
            var number = value.AsNumber;
            var whole = field?.Type.Kind is DataKind.Integer;
            var moved = number == 0 ? [1m, 0.1m, 100m] : Math.Abs(number) > Largest ? [0m] : Factors.Select(f => whole ? Math.Round(number * f) : number * f);
            return moved.Where(n => n != number).Distinct().Select(n => Value.Of(n)).Append(Value.Null);
        }

        if (value.Kind == ValueKind.Boolean)
        {
            return [Value.Of(!value.IsTrue), Value.Null];
        }

        if (value.AsText is { } text && type is EnumType words)
        {
            return words.Members.Where(m => !string.Equals(m.Text, text, StringComparison.Ordinal)).Select(m => Value.Of(m.Text)).Append(Value.Null);
        }

        if (value.As<FeelDate>() is { } date)
        {
            return new[] { date.PlusMonths(-12), date.PlusMonths(12) }.OfType<FeelDate>().Select(d => Value.Of(d)).Append(Value.Null);
        }

        return !value.IsNull ? [Value.Null]
            : type == FeelType.Number ? [Value.Of(1m), Value.Of(100m), Value.Of(0m)]
            : type == FeelType.Boolean ? [Value.Of(true), Value.Of(false)]
            : type == FeelType.Date ? [Value.Of(Past)]
            : type is EnumType all ? all.Members.Select(m => Value.Of(m.Text)) : [];
    }
}
