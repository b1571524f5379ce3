using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Testing.Impact;

/// <summary>Equality of values of two knowledge bases: words and rows are other objects there, so words compare by text and rows by key.</summary>
internal static class ValueComparison
{
    private const int MaxDepth = 20;

    public static bool Same(in Value left, in Value right, int depth = 0)
    {
        if (left.Kind != right.Kind || depth > MaxDepth)
        {
            return false;
        }

        switch (left.Kind)
        {
            case ValueKind.Enum:
                return string.Equals(left.AsText, right.AsText, StringComparison.Ordinal);
            case ValueKind.Row:
                return string.Equals(KeyOf(left), KeyOf(right), StringComparison.Ordinal);
            case ValueKind.Unknown:
                return left.Unknown!.Items().Select(i => i.Id).ToHashSet(StringComparer.Ordinal).SetEquals(right.Unknown!.Items().Select(i => i.Id));
            case ValueKind.List:
                var (a, b) = (left.As<ListValue>()!, right.As<ListValue>()!);
                return a.Count == b.Count && Enumerable.Range(0, a.Count).All(i => Same(a[i], b[i], depth + 1));
            case ValueKind.Context:
                var (c, d) = (left.As<ContextValue>()!, right.As<ContextValue>()!);
                return c.Names.SequenceEqual(d.Names, StringComparer.Ordinal) && c.Values.Zip(d.Values).All(p => Same(p.First, p.Second, depth + 1));
            default:
                return left.Equals(right);
        }
    }

    /// <summary>A value for people.</summary>
    public static string Print(in Value value) => value.Kind switch
    {
        ValueKind.String or ValueKind.Enum => value.AsText!,
        ValueKind.Boolean => value.IsTrue ? "是" : "否",
        ValueKind.Unknown => "未知",
        ValueKind.Row => KeyOf(value),
        _ => value is { IsNull: true, IsFault: false } ? "无" : ValueText.Print(value),
    };

    private static string KeyOf(in Value row) => row.RowIndex < 0 ? "（未报）" : row.As<RowSource>()!.KeyOf(row.RowIndex);
}
