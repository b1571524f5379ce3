using System.Text.Json;
using Zhudian.Advisor.Feel.Binding;
using Zhudian.Advisor.Feel.Compilation;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Standalone;
using Zhudian.Advisor.Feel.Syntax;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Conformance;

/// <summary>A declared type with allowed values (DMN 1.5 §7.3.2, item definitions).</summary>
internal sealed record TckType(string Name, TckType? Of, IReadOnlyDictionary<string, TckType>? Fields, string? AllowedValues)
{
    /// <summary>The FEEL type, without the allowed values.</summary>
    public FeelType Feel => Name switch
    {
        "number" => FeelType.Number,
        "string" => FeelType.String,
        "boolean" => FeelType.Boolean,
        "date" => FeelType.Date,
        "time" => FeelType.Time,
        "date and time" => FeelType.DateTime,
        "days and time duration" => FeelType.DaysTimeDuration,
        "years and months duration" => FeelType.YearsMonthsDuration,
        "list" => FeelType.ListOf(Of?.Feel ?? FeelType.Any),
        "context" => Fields is null ? FeelType.Context : new ContextType(Fields.ToDictionary(f => f.Key, f => f.Value.Feel, StringComparer.Ordinal)),
        _ => FeelType.Any,
    };

    public static TckType? Read(JsonElement owner, string property)
        => owner.TryGetProperty(property, out var element) && element.ValueKind == JsonValueKind.Object ? From(element) : null;

    public static TckType From(JsonElement element)
        => new(
            element.GetProperty("name").GetString()!,
            Read(element, "of"),
            element.TryGetProperty("fields", out var fields) && fields.ValueKind == JsonValueKind.Object
                ? fields.EnumerateObject().ToDictionary(f => f.Name, f => From(f.Value), StringComparer.Ordinal)
                : null,
            element.TryGetProperty("allowedValues", out var allowed) && allowed.ValueKind == JsonValueKind.String ? allowed.GetString() : null);

    /// <summary>The value converted to this type; a fault when it is outside.</summary>
    public Value Apply(in Value value)
    {
        if (value.IsNull)
        {
            return value;
        }

        if (!TypeTest.TryCoerce(value, Feel, out var coerced))
        {
            return Operators.Faults.Of("FEL057", $"值 {value} 不是声明的类型 {Feel.Name}");
        }

        return Allows(coerced) ? coerced : Operators.Faults.Of("FEL057", $"值 {value} 不在允许的取值之内");
    }

    private bool Allows(in Value value)
    {
        if (value.IsNull)
        {
            return true;
        }

        if (Of is { } element && value.As<ListValue>() is { } list && !Enumerable.Range(0, list.Count).All(i => element.Allows(list[i])))
        {
            return false;
        }

        if (Fields is not null && value.As<ContextValue>() is { } context && !Fields.All(f => !context.TryGet(f.Key, out var entry) || f.Value.Allows(entry)))
        {
            return false;
        }

        return AllowedValues is null || Holds(AllowedValues, value, Feel);
    }

    private static bool Holds(string tests, in Value value, FeelType type)
    {
        var source = SourceText.From(tests);
        var scope = new InputScope(new Dictionary<string, Value>(StringComparer.Ordinal));
        var parsed = FeelParser.ParseUnaryTests(source, ParseOptions.Plain);
        return parsed.HasErrors || FeelEvaluator.Run(FeelBinder.BindUnaryTests(parsed.Root!, source, scope, type, BindOptions.Plain), source, scope, [], input: value).Value.IsTrue;
    }
}
