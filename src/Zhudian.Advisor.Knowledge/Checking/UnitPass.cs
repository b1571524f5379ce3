using Zhudian.Advisor.Feel.Binding;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Feel.Syntax;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Units;

namespace Zhudian.Advisor.Knowledge.Checking;

/// <summary>
/// Units over a bound tree (RULES.md §4): follows dimensions through arithmetic, reports mismatches, and sets the factor of every
/// <c>数值(x, "单位")</c>. Where nothing was declared nothing is checked. One pass per expression.
/// </summary>
internal sealed partial class UnitPass
{
    private const int MaxDepth = 400;
    private readonly UnitContext _context;
    private readonly SourceText _source;
    private readonly List<Diagnostic> _diagnostics;
    private readonly IReadOnlyDictionary<LocalSymbol, Quantity>? _outer;
    private Dictionary<LocalSymbol, Quantity>? _inner;
    private int _depth;

    private UnitPass(UnitContext context, SourceText source, List<Diagnostic> diagnostics, IReadOnlyDictionary<LocalSymbol, Quantity>? locals)
    {
        _context = context;
        _source = source;
        _diagnostics = diagnostics;
        _outer = locals;
    }

    /// <summary>Quantity of an expression; findings are appended.</summary>
    public static Quantity Run(BoundExpression root, SourceText source, UnitContext context, List<Diagnostic> diagnostics, IReadOnlyDictionary<LocalSymbol, Quantity>? locals = null)
        => new UnitPass(context, source, diagnostics, locals).Of(root);

    /// <summary>Checks that a value fits the unit it is given to; a bare number gets it.</summary>
    public static void CheckFits(Quantity found, Quantity wanted, SourceText source, TextSpan span, string what, List<Diagnostic> diagnostics)
    {
        if (found is KnownQuantity left && wanted is KnownQuantity right)
        {
            if (!left.Dimension.Equals(right.Dimension))
            {
                diagnostics.Add(UnitDiagnostics.Dimensions(source, span, what, right, left));
            }
            else if (!left.SameSize(right))
            {
                diagnostics.Add(UnitDiagnostics.Sizes(source, span, what, right, left));
            }
        }
        else if (wanted is FollowedQuantity followed && found is FollowedQuantity other && !string.Equals(followed.Path, other.Path, StringComparison.Ordinal))
        {
            diagnostics.Add(UnitDiagnostics.Followed(source, span, other.Path, followed.Path));
        }
    }

    private Quantity Of(BoundExpression node)
    {
        if (++_depth > MaxDepth)
        {
            _depth--;
            return Quantity.Unspecified;
        }

        var quantity = Visit(node);
        _depth--;
        return quantity;
    }

    private Quantity Visit(BoundExpression node)
    {
        switch (node)
        {
            case BoundLiteral literal:
                return literal.Value.IsNumber || literal.Value.IsNull ? Quantity.Bare : Quantity.Unspecified;
            case BoundLocal local:
                return Local(local.Symbol);
            case BoundGlobal global:
                return _context.Of(global.Symbol);
            case BoundMember member:
                return Member(member);
            case BoundPath path:
                return Path(path);
            case BoundNegation negation:
                return Of(negation.Operand);
            case BoundBinary binary:
                return Arithmetic(binary);
            case BoundComparison comparison:
                Compare(comparison.Left, comparison.Right, comparison.Span);
                return Quantity.Unspecified;
            case BoundBetween between:
                Compare(between.Value, between.Low, between.Span);
                Compare(between.Value, between.High, between.Span);
                return Quantity.Unspecified;
            case BoundMembership membership:
                return InCollection(membership);
            case BoundIn within:
                Set(within.Input, Of(within.Value));
                Each(within.Tests);
                return Quantity.Unspecified;
            case BoundIf choice:
                Of(choice.Condition);
                return Together(Of(choice.Then), Of(choice.Else), choice.Span, "if 的两个分支");
            case BoundCall call:
                return Call(call);
            case BoundMemberCall call:
                return MemberCall(call);
            default:
                return Structure(node);
        }
    }

    private Quantity Local(LocalSymbol symbol)
        => _inner is not null && _inner.TryGetValue(symbol, out var quantity) ? quantity
            : _outer is not null && _outer.TryGetValue(symbol, out quantity) ? quantity
            : Quantity.Unspecified;

    private void Set(LocalSymbol symbol, Quantity quantity) => (_inner ??= [])[symbol] = quantity;

