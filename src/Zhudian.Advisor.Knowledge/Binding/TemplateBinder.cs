using System.Collections.Immutable;
using Zhudian.Advisor.Feel.Binding;
using Zhudian.Advisor.Feel.Compilation;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Symbols;
using Zhudian.Advisor.Knowledge.Units;
using Zhudian.Advisor.Knowledge.Wording;

namespace Zhudian.Advisor.Knowledge.Binding;

/// <summary>Binds a template: parses it, binds each hole, and fills in 位数 and 单位 that are known statically (RULES.md §10).</summary>
internal static class TemplateBinder
{
    /// <summary>The template and the slots its holes need; null after reporting.</summary>
    public static (TextTemplate Template, int FrameSize)? Bind(SourceText source, KnowledgeScope scope, ExpressionBinder binder, IReadOnlyDictionary<LocalSymbol, Quantity>? locals = null)
    {
        var findings = binder.Builder.Diagnostics;
        var before = findings.Count;
        var pieces = TemplateSyntax.Parse(source, findings);
        var parts = ImmutableArray.CreateBuilder<TextPart>();
        var frame = scope.FirstFreeSlot;
        var failed = findings.Count > before;
        foreach (var piece in pieces)
        {
            if (piece.Literal is not null)
            {
                parts.Add(new TextPart(piece.Literal, null, null, ValueFormat.Default));
                continue;
            }

            var text = source.Slice(piece.Expression);
            if (text.Text.Length == 0 || binder.Bind(text, scope, locals: locals) is not { } bound || !Check(bound, piece.Format, text, binder))
            {
                failed = true;
                continue;
            }

            frame = Math.Max(frame, bound.FrameSize);
            parts.Add(Part(bound, piece.Format, text));
        }

        return failed ? null : (new TextTemplate(source, parts.ToImmutable()), frame);
    }

    private static bool Check(BoundText bound, TemplateFormat format, SourceText text, ExpressionBinder binder)
    {
        var span = new TextSpan(0, text.Text.Length);
        if (format.Percent && bound.Unit is KnownQuantity { Dimension.IsNone: false } known)
        {
            binder.Builder.Report(TextDiagnostics.PercentWithUnit(text, span, known.Text));
            return false;
        }

        var type = bound.Bound.Type is ListType list ? list.Element : bound.Bound.Type;
        if ((format.Percent || format.Decimals is not null || format.Significant is not null) && type != FeelType.Number && type != FeelType.Any && type is not ContextType)
        {
            binder.Builder.Report(TextDiagnostics.PercentOfText(text, span, Feel.Binding.TypeText.Chinese(type)));
            return false;
        }

        return true;
    }

    private static TextPart Part(BoundText bound, TemplateFormat format, SourceText text)
    {
        var digits = DigitsOf.Static(bound.Bound);
        var unit = format.NoUnit || format.Percent ? null : (bound.Unit as KnownQuantity)?.Symbol;
        var rounded = format.Decimals is not null || format.Significant is not null;
        return new TextPart(
            null,
            bound.Bound,
            bound.Code,
            new ValueFormat(
                format.Decimals ?? (rounded ? null : digits.Decimals),
                format.Significant,
                format.Percent,
                unit is "无量纲" or "" ? null : unit,
                Exact: !rounded && digits.Exact))
        {
            UnitCode = format.NoUnit || format.Percent || bound.Unit is not FollowedQuantity ? null : FollowedUnit(bound.Bound, text),
            Name = bound.Bound is BoundMember { Member: FieldSymbol { Field: var field } } ? field.DisplayName : null,
        };
    }

    // 单位 = 随 项目.单位: the symbol is read from the row of the value itself.
    private static CompiledExpression? FollowedUnit(BoundExpression node, SourceText text)
    {
        var path = node is BoundMember { Member: FieldSymbol { Field: var field } } ? field.UnitFrom
            : node is BoundMember { Member: IDerivedSymbol { Derived: var derived } } ? derived.UnitFrom
            : null;
        if (path is null || node is not BoundMember member)
        {
            return null;
        }

        var current = member.Target;
        foreach (var name in path)
        {
            if (current.Type is not RecordType record || !record.TryGetMember(name, out var step))
            {
                return null;
            }

            current = new BoundMember(current, step, false, step.Type, node.Span);
        }

        return FeelCompiler.Compile(current, text);
    }
}
