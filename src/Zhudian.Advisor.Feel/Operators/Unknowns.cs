using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Operators;

/// <summary>What is missing in a value and in its parts.</summary>
public static class Unknowns
{
    private const int MaxDepth = 32;

    /// <summary>Unknown value for a set of missing things; null when there is none.</summary>
    public static Value ToValue(UnknownInfo? info) => info is null ? Value.Null : Value.Of(info);

    /// <summary>What the value itself waits for, or the parts of a list or context, with the gap of an incomplete list.</summary>
    public static UnknownInfo? Within(in Value value) => Within(value, 0);

    private static UnknownInfo? Within(in Value value, int depth)
    {
        if (value.IsUnknown || depth > MaxDepth)
        {
            return value.Unknown;
        }

        UnknownInfo? found = null;
        if (value.As<ListValue>() is { } list)
        {
            found = list.Gap;
            for (var i = 0; i < list.Count; i++)
            {
                found = UnknownInfo.Merge(found, Within(list[i], depth + 1));
            }
        }
        else if (value.As<ContextValue>() is { } context)
        {
            foreach (var part in context.Values)
            {
                found = UnknownInfo.Merge(found, Within(part, depth + 1));
            }
        }

        return found;
    }
}
