namespace Zhudian.Advisor.Feel.Values;

/// <summary>Size of values as a walk over them sees it.</summary>
internal static class ValueWeight
{
    /// <summary>Most values one value may hold; walking that many takes about a second.</summary>
    public const long Most = 20_000_000;

    /// <summary>One for a simple value, more for lists and contexts.</summary>
    public static long Of(in Value value) => value.IsPlain ? 1 : value.Reference switch
    {
        ListValue list => 1 + list.Weight,
        ContextValue context => 1 + context.Weight,
        _ => 1,
    };

    /// <summary>Sum over items; stays at a number above <see cref="Most"/> once it is passed.</summary>
    public static long Sum(ReadOnlySpan<Value> items)
    {
        var sum = 0L;
        foreach (ref readonly var item in items)
        {
            sum += Of(item);
            if (sum > Most)
            {
                return Most + 1;
            }
        }

        return sum;
    }

    public static bool IsTooHeavy(in Value value) => value.Reference is ListValue { Weight: > Most } or ContextValue { Weight: > Most };
}