    private Quantity Structure(BoundExpression node)
    {
        switch (node)
        {
            case BoundFor loop:
                foreach (var iterator in loop.Iterators)
                {
                    Set(iterator.Variable, iterator.End is null ? Of(iterator.Source) : Quantity.Bare);
                }

                return Escaping(Of(loop.Body), loop.Iterators.Select(i => i.Variable));
            case BoundQuantified quantified:
                foreach (var iterator in quantified.Iterators)
                {
                    Set(iterator.Variable, iterator.End is null ? Of(iterator.Source) : Quantity.Bare);
                }

                Of(quantified.Condition);
                return Quantity.Unspecified;
            case BoundFilter filter:
                var items = Of(filter.Source);
                Set(filter.Item, items);
                Of(filter.Condition);
                return items;
            case BoundIndex index:
                Of(index.Index);
                return Of(index.Source);
            case BoundItemExpression item:
                return Escaping(Of(item.Body), [item.Item]);
            case BoundList list:
                return list.Children.Select(Of).ToList() is { Count: > 0 } quantities && quantities.TrueForAll(q => q == quantities[0]) ? quantities[0] : Quantity.Unspecified;
            case BoundContext context:
                for (var i = 0; i < context.Entries.Count; i++)
                {
                    Set(context.Entries[i], Of(context.Children[i]));
                }

                return Quantity.Unspecified;
            case BoundRange range:
                return Together(Of(range.Low), Of(range.High), range.Span, "区间");
            default:
                Each(node.Children);
                return Quantity.Unspecified;
        }
    }

    private void Each(IReadOnlyList<BoundExpression> nodes)
    {
        for (var i = 0; i < nodes.Count; i++)
        {
            Of(nodes[i]);
        }
    }

    // A unit that follows an item's own field differs from item to item: outside the loop it is not known.
    private static Quantity Escaping(Quantity quantity, IEnumerable<LocalSymbol> items)
        => quantity is FollowedQuantity { Root: { } root } && items.Contains(root) ? Quantity.Unspecified : quantity;

    private Quantity Member(BoundMember member)
    {
        Of(member.Target);
        return _context.Of(member.Member) switch
        {
            FollowedQuantity followed when !member.IsProjection && PathText.TryPrint(member.Target, out var path, out var root) => new FollowedQuantity(path + "." + followed.Path, root),
            FollowedQuantity => Quantity.Unspecified,
            var quantity => quantity,
        };
    }

    // A context of several table outputs, read by name.
    private Quantity Path(BoundPath path)
    {
        Of(path.Target);
        var table = path.Target is BoundCall call ? UnitContext.TableOf(call.Function) : null;
        return table?.Outputs.FirstOrDefault(o => string.Equals(o.Name, path.Name, StringComparison.Ordinal)) is { } output ? Quantity.Of(output.Unit, _context.Units) : Quantity.Unspecified;
    }

    private Quantity InCollection(BoundMembership membership)
    {
        var value = Of(membership.Value);
        var collection = Of(membership.Collection);
        if (membership.Collection.Type is ListType or RangeType || membership.Collection.Type == FeelType.Number)
        {
            Together(value, collection, membership.Span, "in ");
        }

        return Quantity.Unspecified;
    }

    private void Compare(BoundExpression left, BoundExpression right, TextSpan span)
    {
        var (first, second) = (Of(left), Of(right));
        Together(first, second, span, "比较");
        Bare(left, second);
        Bare(right, first);
    }

    // RULES.md §4: a literal other than 0 or 1 against a quantity with a unit should be a parameter.
    private void Bare(BoundExpression node, Quantity partner)
    {
        var literal = node is BoundNegation negation ? negation.Operand : node;
        if (_context.BareNumbers && literal is BoundLiteral { Value: { IsNumber: true } value } && value.AsNumber is not (0 or 1)
            && partner is KnownQuantity { Dimension.IsNone: false } or FollowedQuantity)
        {
            _diagnostics.Add(UnitDiagnostics.BareNumber(_source, node.Span, value.ToString(), partner is KnownQuantity known ? known.Text : ((FollowedQuantity)partner).Path));
        }
        else if (_context.BareNumbers && literal is BoundLiteral { Value: { IsNumber: true } fraction } && decimal.Truncate(fraction.AsNumber) != fraction.AsNumber)
        {
            // Whole numbers count things; a fraction is a bound somebody chose.
            _diagnostics.Add(UnitDiagnostics.BareFraction(_source, node.Span, fraction.ToString()));
        }
    }

