using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Operators;
using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Feel.Syntax;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Binding;

/// <summary>Names and paths (RULES.md §7).</summary>
internal sealed partial class Binder
{
    private static readonly string[] PropertyNames = ["year", "month", "day", "weekday", "hour", "minute", "second", "time offset", "timezone", "years", "months", "days", "hours", "minutes", "seconds", "start", "end", "start included", "end included"];

    private BoundExpression BindName(NameSyntax syntax) => Resolve(syntax.Name, syntax.Span) ?? Unknown(syntax);

    private BoundFault Unknown(NameSyntax syntax)
    {
        var near = NearestName.Find(syntax.Name, VisibleNames());
        return Problem("FEL021", syntax.Span, $"未知名称“{syntax.Name}”", near is null ? "检查拼写，或先定义它；文本要加双引号" : $"是否为“{near}”");
    }

    private IEnumerable<string> VisibleNames()
    {
        var names = _scope.Names.Concat(_options.Functions.Names);
        for (var local = _locals; local is not null; local = local.Outer)
        {
            names = names.Append(local.Symbol.Name).Concat(local.FieldNames);
        }

        return names;
    }

    /// <summary>What a bare name means as a value; null when nothing.</summary>
    private BoundExpression? Resolve(string name, TextSpan span) => Resolve(name, span, _locals);

    private BoundExpression? Resolve(string name, TextSpan span, LocalScope? from)
    {
        for (var local = from; local is not null; local = local.Outer)
        {
            if (local.IsItem && Field(local, name, span) is { } field)
            {
                if (IsKnowledge && IsVisibleOutside(name, local.Outer))
                {
                    Problem("FEL022", span, $"“{name}”既是此项的字段，又是外面可见的名称", $"写 item.{name}（此项的）或 本.{name}（主体的）等带前缀的形式");
                }

                return field;
            }

            if (local.HasOpenFields && !string.Equals(name, "?", StringComparison.Ordinal))
            {
                var outer = string.Equals(local.Symbol.Name, name, StringComparison.Ordinal) ? Use(local, span) : Resolve(name, span, local.Outer);
                return string.Equals(name, "item", StringComparison.Ordinal) && IsKnowledge ? outer : new BoundItemName((BoundLocal)Use(local, span), name, outer, span);
            }

            if (string.Equals(local.Symbol.Name, name, StringComparison.Ordinal))
            {
                return Use(local, span);
            }
        }

        return _scope.TryResolve(name, out var symbol) ? FromSymbol(symbol, span)
            : _options.Functions.TryGet(name, out var function) ? FunctionAsValue(function, span)
            : IsKnowledge && name is "是" or "否" ? new BoundLiteral(Value.Of(name == "是"), FeelType.Boolean, span)
            : null;
    }

    private bool IsVisibleOutside(string name, LocalScope? outer)
    {
        for (var local = outer; local is not null; local = local.Outer)
        {
            if (string.Equals(local.Symbol.Name, name, StringComparison.Ordinal) || local.FieldNames.Contains(name, StringComparer.Ordinal))
            {
                return true;
            }
        }

        return _scope.TryResolve(name, out var symbol) && symbol is not FunctionSymbol;
    }

    private static BoundExpression? Field(LocalScope local, string name, TextSpan span)
    {
        return local.Symbol.Type switch
        {
            RecordType record when record.TryGetMember(name, out var member) && member is not MemberFunctionSymbol => new BoundMember(new BoundLocal(local.Symbol, span), member, false, member.Type, span),
            ContextType context when context.Entries.TryGetValue(name, out var type) => new BoundPath(new BoundLocal(local.Symbol, span), name, type, span),
            _ => null,
        };
    }

    private static BoundExpression Use(LocalScope local, TextSpan span)
    {
        local.IsUsed = true;
        return new BoundLocal(local.Symbol, span);
    }

    private BoundExpression FromSymbol(Symbol symbol, TextSpan span) => symbol switch
    {
        LocalSymbol local => new BoundLocal(local, span),
        ValueSymbol value => new BoundGlobal(value, span),
        SubjectMember { Member: MemberFunctionSymbol f } => Problem("FEL023", span, $"“{f.Name}”有参数，要写成调用", $"{f.Name}({string.Join(", ", f.Parameters.Select(p => p.Name))})"),
        SubjectMember m => new BoundMember(new BoundLocal(m.Subject, span), m.Member, false, m.Member.Type, span),
        FunctionSymbol f => FunctionAsValue(f, span),
        _ => throw new InvalidOperationException("a scope answered with " + symbol.GetType().Name),
    };

    private BoundExpression FunctionAsValue(FunctionSymbol function, TextSpan span)
        => IsKnowledge && function.Parameters.Any(p => p.Mode == ParameterMode.PerItem)
            ? Problem("FEL023", span, $"“{function.Name}”有参数，要写成调用")
            : new BoundLiteral(Value.Of(new FunctionReference(function)), function.Type, span);

    private BoundExpression BindPath(PathSyntax syntax) => Member(Bind(syntax.Target), syntax.Name, syntax.NameSpan, syntax.Span);

    private BoundExpression Member(BoundExpression target, string name, TextSpan nameSpan, TextSpan span)
    {
        var isList = target.Type is ListType;
        var owner = target.Type is ListType list ? list.Element : target.Type;
        switch (owner)
        {
            case RecordType record when record.TryGetMember(name, out var member):
                return member is MemberFunctionSymbol f
                    ? Problem("FEL023", nameSpan, $"“{name}”有参数，要写成调用", $"{name}({string.Join(", ", f.Parameters.Select(p => p.Name))})")
                    : new BoundMember(target, member, isList, Lift(member.Type, isList), span);
            case RecordType record when IsKnowledge:
                return NoMember(record.Name, name, nameSpan, record.MemberNames);
            case ContextType context when context.Entries.TryGetValue(name, out var type):
                return new BoundPath(target, name, Lift(type, isList), span);
            case ContextType context when IsKnowledge:
                return NoMember("这个上下文", name, nameSpan, context.Entries.Keys);
            default:
                return TemporalProperties.TryGetType(owner, name, out var property) ? new BoundPath(target, name, Lift(property, isList), span)
                    : IsKnowledge && !TypeRules.IsOpen(owner) && !TypeRules.IsContext(owner) && owner is not ListType && target is not BoundFault ? NoMember(Shown(owner), name, nameSpan, PropertyNames.Where(p => TemporalProperties.TryGetType(owner, p, out _)))
                    : new BoundPath(target, name, FeelType.Any, span);
        }
    }

    private static FeelType Lift(FeelType type, bool isList) => isList ? FeelType.ListOf(type) : type;

    private BoundFault NoMember(string owner, string name, TextSpan span, IEnumerable<string> names)
    {
        var near = NearestName.Find(name, names);
        return Problem("FEL024", span, $"{owner}没有“{name}”", near is null ? $"可用：{string.Join("、", names.Order(StringComparer.Ordinal).Take(12))}" : $"是否为“{near}”");
    }
}
