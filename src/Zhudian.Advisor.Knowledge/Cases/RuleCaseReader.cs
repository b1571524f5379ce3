using System.Collections.Immutable;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Building;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Reading;
using Zhudian.Advisor.Knowledge.References;
using Zhudian.Advisor.Knowledge.Vocabulary;

namespace Zhudian.Advisor.Knowledge.Cases;

/// <summary>Reads <c>case</c> fences (RULES.md §12): facts given as FEEL contexts over constants, conclusions expected.</summary>
internal sealed class RuleCaseReader(KnowledgeBuilder builder)
{
    private readonly ExpectationReader _expectations = new(builder);

    public static void Read(KnowledgeBuilder builder)
    {
        var reader = new RuleCaseReader(builder);
        var names = new Dictionary<(string File, string Name), SourceLocation>();
        foreach (var fence in builder.Fences(RawBlockKind.Case))
        {
            if (fence.Root.Child("名称")?.Value is not { } name)
            {
                builder.Report(ReadingDiagnostics.MissingKey(fence.Location, "用例", "名称"));
            }
            else if (!names.TryAdd((fence.Location.Path, name.Text), name.Locate(0)))
            {
                builder.Report(CaseDiagnostics.SameName(name.Locate(0), name.Text, names[(fence.Location.Path, name.Text)]));
            }
            else
            {
                reader.ReadCase(name.Text, fence);
            }
        }
    }

    private void ReadCase(string name, RawFence fence)
    {
        var expected = _expectations.Read(fence.Root.Child("得"));
        var forbidden = _expectations.Read(fence.Root.Child("不得"));
        var unknown = _expectations.Read(fence.Root.Child("未知"));
        if (fence.Root.Child("得") is null && fence.Root.Child("不得") is null && fence.Root.Child("未知") is null)
        {
            builder.Report(CaseDiagnostics.NoExpectation(fence.Location));
        }

        builder.RuleCases.Add(new RuleCase(name, ReadDay(fence.Root.Child("评价日")), ReadParameters(fence.Root.Child("参数")), ReadGiven(fence.Root.Child("给")), expected, forbidden, unknown, fence.Location));
    }

    private DateOnly? ReadDay(LineNode? node)
    {
        if (node?.Value is not { } text)
        {
            return null;
        }

        if (AttributeReader.TryDate(text.Text, out var day))
        {
            return day;
        }

        builder.Report(CaseDiagnostics.Day(text.Locate(0), text.Text));
        return null;
    }

    private ImmutableDictionary<string, Value> ReadParameters(LineNode? node)
    {
        var values = ImmutableDictionary.CreateBuilder<string, Value>(StringComparer.Ordinal);
        foreach (var child in node?.Children ?? [])
        {
            if (!builder.Parameters.TryGetValue(child.Key!, out var parameter))
            {
                builder.Report(CaseDiagnostics.Parameter(child.Location, child.Key!, Spelling.Hint(child.Key!, builder.Parameters.Keys)));
                continue;
            }

            var text = child.Value!;
            MissingItem Missing() => new("参数:" + parameter.Name, $"参数“{parameter.Name}”未取得", MissingReason.NotObtained, parameter.Name);
            var read = text.Text.StartsWith("= ", StringComparison.Ordinal)
                ? ConstantPhase.TryEvaluate(SourceText.From(text.Text[2..], text.Path, text.Locate(2).Line, text.Locate(2).Column), parameter.Type, builder, out var value)
                : LiteralReader.TryReadSlot(text, parameter.Declared, builder, new ReferenceLookup(), $"参数“{parameter.Name}”", Missing, out value);
            if (read)
            {
                values[parameter.Name] = value;
            }
        }

        return values.ToImmutable();
    }

    private ImmutableArray<GivenRows> ReadGiven(LineNode? node)
    {
        var order = new OrderedDictionary<string, ImmutableArray<ContextValue>.Builder>(StringComparer.Ordinal);
        foreach (var child in node?.Children ?? [])
        {
            if (!builder.Entities.TryGetValue(child.Key!, out var entity) || entity.Role != EntityRole.Entity)
            {
                var names = builder.Entities.Values.Where(e => e.Role == EntityRole.Entity).Select(e => e.Name);
                builder.Report(CaseDiagnostics.Given(child.Location, child.Key!, Spelling.Hint(child.Key!, names)));
                continue;
            }

            if (!order.TryGetValue(entity.Name, out var rows))
            {
                order.Add(entity.Name, rows = ImmutableArray.CreateBuilder<ContextValue>());
            }

            if (ConstantPhase.TryEvaluate(child.Value!, null, builder, out var value))
            {
                AddRows(value, entity, child, rows);
            }
        }

        return [.. order.Select(o => new GivenRows(o.Key, o.Value.ToImmutable()))];
    }

    private void AddRows(Value value, EntityDef entity, LineNode node, ImmutableArray<ContextValue>.Builder rows)
    {
        var items = value.As<ListValue>() is { } list ? Enumerable.Range(0, list.Count).Select(i => list[i]) : [value];
        foreach (var item in items)
        {
            if (item.As<ContextValue>() is not { } context)
            {
                builder.Report(CaseDiagnostics.GivenShape(node.Location, entity.Name));
                return;
            }

            foreach (var field in context.Names)
            {
                if (!entity.TryGetField(field, out _) && !builder.Derived.ContainsKey(entity.Name + "." + field))
                {
                    var names = entity.Fields.Select(f => f.Name).Concat(builder.Derived.Values.Where(d => d.Entity == entity).Select(d => d.ShortName));
                    builder.Report(CaseDiagnostics.GivenField(node.Location, entity.Name, field, Spelling.Hint(field, names)));
                }
            }

            rows.Add(context);
        }
    }
}
