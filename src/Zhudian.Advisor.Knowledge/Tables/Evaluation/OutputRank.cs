using Zhudian.Advisor.Feel.Operators;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Knowledge.Tables.Evaluation;

/// <summary>Rank of outputs by the declared order of their enumeration (DMN 1.5 §8.2.10, output priority); several outputs are compared one after the other.</summary>
internal static class OutputRank
{
    public static IComparer<Value> Comparer { get; } = Comparer<Value>.Create((left, right) => Compare(left, right));

    /// <summary>Negative when <paramref name="left"/> ranks higher (comes first); what has no order ranks last.</summary>
    public static int Compare(in Value left, in Value right)
    {
        if (left.As<ContextValue>() is { } first && right.As<ContextValue>() is { } second)
        {
            for (var i = 0; i < first.Values.Count; i++)
            {
                var order = Compare(first.Values[i], second.Values[i]);
                if (order != 0)
                {
                    return order;
                }
            }

            return 0;
        }

        return TryOrder(left, right, out var rank) ? rank : right.IsDefinite.CompareTo(left.IsDefinite);
    }

    public static bool TryOrder(in Value left, in Value right, out int order)
    {
        order = 0;
        return left.IsDefinite && right.IsDefinite && FeelOperators.TryOrder(left, right, out order);
    }
}
