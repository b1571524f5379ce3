using System.Text;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Knowledge.Text;

/// <summary>
/// Text of a template (RULES.md §10). The template itself is Markdown, so interpolated values are escaped. An unknown value prints
/// <c>（缺：字段名）</c>; a fault prints <c>（无法计算）</c>.
/// </summary>
public static class TemplateFormatter
{
    /// <summary>Fills the holes from a frame.</summary>
    public static string Format(TextTemplate template, Frame frame) => Format(template, frame, out _);

    /// <summary>Fills the holes from a frame; <paramref name="worst"/> is the first hole value that is a fault, else unknown, else null.</summary>
    public static string Format(TextTemplate template, Frame frame, out Value worst)
    {
        ArgumentNullException.ThrowIfNull(template);
        worst = Value.Null;
        var text = new StringBuilder();
        foreach (var part in template.Parts)
        {
            if (part.Literal is not null)
            {
                text.Append(part.Literal);
                continue;
            }

            var value = part.Code!.Evaluate(frame);
            worst = worst.IsFault || value.IsDefinite || (worst.IsUnknown && !value.IsFault) || !(value.IsFault || value.IsUnknown) ? worst : value;
            var format = part.UnitCode?.Evaluate(frame).AsText is { } unit ? part.Format with { Unit = unit } : part.Format;
            text.Append(MarkdownText.Escape(ValueFormatter.Format(value, format, part.Name)));
        }

        return text.ToString();
    }
}
