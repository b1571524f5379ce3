using System.Globalization;
using System.Text.Json;
using Zhudian.Advisor.Feel.Operators;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Feel.Values.Temporal;

namespace Zhudian.Advisor.Feel.Conformance;

/// <summary>Values as the conformance files write them, and how an answer is compared with the expected one.</summary>
internal static class TckValue
{
    /// <summary>Expected numbers of the TCK are often rounded doubles of 15 digits.</summary>
    private const decimal Tolerance = 1e-8m;

    public static Value Read(JsonElement element)
    {
        var type = element.GetProperty("type").GetString();
        switch (type)
        {
            case "null":
                return Value.Null;
            case "list":
                return Value.Of(ListValue.Of([.. element.GetProperty("items").EnumerateArray().Select(Read)]));
            case "context":
                var entries = element.GetProperty("entries").EnumerateObject().ToList();
                return Value.Of(new ContextValue([.. entries.Select(e => e.Name)], [.. entries.Select(e => Read(e.Value))]));
            case "boolean":
                return Value.Of(element.GetProperty("value").GetBoolean());
            default:
                return Scalar(type!, element.GetProperty("value").GetString()!);
        }
    }

    /// <summary>Whether an answer is the expected value; numbers may differ in what rounding to 15 digits leaves.</summary>
    public static bool Matches(in Value actual, in Value expected)
    {
        if (actual.IsNumber && expected.IsNumber)
        {
            var difference = Math.Abs(actual.AsNumber - expected.AsNumber);
            return difference == 0m || (difference <= Tolerance * Math.Max(1e-12m, Math.Abs(expected.AsNumber)) && Digits(expected.AsNumber) >= 8);
        }

        if (actual.As<ListValue>() is { } list && expected.As<ListValue>() is { } expectedList)
        {
            return list.Count == expectedList.Count && Enumerable.Range(0, list.Count).All(i => Matches(list[i], expectedList[i]));
        }

        if (actual.As<ContextValue>() is { } context && expected.As<ContextValue>() is { } expectedContext)
        {
            return context.Names.Count == expectedContext.Names.Count
                && expectedContext.Names.All(n => context.TryGet(n, out var entry) && expectedContext.TryGet(n, out var other) && Matches(entry, other));
        }

        return actual.IsNull ? expected.IsNull : actual.Equals(expected) || (actual.Kind == expected.Kind && FeelOperators.Equal(actual, expected) == Truth.True);
    }

    private static int Digits(decimal number) => number.ToString(CultureInfo.InvariantCulture).Count(char.IsAsciiDigit);

    private static Value Scalar(string type, string text)
    {
        ReferenceValue? value = type switch
        {
            "date" => FeelDate.TryParse(text, out var date) ? date : null,
            "time" => FeelTime.TryParse(text, out var time) ? time : null,
            "date and time" => FeelDateTime.TryParse(text, out var instant) ? instant : FeelDate.TryParse(text, out var day) ? new FeelDateTime(day, FeelTime.Midnight) : null,
            "days and time duration" => FeelDaysTimeDuration.TryParse(text, out var span) ? span : null,
            "years and months duration" => FeelYearsMonthsDuration.TryParse(text, out var months) ? months : null,
            _ => null,
        };
        return value is not null ? Value.Of(value)
            : type == "string" ? Value.Of(text)
            : type == "number" && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? Value.Of(number)
            : throw new FormatException($"not a value of {type}: {text}");
    }
}
