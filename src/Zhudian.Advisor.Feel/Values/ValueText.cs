using System.Globalization;
using System.Text;

namespace Zhudian.Advisor.Feel.Values;

/// <summary>Plain text of a value for logs and tests: FEEL literals where they exist. Documents use the formatter of the text templates.</summary>
public static class ValueText
{
    /// <summary>Plain decimal notation without trailing zeros (DMN 1.5 §10.3.4.1, string).</summary>
    public const string NumberFormat = "0.############################";

    private const int MaxItems = 50;
    private const int MaxLength = 20_000;

    /// <summary>A number as <see cref="NumberFormat"/> prints it; whole numbers, which are most, without looking at the format.</summary>
    public static string Print(decimal number)
    {
        ref readonly var parts = ref DecimalParts.Of(in number);
        return parts.IsNatural ? parts.Natural.ToString(CultureInfo.InvariantCulture) : number.ToString(NumberFormat, CultureInfo.InvariantCulture);
    }

    /// <summary>Prints a value; long lists are cut with …</summary>
    public static string Print(in Value value)
    {
        var text = new StringBuilder();
        Append(text, value, 0);
        return text.ToString();
    }

    private static void Append(StringBuilder text, in Value value, int depth)
    {
        if (depth > 8 || text.Length > MaxLength)
        {
            text.Append('…');
            return;
        }

        switch (value.Kind)
        {
            case ValueKind.Null:
                text.Append(value.IsFault ? "fault(" + value.Fault!.Code + ")" : "null");
                break;
            case ValueKind.Boolean:
                text.Append(value.IsTrue ? "true" : "false");
                break;
            case ValueKind.Number:
                text.Append(Print(value.AsNumber));
                break;
            case ValueKind.String or ValueKind.Enum:
                text.Append('"').Append(value.AsText!.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)).Append('"');
                break;
            case ValueKind.List:
                AppendList(text, value.As<ListValue>()!, depth);
                break;
            case ValueKind.Context:
                AppendContext(text, value.As<ContextValue>()!, depth);
                break;
            case ValueKind.Row:
                var source = value.As<RowSource>()!;
                text.Append(source.RowType.Name).Append('[').Append(source.KeyOf(value.RowIndex)).Append(']');
                break;
            case ValueKind.Unknown:
                text.Append("unknown(").AppendJoin(", ", value.Unknown!.Items().Select(i => i.Id)).Append(')');
                break;
            default:
                text.Append(value.Reference);
                break;
        }
    }

    private static void AppendList(StringBuilder text, ListValue list, int depth)
    {
        text.Append('[');
        for (var i = 0; i < list.Count && i < MaxItems; i++)
        {
            text.Append(i == 0 ? string.Empty : ", ");
            Append(text, list[i], depth + 1);
        }

        text.Append(list.Count > MaxItems ? ", …" : string.Empty).Append(list.Gap is null ? "]" : ", ?]");
    }

    private static void AppendContext(StringBuilder text, ContextValue context, int depth)
    {
        text.Append('{');
        for (var i = 0; i < context.Names.Count; i++)
        {
            text.Append(i == 0 ? string.Empty : ", ").Append(context.Names[i]).Append(": ");
            Append(text, context.Values[i], depth + 1);
        }

        text.Append('}');
    }
}
