using System.Diagnostics.CodeAnalysis;
using Zhudian.Advisor.Feel.Operators;
using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Feel.Values.Temporal;

namespace Zhudian.Advisor.Knowledge.Symbols;

/// <summary>The argument 按日 of dated parameters and tables (RULES.md §11).</summary>
internal static class ByDay
{
    public const string Name = "按日";

    public static ParameterSpec Required { get; } = new(Name, FeelType.Date, ParameterMode.SelfHandling);

    public static ParameterSpec Optional { get; } = new(Name, FeelType.Date, ParameterMode.SelfHandling, Optional: true);

    /// <summary>The day of an argument; false with what the call gives instead: the fault, the unknown, or null for a null day.</summary>
    public static bool TryRead(in Value argument, out DateOnly day, out Value problem)
    {
        day = default;
        problem = argument;
        var date = argument.Reference switch { FeelDate d => d, FeelDateTime t => t.Date, _ => null };
        if (date is not null && TryDay(date, out day))
        {
            return true;
        }

        if (argument.IsDefinite)
        {
            problem = Faults.Of("NAM020", $"{Name} 要求日期，这里是 {argument}", "写成 按日: x.日期 这样的日期字段");
        }

        return false;
    }

    private static bool TryDay(FeelDate date, [NotNullWhen(true)] out DateOnly day)
    {
        var valid = date.Year is >= 1 and <= 9999;
        day = valid ? new DateOnly(date.Year, date.Month, date.Day) : default;
        return valid;
    }
}
