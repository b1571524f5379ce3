using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Knowledge.Building;
using Zhudian.Advisor.Knowledge.Checking;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Reading;
using Zhudian.Advisor.Knowledge.Units;
using Zhudian.Advisor.Knowledge.Vocabulary;

namespace Zhudian.Advisor.Knowledge.Binding;

/// <summary><c>名 [(单位)] [: 类型]</c>: a table header or a parameter of a derived quantity (RULES.md §6, §7).</summary>
/// <param name="Name">Identifier.</param>
/// <param name="Unit">Symbol as declared; null when nothing was said.</param>
/// <param name="Type">Declared type; null when nothing was said.</param>
/// <param name="Source">The whole text.</param>
internal sealed record TypedName(string Name, string? Unit, DataType? Type, SourceText Source)
{
    /// <summary>Reads it; null after reporting.</summary>
    public static TypedName? Read(SourceText source, KnowledgeBuilder builder, string what)
    {
        var text = source.Text;
        var colon = text.IndexOfAny([':', '：']);
        var head = source.Slice(0, colon < 0 ? text.Length : colon).Trim();
        var open = head.Text.IndexOfAny(['(', '（']);
        var name = head.Slice(0, open < 0 ? head.Text.Length : open).Trim();
        if (name.Text.Length == 0 || (open >= 0 && head.Text[^1] is not (')' or '）')))
        {
            builder.Report(NameDiagnostics.BadTypedName(source, text));
            return null;
        }

        if (!Identifiers.IsIdentifier(name.Text))
        {
            builder.Report(NameDiagnostics.NotIdentifier(name, new TextSpan(0, name.Text.Length), what, name.Text));
            return null;
        }

        var unit = open < 0 ? null : head.Slice(open + 1, head.Text.Length - open - 2).Trim();
        string? symbol = null;
        if (unit is { Text: not ("-" or "") })
        {
            if (!builder.Units.TryGet(unit.Text, out var declared))
            {
                builder.Report(UnitDiagnostics.NoUnit(unit, new TextSpan(0, unit.Text.Length), unit.Text));
                return null;
            }

            symbol = declared.Symbol;
        }

        DataType? type = null;
        if (colon >= 0 && !TypeReader.TryRead(source.Slice(colon + 1, text.Length - colon - 1).Trim(), builder, out type))
        {
            return null;
        }

        return new TypedName(name.Text, symbol, type ?? (symbol is null ? null : new DataType(DataKind.Number)), source);
    }

    /// <summary>Static type; any when nothing was said.</summary>
    public FeelType FeelType => Type?.Feel ?? FeelType.Any;

    /// <summary>Pieces between commas outside parentheses.</summary>
    public static List<SourceText> Split(SourceText source)
    {
        var pieces = new List<SourceText>();
        var depth = 0;
        var from = 0;
        for (var i = 0; i <= source.Text.Length; i++)
        {
            var c = i < source.Text.Length ? source.Text[i] : ',';
            depth += c is '(' or '（' ? 1 : c is ')' or '）' ? -1 : 0;
            if (c is ',' or '，' or '、' && (depth == 0 || i == source.Text.Length))
            {
                pieces.Add(source.Slice(from, i - from).Trim());
                from = i + 1;
            }
        }

        return pieces;
    }
}
