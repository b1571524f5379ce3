using System.Runtime.CompilerServices;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Facts.Binding;

/// <summary>Row index by key of the reference data in the knowledge base (immutable, so made once per source).</summary>
internal static class ReferenceKeys
{
    private static readonly ConditionalWeakTable<RowSource, Dictionary<string, int>> Cache = [];

    public static IReadOnlyDictionary<string, int> Of(RowSource rows) => Cache.GetValue(rows, static source =>
    {
        var keys = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < source.RowCount; i++)
        {
            keys.TryAdd(source.KeyOf(i), i);
        }

        return keys;
    });
}
