using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Functions;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Feel.Values.Temporal;

namespace Zhudian.Advisor.Feel.Tests;

/// <summary>Short forms of values for tables of expectations.</summary>
internal static class V
{
    public static EnumType Grades { get; } = new("类别", [new("Ⅰ", [], 1, null), new("Ⅱ", [], 2, null), new("Ⅲ", [], 3, null)]);

    public static EnumType Scores { get; } = new("证据得分", [new("支持1", [], null, null), new("削弱1", [], null, null)]);

    public static Value Unknown(string id = "断面[A].总磷") => Value.Of(new UnknownInfo(new MissingItem(id, id, MissingReason.Fact)));

    public static Value Fault(string code = "FEL999") => Value.FaultOf(new Diagnostic(code, Severity.Error, null, "测试"));

    public static Value List(params Value[] items) => Value.Of(ListValue.Of(items));

    public static Value Incomplete(params Value[] items) => Value.Of(ListValue.Of(items, new UnknownInfo(new MissingItem("清单:企业", "企业清单", MissingReason.List))));

    public static Value N(decimal number) => Value.Of(number);

    public static Value S(string text) => Value.Of(text);

    public static Value At(string text) => TemporalLiteral.TryParse(text, out var value) ? value : throw new ArgumentException(text);

    public static Value Context(params (string Name, Value Value)[] entries) => Value.Of(new ContextValue([.. entries.Select(e => e.Name)], [.. entries.Select(e => e.Value)]));

    public static Value Word(EnumType type, string text) => type.TryGet(text, out var member) ? Value.Of(member) : throw new ArgumentException(text);

    /// <summary>Calls a function of plain FEEL by position.</summary>
    public static Value Call(string name, params Value[] arguments) => Call(FunctionLibrary.Dmn, name, arguments);

    public static Value Call(FunctionLibrary library, string name, params Value[] arguments)
        => library.TryGet(name, out var function) ? function.Invoke(new EvaluationRun().Rent(1), arguments) : throw new ArgumentException(name);

    /// <summary>Reads <c>null</c>, <c>true</c>, <c>?</c> (unknown), <c>!</c> (fault), a number, an at-literal or <c>'text'</c>.</summary>
    public static Value Read(string text) => text switch
    {
        "null" => Value.Null,
        "true" => Value.True,
        "false" => Value.False,
        "?" => Unknown(),
        "!" => Fault(),
        ['\'', .. var inner, '\''] => S(inner),
        "[]" => List(),
        ['[', .. var inner, ',', '?', '?', ']'] => Incomplete([.. inner.Split(',').Select(Read)]),
        "[??]" => Incomplete(),
        ['[', .. var inner, ']'] => List([.. inner.Split(',').Select(Read)]),
        _ => decimal.TryParse(text, System.Globalization.NumberStyles.Number, System.Globalization.CultureInfo.InvariantCulture, out var number) ? N(number) : At(text),
    };

    /// <summary>The reverse of <see cref="Read"/> for results; a fault is <c>!CODE</c>.</summary>
    public static string Show(in Value value)
        => value.IsFault ? "!" + value.Fault!.Code : value.IsUnknown ? "?" : value.Kind == ValueKind.String ? $"'{value.AsText}'"
            : value.As<ListValue>() is { } list ? "[" + string.Join(",", Enumerable.Range(0, list.Count).Select(i => Show(list[i]))) + (list.Gap is null ? "]" : ",??]")
            : ValueText.Print(value);
}
