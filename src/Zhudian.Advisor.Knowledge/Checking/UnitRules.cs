namespace Zhudian.Advisor.Knowledge.Checking;

/// <summary>How built-in functions treat units: which arguments the result takes its unit from.</summary>
internal static class UnitRules
{
    private static readonly Dictionary<string, int[]> Keeping = new Dictionary<string, int[]>(StringComparer.Ordinal)
    {
        ["abs"] = [0], ["floor"] = [0], ["ceiling"] = [0], ["decimal"] = [0], ["round up"] = [0], ["round down"] = [0], ["round half up"] = [0], ["round half down"] = [0], ["修约"] = [0],
        ["mean"] = [0], ["median"] = [0], ["mode"] = [0], ["stddev"] = [0], ["sum"] = [0], ["min"] = [0], ["max"] = [0],
        ["distinct values"] = [0], ["flatten"] = [0], ["reverse"] = [0], ["sublist"] = [0], ["remove"] = [0], ["sort"] = [0],
        ["append"] = [0, 1], ["concatenate"] = [0, 1], ["union"] = [0, 1],
        ["均值"] = [1], ["加权均值"] = [1], ["百分位"] = [1], ["最差"] = [1], ["最好"] = [1], ["前"] = [0], ["缺省"] = [0, 1],
        ["modulo"] = [0, 1], ["滑动均值最大"] = [1, 5], ["逐类和"] = [2],
    };

    private static readonly HashSet<string> Spread = new(StringComparer.Ordinal) { "sum", "min", "max", "mean", "median", "mode", "stddev" };

    private static readonly HashSet<string> Counting = new(StringComparer.Ordinal) { "count", "计数", "序", "级差", "秩相关", "相关系数", "香农多样性", "丰富度指数", "均匀度指数", "辛普森指数" };

    private static readonly HashSet<string> Pure = new(StringComparer.Ordinal) { "log", "exp" };

    /// <summary>Arguments whose unit the result has; null when the function says nothing about units.</summary>
    public static IReadOnlyList<int>? KeepsUnitOf(string function) => Keeping.GetValueOrDefault(function);

    /// <summary>Whether the function also takes its list as single arguments, <c>max(a, b)</c>.</summary>
    public static bool TakesManyArguments(string function) => Spread.Contains(function);

    /// <summary>The result is a number without dimension.</summary>
    public static bool Counts(string function) => Counting.Contains(function);

    /// <summary>The argument must be a bare number: log, exp.</summary>
    public static bool NeedsBare(string function) => Pure.Contains(function);
}
