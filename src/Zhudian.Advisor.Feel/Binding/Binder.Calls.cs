using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Feel.Syntax;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Binding;

/// <summary>Calls: named and positional arguments, overloads, per-item arguments, members with parameters, function values.</summary>
internal sealed partial class Binder
{
    private BoundExpression BindCall(CallSyntax syntax)
    {
        switch (syntax.Target)
        {
            case NameSyntax name:
                return BindNamedCall(syntax, name);
            case PathSyntax path:
                var target = Bind(path.Target);
                var owner = target.Type is ListType list ? list.Element : target.Type;
                return owner is RecordType record && record.TryGetMember(path.Name, out var member) && member is MemberFunctionSymbol function
                    ? MemberCall(syntax, target, function)
                    : InvokeValue(syntax, Member(target, path.Name, path.NameSpan, path.Span));
            default:
                return InvokeValue(syntax, Bind(syntax.Target));
        }
    }

    private BoundExpression BindNamedCall(CallSyntax syntax, NameSyntax name)
    {
        for (var local = _locals; local is not null; local = local.Outer)
        {
            if (local.IsItem && local.Symbol.Type is RecordType record && record.TryGetMember(name.Name, out var member) && member is MemberFunctionSymbol itemFunction)
            {
                return MemberCall(syntax, new BoundLocal(local.Symbol, name.Span), itemFunction);
            }

            if (string.Equals(local.Symbol.Name, name.Name, StringComparison.Ordinal) && !local.IsItem)
            {
                return InvokeValue(syntax, Use(local, name.Span));
            }
        }

        if (_scope.TryResolve(name.Name, out var symbol))
        {
            switch (symbol)
            {
                case FunctionSymbol function:
                    return Call(syntax, function);
                case ICallableSymbol callable:
                    return Call(syntax, callable.AsFunction);
                case SubjectMember { Member: MemberFunctionSymbol member } subject:
                    return MemberCall(syntax, new BoundLocal(subject.Subject, name.Span), member);
                default:
                    if (!_options.Functions.TryGet(name.Name, out _))
                    {
                        return InvokeValue(syntax, FromSymbol(symbol, name.Span));
                    }

                    break;
            }
        }

        if (_options.Functions.TryGet(name.Name, out var builtIn))
        {
            return name.Name == "not" && syntax.Arguments.Count == 1 && syntax.Arguments[0].Name is null or "negand"
                ? new BoundNot(Condition(syntax.Arguments[0].Value), syntax.Span)
                : Call(syntax, builtIn);
        }

        if (Resolve(name.Name, name.Span) is { } value)
        {
            return InvokeValue(syntax, value);
        }

        var near = NearestName.Find(name.Name, VisibleNames().Where(IsCallable));
        return Problem("FEL036", name.Span, $"未知函数“{name.Name}”", near is null ? "检查拼写" : $"是否为“{near}”");
    }

    private bool IsCallable(string name) => _options.Functions.TryGet(name, out _)
        || (_scope.TryResolve(name, out var symbol) && symbol is FunctionSymbol or ICallableSymbol or SubjectMember { Member: MemberFunctionSymbol });

    private BoundExpression InvokeValue(CallSyntax syntax, BoundExpression function)
    {
        if (IsKnowledge && function is not BoundFault && function.Type is not FunctionType && !TypeRules.IsOpen(function.Type))
        {
            return Problem("FEL036", syntax.Target.Span, $"{Shown(function.Type)}不能调用");
        }

        var arguments = syntax.Arguments.Select(a => Bind(a.Value)).ToList();
        var names = syntax.Arguments.Count > 0 && syntax.Arguments[0].Name is not null ? syntax.Arguments.Select(a => a.Name ?? string.Empty).ToList() : null;
        return new BoundInvoke(function, arguments, names, function.Type is FunctionType f ? f.Result : FeelType.Any, syntax.Span);
    }

    private BoundExpression MemberCall(CallSyntax syntax, BoundExpression target, MemberFunctionSymbol member)
    {
        if (Arguments(syntax, member.Name, member.Parameters) is not { } arguments)
        {
            return new BoundFault(_diagnostics[^1], syntax.Span);
        }

        var isList = target.Type is ListType;
        return new BoundMemberCall(target, member, arguments, isList, isList ? FeelType.ListOf(member.ResultType) : member.ResultType, syntax.Span);
    }

    private BoundExpression Call(CallSyntax syntax, FunctionSymbol function)
    {
        if (function is OverloadedFunction overloaded)
        {
            if (Overload(overloaded, syntax.Arguments) is not { } chosen)
            {
                return Problem("FEL038", syntax.Span, $"函数 {function.Name} 不接受这些参数", $"写法：{string.Join("；", overloaded.Overloads.Select(o => Usage(o.Name, o.Parameters)))}");
            }

            function = chosen;
        }

        function = function.AtCallSite();
        return Arguments(syntax, function.Name, function.Parameters) is { } arguments
            ? new BoundCall(function, arguments, function.InferResult(arguments.ConvertAll(static a => a.Type)), syntax.Span)
            : new BoundFault(_diagnostics[^1], syntax.Span);
    }

