using System.Text;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Functions;

/// <summary>Text of values as <c>string()</c> gives it (DMN 1.5 §10.3.4.1): strings bare at the top, quoted inside lists and contexts.</summary>
internal static class FeelText
{
    private const int MaxDepth = 64;

    /// <summary>Text of a definite value; null inside prints <c>null</c>. Stops soon after <paramref name="maxLength"/>.</summary>
    public static string Of(in Value value, int maxLength = int.MaxValue)
    {
        if (value.AsText is { } text)
        {
            return text;
        }

        if (value.IsNumber)
        {
            return ValueText.Print(value.AsNumber);
        }

        var builder = new StringBuilder();
        Append(builder, value, 0, maxLength);
        return builder.ToString();
    }

    private static void Append(StringBuilder text, in Value value, int depth, int maxLength)
    {
        if (depth > MaxDepth || text.Length > maxLength)
        {
            text.Append('…');
        }
        else if (value.AsText is { } inner)
        {
            AppendQuoted(text, inner);
        }
        else if (value.As<ListValue>() is { } list)
        {
            text.Append('[');
            for (var i = 0; i < list.Count; i++)
            {
                text.Append(i == 0 ? string.Empty : ", ");
                Append(text, list[i], depth + 1, maxLength);
            }

            text.Append(']');
        }
        else if (value.As<ContextValue>() is { } context)
        {
            text.Append('{');
            for (var i = 0; i < context.Names.Count; i++)
            {
                text.Append(i == 0 ? string.Empty : ", ");
                AppendName(text, context.Names[i]);
                text.Append(": ");
                Append(text, context.Values[i], depth + 1, maxLength);
            }

            text.Append('}');
        }
        else
        {
            text.Append(value.IsNumber ? ValueText.Print(value.AsNumber)
                : value.IsNull ? "null"
                : value.Reference is { } reference && value.Kind is not (ValueKind.Row or ValueKind.Unknown) ? reference.ToString()
                : ValueText.Print(value));
        }
    }

    private static void AppendQuoted(StringBuilder text, string inner)
        => text.Append('"').Append(inner.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)).Append('"');

    private static void AppendName(StringBuilder text, string name)
    {
        if (name.Length > 0 && name.All(c => char.IsLetterOrDigit(c) || c is '_' or ' ' || char.IsSurrogate(c)) && !char.IsAsciiDigit(name[0]))
        {
            text.Append(name);
        }
        else
        {
            AppendQuoted(text, name);
        }
    }
}