    // Two numbers that must have one unit; gives the unit they have together.
    private Quantity Together(Quantity left, Quantity right, TextSpan span, string what)
    {
        switch (left, right)
        {
            case (KnownQuantity first, KnownQuantity second):
                if (!first.Dimension.Equals(second.Dimension))
                {
                    _diagnostics.Add(UnitDiagnostics.Dimensions(_source, span, what, first, second));
                }
                else if (!first.SameSize(second))
                {
                    _diagnostics.Add(UnitDiagnostics.Sizes(_source, span, what, first, second));
                }

                return first.Symbol.Length > 0 ? first : second;
            case (FollowedQuantity first, FollowedQuantity second) when !string.Equals(first.Path, second.Path, StringComparison.Ordinal):
                _diagnostics.Add(UnitDiagnostics.Followed(_source, span, first.Path, second.Path));
                return Quantity.Unspecified;
            case (FollowedQuantity first, KnownQuantity second):
                _diagnostics.Add(UnitDiagnostics.Followed(_source, span, first.Path, second.Text));
                return Quantity.Unspecified;
            case (KnownQuantity first, FollowedQuantity second):
                _diagnostics.Add(UnitDiagnostics.Followed(_source, span, first.Text, second.Path));
                return Quantity.Unspecified;
            default:
                return IsPlain(left) ? right : IsPlain(right) || left != Quantity.Unspecified ? left : right;
        }
    }

    private Quantity Arithmetic(BoundBinary binary)
    {
        var (left, right) = (Of(binary.Left), Of(binary.Right));
        if (binary.Type != FeelType.Number && binary.Type != FeelType.Any)
        {
            return Quantity.Unspecified;
        }

        return binary.Operator switch
        {
            BinaryOperator.Add => Together(left, right, binary.Span, "相加"),
            BinaryOperator.Subtract => Together(left, right, binary.Span, "相减"),
            BinaryOperator.Multiply => Product(left, right, 1),
            BinaryOperator.Divide => Product(left, right, -1),
            _ => Raised(left, binary.Right),
        };
    }

    private static bool IsPlain(Quantity quantity) => quantity == Quantity.Bare || quantity == Quantity.Count;

    private static Quantity Product(Quantity left, Quantity right, int sign)
    {
        if (left == Quantity.Count && right == Quantity.Count)
        {
            return sign > 0 ? Quantity.Count : Quantity.Dimensionless;
        }

        left = left == Quantity.Count ? Quantity.Bare : left;
        right = right == Quantity.Count ? Quantity.Bare : right;
        switch (left, right)
        {
            case (KnownQuantity first, KnownQuantity second):
                // A share of a quantity is neither; only a declared unit can say what was meant.
                return first.IsShare != second.IsShare && !(first.Dimension.IsNone || second.Dimension.IsNone) ? Quantity.Unspecified
                    : sign > 0 ? first.Times(second) : first.Over(second);
            case (FollowedQuantity first, FollowedQuantity second) when sign < 0 && string.Equals(first.Path, second.Path, StringComparison.Ordinal):
                return Quantity.Dimensionless;
            case (FollowedQuantity, KnownQuantity { Dimension.IsNone: true }):
                return left;
            case (KnownQuantity { Dimension.IsNone: true }, FollowedQuantity) when sign > 0:
                return right;
            case (KnownQuantity { Dimension.IsNone: true }, _) when right == Quantity.Bare:
            case (_, KnownQuantity { Dimension.IsNone: true }) when left == Quantity.Bare:
                return Quantity.Bare;
            case (KnownQuantity first, _) when right == Quantity.Bare:
                return first with { Scaled = true };
            case (FollowedQuantity, _) when right == Quantity.Bare:
                return left;
            case (_, KnownQuantity second) when left == Quantity.Bare:
                return sign > 0 ? second with { Scaled = true } : new KnownQuantity(Dimension.None, 1m, string.Empty) { Scaled = true }.Over(second);
            case (_, FollowedQuantity) when left == Quantity.Bare && sign > 0:
                return right;
            default:
                return left == Quantity.Bare && right == Quantity.Bare ? Quantity.Bare : Quantity.Unspecified;
        }
    }

    private static Quantity Raised(Quantity left, BoundExpression exponent)
    {
        if (left is not KnownQuantity known)
        {
            return left == Quantity.Bare ? Quantity.Bare : Quantity.Unspecified;
        }

        if (exponent is BoundLiteral { Value: { IsNumber: true } value } && decimal.IsInteger(value.AsNumber) && value.AsNumber is >= 1 and <= 6)
        {
            Quantity result = known;
            for (var i = 1; i < (int)value.AsNumber; i++)
            {
                result = result is KnownQuantity so ? so.Times(known) : result;
            }

            return result;
        }

        return known.Dimension.IsNone ? known : Quantity.Unspecified;
    }
}