    private static FunctionSymbol? Overload(OverloadedFunction function, IReadOnlyList<ArgumentSyntax> arguments)
    {
        var names = new List<string>();
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i].Name is { } name)
            {
                names.Add(name);
            }
        }

        foreach (var overload in function.Overloads)
        {
            if (Accepts(overload, arguments.Count - names.Count, names))
            {
                return overload;
            }
        }

        return null;
    }

    private static bool Accepts(FunctionSymbol function, int positional, List<string> names)
        => names.Count == 0 ? Signature.Accepts(function, positional)
            : positional == 0 ? Signature.Accepts(function, names)
            : positional < function.Parameters.Count && names.TrueForAll(n => IndexOf(function.Parameters, n) >= positional)
                && function.Parameters.Skip(positional).All(p => p.Optional || p.Variadic || names.Contains(p.Name, StringComparer.Ordinal));

    private static BoundLiteral Absent(TextSpan span) => new(Value.Null, FeelType.Null, new TextSpan(span.End, 0));

    private static string Usage(string name, IReadOnlyList<ParameterSpec> parameters)
        => $"{name}({string.Join(", ", parameters.Select(p => p.Variadic ? p.Name + "…" : p.Optional ? $"[{p.Name}]" : p.Name))})";

    /// <summary>Arguments in parameter order; null after reporting.</summary>
    private List<BoundExpression>? Arguments(CallSyntax syntax, string name, IReadOnlyList<ParameterSpec> parameters)
    {
        var ordered = new List<ExpressionSyntax?>(Math.Max(parameters.Count, syntax.Arguments.Count));
        for (var i = 0; i < parameters.Count; i++)
        {
            ordered.Add(null);
        }

        var variadic = parameters.Count > 0 && parameters[^1].Variadic;
        for (var i = 0; i < syntax.Arguments.Count; i++)
        {
            var (argumentName, span, value) = syntax.Arguments[i];
            var at = argumentName is null ? i : IndexOf(parameters, argumentName);
            if (at < 0 || (at >= parameters.Count && !variadic))
            {
                var message = at < 0 ? $"函数 {name} 没有参数“{argumentName}”" : $"函数 {name} 只有 {parameters.Count} 个参数，给了 {syntax.Arguments.Count} 个";
                Problem("FEL038", at < 0 ? span : value.Span, message, "写法：" + Usage(name, parameters));
                return null;
            }

            if (at >= parameters.Count)
            {
                ordered.Add(value);
            }
            else if (ordered[at] is not null)
            {
                Problem("FEL038", span, $"参数“{parameters[at].Name}”给了两次", "写法：" + Usage(name, parameters));
                return null;
            }
            else
            {
                ordered[at] = value;
            }
        }

        for (var i = 0; i < parameters.Count; i++)
        {
            if (ordered[i] is null && !parameters[i].Optional && !parameters[i].Variadic)
            {
                Problem("FEL038", syntax.Span, $"函数 {name} 缺少参数“{parameters[i].Name}”", "写法：" + Usage(name, parameters));
                return null;
            }
        }

        return BindArguments(syntax, name, parameters, ordered);
    }

    private static int IndexOf(IReadOnlyList<ParameterSpec> parameters, string name)
    {
        for (var i = 0; i < parameters.Count; i++)
        {
            if (string.Equals(parameters[i].Name, name, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }

    private List<BoundExpression> BindArguments(CallSyntax syntax, string name, IReadOnlyList<ParameterSpec> parameters, List<ExpressionSyntax?> ordered)
    {
        var bound = new List<BoundExpression>(ordered.Count);
        for (var i = 0; i < ordered.Count; i++)
        {
            var parameter = parameters[Math.Min(i, parameters.Count - 1)];
            if (ordered[i] is not { } argument)
            {
                if (!parameter.Variadic)
                {
                    bound.Add(Absent(syntax.Span));
                }

                continue;
            }

            var value = parameter.Mode == ParameterMode.PerItem ? BindPerItem(argument, bound.Count > 0 ? bound[0].Type : FeelType.Any) : Coerce(Bind(argument), parameter.Type);
            if (IsKnowledge && value is not BoundFault && !TypeRules.Passes(value.Type, parameter.Type))
            {
                value = Problem("FEL039", argument.Span, $"函数 {name} 的参数 {parameter.Name} 应为{Shown(parameter.Type)}，实际是{Shown(value.Type)}");
            }

            bound.Add(value);
        }

        // A literal beside arguments of one enumeration means its word: list contains(类别们, "Ⅲ").
        if (FirstEnum(bound) is { } words)
        {
            for (var i = 0; i < bound.Count; i++)
            {
                var declared = parameters[Math.Min(i, parameters.Count - 1)].Type;
                if (ReferenceEquals(declared, FeelType.Any) || declared is ListType { Element: var e } && ReferenceEquals(e, FeelType.Any))
                {
                    bound[i] = Coerce(bound[i], words);
                }
            }
        }

        return bound;
    }

    private static EnumType? FirstEnum(List<BoundExpression> arguments)
    {
        foreach (var argument in arguments)
        {
            if (argument is not BoundItemExpression && EnumOf(argument.Type) is { } type)
            {
                return type;
            }
        }

        return null;
    }

    private BoundItemExpression BindPerItem(ExpressionSyntax argument, FeelType list)
    {
        var item = Declare("item", ElementOf(list));
        var saved = _locals;
        Push(item, isItem: true);
        var body = Bind(argument);
        _locals = saved;
        return new BoundItemExpression(item, body, argument.Span);
    }
}
