using System.Collections.Immutable;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Binding;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Reading;
using Zhudian.Advisor.Knowledge.Units;
using Zhudian.Advisor.Knowledge.Vocabulary;

namespace Zhudian.Advisor.Knowledge.Tables.Binding;

/// <summary>Outputs, 缺省 and 约束 of one table.</summary>
internal sealed class TableParts(ExpressionBinder binder, SlotBinder slots, KnowledgeScope scope, IReadOnlyDictionary<LocalSymbol, Quantity> quantities, string table, int frameSize)
{
    private int _frameSize = frameSize;

    /// <summary>Slots a frame needs for the outputs bound so far.</summary>
    public int FrameSize => _frameSize;

    /// <summary>An output cell; null after reporting.</summary>
    public ValueSlot? Output(SourceText text, TableOutput output, string row)
    {
        var slot = slots.Bind(text, output.Declared!, Quantity.Of(output.Unit, binder.Builder.Units), $"输出“{output.Name}”", $"{table}/{row}", scope, quantities, ref _frameSize);
        if (slot is { Constant: { Kind: ValueKind.String } } && output.Declared!.Kind == DataKind.Text && NameKind(text.Text) is { } what)
        {
            binder.Builder.Report(TableDiagnostics.NameAsText(text, text.Text, what));
        }

        return slot;
    }

    /// <summary>缺省：输出 = 值；输出 = 值. Null without a 缺省, or when it is not one value per output.</summary>
    public IReadOnlyDictionary<string, ValueSlot>? Defaults(RawHeading heading, HitPolicy policy, ImmutableArray<TableOutput> outputs, SourceLocation location)
    {
        if (!heading.Own.TryGetValue("缺省", out var source))
        {
            return null;
        }

        if (policy is not (HitPolicy.Unique or HitPolicy.Any or HitPolicy.First or HitPolicy.Priority))
        {
            binder.Builder.Report(TableDiagnostics.ContradictoryDefault(location, table, HitPolicyText.Of(policy)));
            return null;
        }

        var defaults = new Dictionary<string, ValueSlot>(StringComparer.Ordinal);
        foreach (var piece in TableColumns.List(source))
        {
            var equals = piece.Text.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? string.Empty : piece.Text[..equals].Trim();
            if (outputs.FirstOrDefault(o => string.Equals(o.Name, name, StringComparison.Ordinal)) is not { } output)
            {
                binder.Builder.Report(TableDiagnostics.Default(piece, new TextSpan(0, piece.Text.Length), piece.Text, string.Join("、", outputs.Select(o => o.Name))));
                return null;
            }

            if (Output(piece.Slice(equals + 1, piece.Text.Length - equals - 1).Trim(), output, "缺省") is { } slot)
            {
                defaults[name] = slot;
            }
        }

        foreach (var output in outputs.Where(o => !defaults.ContainsKey(o.Name)))
        {
            binder.Builder.Report(TableDiagnostics.DefaultMissing(source, output.Name));
        }

        return defaults.Count == outputs.Length ? defaults : null;
    }

    /// <summary>约束: conditions over the inputs, <c>；</c> between.</summary>
    public ImmutableArray<ConditionDef> Constraints(RawHeading heading)
    {
        if (!heading.Own.TryGetValue("约束", out var source))
        {
            return [];
        }

        var constraints = ImmutableArray.CreateBuilder<ConditionDef>();
        foreach (var piece in TableColumns.List(source))
        {
            if (binder.Bind(piece, scope, Feel.Types.FeelType.Boolean, locals: quantities) is { } bound)
            {
                _frameSize = Math.Max(_frameSize, bound.FrameSize);
                constraints.Add(new ConditionDef(bound.Bound, bound.Code, piece, null));
            }
        }

        return constraints.ToImmutable();
    }

    private string? NameKind(string text)
        => scope.Globals.Describe(text) ?? scope.Globals.DescribeCall(text) ?? (scope.TryResolve(text, out var symbol) && symbol is LocalSymbol ? "输入" : null);
}
