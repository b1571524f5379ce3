using Zhudian.Advisor.Feel.Binding;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Symbols;
using Zhudian.Advisor.Knowledge.Units;

namespace Zhudian.Advisor.Knowledge.Checking;

internal sealed partial class UnitPass
{
    private Quantity Call(BoundCall call)
    {
        switch (call.Function)
        {
            case UnitStripFunction strip:
                return Strip(call, strip);
            case IDerivedSymbol derived:
                Arguments(call.Children, _context.ParametersOf(derived.Derived), call.Function.Parameters);
                return _context.ResultOf(derived.Derived) is FollowedQuantity ? Quantity.Unspecified : _context.ResultOf(derived.Derived);
            case ParameterByDay parameter:
                return Quantity.Of(parameter.Parameter.Unit, _context.Units);
        }

        if (UnitContext.TableOf(call.Function) is { } table)
        {
            Arguments(call.Children, call.Function is TableFunctionSymbol ? [.. table.Inputs.Select(i => Quantity.Of(i.Unit, _context.Units))] : [], call.Function.Parameters);
            return table.Outputs.Length == 1 && table.Policy != HitPolicy.Count ? Quantity.Of(table.Outputs[0].Unit, _context.Units) : Quantity.Unspecified;
        }

        return BuiltIn(call);
    }

    private Quantity MemberCall(BoundMemberCall call)
    {
        Of(call.Target);
        if (call.Member is not IDerivedSymbol derived)
        {
            Each(call.Arguments);
            return Quantity.Unspecified;
        }

        Arguments(call.Arguments, _context.ParametersOf(derived.Derived), call.Member.Parameters);
        return _context.ResultOf(derived.Derived) switch
        {
            FollowedQuantity followed when !call.IsProjection && PathText.TryPrint(call.Target, out var path, out var root) => new FollowedQuantity(path + "." + followed.Path, root),
            FollowedQuantity => Quantity.Unspecified,
            var quantity => quantity,
        };
    }

    private void Arguments(IReadOnlyList<BoundExpression> arguments, IReadOnlyList<Quantity> wanted, IReadOnlyList<ParameterSpec> parameters)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            var found = Of(arguments[i]);
            if (i < wanted.Count)
            {
                CheckFits(found, wanted[i], _source, arguments[i].Span, $"参数“{parameters[i].Name}”", _diagnostics);
            }
        }
    }

    private Quantity Strip(BoundCall call, UnitStripFunction strip)
    {
        var found = Of(call.Children[0]);
        if (call.Children[1] is not BoundLiteral { Value.AsText: { } symbol } || Quantity.Of(symbol, _context.Units) is not KnownQuantity wanted)
        {
            _diagnostics.Add(UnitDiagnostics.NoUnit(_source, call.Children[1].Span, call.Children[1] is BoundLiteral literal ? literal.Value.AsText ?? literal.Value.ToString() : "（不是文字）"));
            return Quantity.Bare;
        }

        switch (found)
        {
            case KnownQuantity known when known.Dimension.Equals(wanted.Dimension):
                strip.Factor = known.Factor / wanted.Factor;
                break;
            case KnownQuantity known:
                _diagnostics.Add(UnitDiagnostics.Convert(_source, call.Span, known, wanted));
                break;
            case FollowedQuantity followed:
                _diagnostics.Add(UnitDiagnostics.ConvertFollowed(_source, call.Span, followed.Path));
                break;
        }

        return Quantity.Bare;
    }

    private Quantity BuiltIn(BoundCall call)
    {
        var name = call.Function.Name;
        var arguments = call.Children;
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i] is BoundItemExpression)
            {
                SeedItems(arguments);
                break;
            }
        }

        var found = new List<Quantity>(arguments.Count);
        for (var i = 0; i < arguments.Count; i++)
        {
            found.Add(Of(arguments[i]));
        }

        if (UnitRules.NeedsBare(name) && found.Count > 0 && found[0] is KnownQuantity { Dimension.IsNone: false } known)
        {
            _diagnostics.Add(UnitDiagnostics.Transcendental(_source, arguments[0].Span, name, known));
            return Quantity.Bare;
        }

        if (UnitRules.Counts(name))
        {
            return Quantity.Count;
        }

        if (UnitRules.KeepsUnitOf(name) is not { } kept)
        {
            return UnitRules.NeedsBare(name) ? Quantity.Bare : Quantity.Unspecified;
        }

        var result = Quantity.Bare;
        var many = UnitRules.TakesManyArguments(name);
        for (var n = 0; n < (many ? found.Count : kept.Count); n++)
        {
            var i = many ? n : kept[n];
            result = i < found.Count ? Together(result, found[i], arguments[i].Span, name + " 的参数") : result;
        }

        return result;
    }

    // 式 sees the item of the first argument's list.
    private void SeedItems(IReadOnlyList<BoundExpression> arguments)
    {
        var items = Of(arguments[0]);
        foreach (var item in arguments.OfType<BoundItemExpression>())
        {
            Set(item.Item, items);
        }
    }
}
