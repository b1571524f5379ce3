using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Units;
using Zhudian.Advisor.Knowledge.Vocabulary;

namespace Zhudian.Advisor.Knowledge.Binding;

/// <summary>Value slots of RULES.md §5: <c>= </c>expression, template for 文本, else a literal; 无 and 未取得.</summary>
internal sealed class SlotBinder(ExpressionBinder binder, IRowLookup rows)
{
    /// <summary>Binds a slot; null after reporting.</summary>
    /// <param name="text">As written.</param>
    /// <param name="type">Type of the slot.</param>
    /// <param name="unit">Unit the slot's numbers are in.</param>
    /// <param name="what">For messages: <c>输出“类别”</c>.</param>
    /// <param name="element">Name of the element, for the id of 未取得.</param>
    /// <param name="scope">Names.</param>
    /// <param name="locals">Units of the variables.</param>
    /// <param name="frameSize">Raised to the slots the value needs.</param>
    public ValueSlot? Bind(SourceText text, DataType type, Quantity unit, string what, string element, KnowledgeScope scope, IReadOnlyDictionary<LocalSymbol, Quantity>? locals, ref int frameSize)
    {
        if (IsExpression(text.Text))
        {
            var expression = text.TrimFrom(1);
            if (binder.Bind(expression, scope, type.Feel, locals: locals) is not { } bound)
            {
                return null;
            }

            Checking.UnitPass.CheckFits(bound.Unit, unit, expression, bound.Bound.Span, what, binder.Builder.Diagnostics);
            frameSize = Math.Max(frameSize, bound.FrameSize);
            return new ValueSlot(null, bound.Bound, bound.Code, null, text);
        }

        switch (text.Text)
        {
            case "无":
                return new ValueSlot(Value.Null, null, null, null, text);
            case "未取得":
                return new ValueSlot(Value.Of(new UnknownInfo(new MissingItem("知识:" + element, element + "未取得", MissingReason.NotObtained, element))), null, null, null, text);
        }

        if (type.Kind == DataKind.Text)
        {
            if (TemplateBinder.Bind(text, scope, binder, locals) is not var (template, frame))
            {
                return null;
            }

            frameSize = Math.Max(frameSize, frame);
            return template.Parts.All(p => p.Literal is not null)
                ? new ValueSlot(Value.Of(string.Concat(template.Parts.Select(p => p.Literal))), null, null, null, text)
                : new ValueSlot(null, null, null, template, text);
        }

        return LiteralReader.TryRead(text, type, binder.Builder, what, out var value, rows) ? new ValueSlot(value, null, null, null, text) : null;
    }

    /// <summary><c>=</c> then a space.</summary>
    public static bool IsExpression(string text) => text.Length > 1 && text[0] == '=' && char.IsWhiteSpace(text[1]);
}
