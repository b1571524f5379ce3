using Zhudian.Advisor.Feel.Binding;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Functions;
using Zhudian.Advisor.Feel.Operators;
using Zhudian.Advisor.Feel.Standalone;
using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Feel.Syntax;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Conformance;

/// <summary>A plain DMN decision table (DMN 1.5 §8), evaluated for conformance only: no unknowns, no index.</summary>
internal sealed class PlainTable(TckTable table)
{
    /// <summary>The decision's value; null with a diagnostic when hit policy or types are violated.</summary>
    public FeelResult Evaluate(IReadOnlyDictionary<string, Value> inputs)
    {
        var types = table.InputTypes.ToDictionary(t => t.Key, t => t.Value.Feel, StringComparer.Ordinal);
        var scope = new InputScope(inputs, types);
        var diagnostics = new List<Diagnostic>();
        var tested = table.Inputs.Select(i => Input(i, scope, diagnostics)).ToList();
        var hits = table.Rules.Where(r => Matches(r, tested, scope, diagnostics)).ToList();
        var result = Combine(hits, scope, diagnostics);
        if (result.Remark is { } remark && !diagnostics.Contains(remark))
        {
            diagnostics.Add(remark);
        }

        return new FeelResult(result, diagnostics);
    }

    private static Value Input(TckInput input, InputScope scope, List<Diagnostic> diagnostics)
    {
        var value = Expression(input.Expression, scope, diagnostics);
        var type = (input.Type ?? new TckType("Any", null, null, null)) with { AllowedValues = input.AllowedValues };
        return type.Apply(value);
    }

    private static Value Expression(string text, InputScope scope, List<Diagnostic> diagnostics)
    {
        var result = FeelEvaluator.Evaluate(SourceText.From(text), scope, BindOptions.Plain);
        diagnostics.AddRange(result.Diagnostics);
        return result.Value;
    }

    private bool Matches(IReadOnlyList<string> rule, List<Value> inputs, InputScope scope, List<Diagnostic> diagnostics)
    {
        for (var i = 0; i < inputs.Count; i++)
        {
            var source = SourceText.From(rule[i]);
            var parsed = FeelParser.ParseUnaryTests(source, FeelBinder.ParseOptionsFor(scope, BindOptions.Plain));
            if (parsed.HasErrors)
            {
                diagnostics.AddRange(parsed.Diagnostics);
                return false;
            }

            var bound = FeelBinder.BindUnaryTests(parsed.Root!, source, scope, table.Inputs[i].Type?.Feel ?? FeelType.Any, BindOptions.Plain);
            if (!FeelEvaluator.Run(bound, source, scope, [], input: inputs[i]).Value.IsTrue)
            {
                return false;
            }
        }

        return true;
    }

    private Value Combine(List<IReadOnlyList<string>> hits, InputScope scope, List<Diagnostic> diagnostics)
    {
        Value[] values() => [.. hits.Select(h => Output(h, scope, diagnostics))];
        if (hits.Count == 0)
        {
            return table.Outputs.All(o => o.Default is null) ? Value.Null : Default(scope, diagnostics);
        }

        switch (table.HitPolicy)
        {
            case "UNIQUE":
                return hits.Count == 1 ? Output(hits[0], scope, diagnostics) : Faults.Of("FEL058", $"U 表有 {hits.Count} 行同时满足");
            case "ANY":
                var all = values();
                return all.All(v => v.Equals(all[0])) ? all[0] : Faults.Of("FEL058", "A 表满足的各行输出不同");
            case "FIRST":
                return Output(hits[0], scope, diagnostics);
            case "PRIORITY":
                return Ranked(values())[0];
            case "OUTPUT ORDER":
                return Value.Of(ListValue.Of(Ranked(values())));
            case "RULE ORDER":
                return Value.Of(ListValue.Of(values()));
            default:
                return Aggregate(values());
        }
    }

    private Value Aggregate(Value[] values)
    {
        var list = Value.Of(ListValue.Of(values));
        return table.Aggregation switch
        {
            null => list,
            "COUNT" => Value.Of((decimal)values.Length),
            var name => FunctionLibrary.Dmn.TryGet(name.ToLowerInvariant(), out var function) ? Call(function, list) : Faults.Of("FEL058", $"不认识的汇总方式 {name}"),
        };
    }

    private static Value Call(FunctionSymbol function, in Value list) => function.Invoke(new EvaluationRun().Rent(1), [list]);

    /// <summary>DMN 1.5 §8.2.10: by the order of the output values, first output first.</summary>
    private Value[] Ranked(Value[] values)
    {
        var orders = table.Outputs.Select(o => o.OutputValues is null ? null : Listed(o.OutputValues)).ToList();
        int Rank(Value value, int output)
        {
            var part = table.Outputs.Count == 1 ? value : value.As<ContextValue>()!.Values[output];
            var at = orders[output]?.FindIndex(v => v.Equals(part)) ?? 0;
            return at < 0 ? int.MaxValue : at;
        }

        IOrderedEnumerable<Value> sorted = values.OrderBy(v => Rank(v, 0));
        for (var i = 1; i < orders.Count; i++)
        {
            var output = i;
            sorted = sorted.ThenBy(v => Rank(v, output));
        }

        return [.. sorted];
    }

    private static List<Value> Listed(string outputValues)
    {
        var list = FeelEvaluator.Evaluate("[" + outputValues + "]").Value.As<ListValue>();
        return list is null ? [] : [.. Enumerable.Range(0, list.Count).Select(i => list[i])];
    }

    private Value Output(IReadOnlyList<string> rule, InputScope scope, List<Diagnostic> diagnostics)
        => Shape([.. table.Outputs.Select((o, i) => (o.Type ?? new TckType("Any", null, null, null)).Apply(Expression(rule[table.Inputs.Count + i], scope, diagnostics)))]);

    private Value Default(InputScope scope, List<Diagnostic> diagnostics)
    {
        var value = Shape([.. table.Outputs.Select(o => o.Default is null ? Value.Null : Expression(o.Default, scope, diagnostics))]);
        return table.HitPolicy is "RULE ORDER" or "OUTPUT ORDER" || (table.HitPolicy == "COLLECT" && table.Aggregation is null) ? Value.Of(ListValue.Of([value])) : value;
    }

    private Value Shape(Value[] outputs) => outputs.Length == 1 ? outputs[0] : Value.Of(new ContextValue([.. table.Outputs.Select(o => o.Name ?? string.Empty)], outputs));
}
