using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Feel.Syntax;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Feel.Values.Temporal;

namespace Zhudian.Advisor.Feel.Binding;

/// <summary>One binding run: dispatch, constants, blocks. Other parts: names, operators, calls, collections, tests.</summary>
internal sealed partial class Binder
{
    private readonly SourceText _source;
    private readonly BindingScope _scope;
    private readonly BindOptions _options;
    private readonly List<Diagnostic> _diagnostics = [];
    private LocalScope? _locals;
    private int _nextSlot;

    public Binder(SourceText source, BindingScope scope, BindOptions options)
    {
        (_source, _scope, _options) = (source, scope, options);
        _nextSlot = scope.FirstFreeSlot;
    }

    private bool IsKnowledge => _options.Dialect == FeelDialect.Knowledge;

    public BindResult Result(BoundExpression root)
    {
        var failed = IsKnowledge && _diagnostics.Exists(d => d.Severity == Severity.Error);
        return new BindResult(failed ? null : root, _diagnostics, _nextSlot);
    }

    public BoundExpression Bind(ExpressionSyntax syntax) => syntax switch
    {
        LiteralSyntax s => new BoundLiteral(s.Value, TypeOf(s.Value), s.Span),
        AtLiteralSyntax s => BindAt(s),
        NameSyntax s => BindName(s),
        PathSyntax s => BindPath(s),
        FilterSyntax s => BindFilter(s),
        CallSyntax s => BindCall(s),
        NegationSyntax s => BindNegation(s),
        BinarySyntax { Operator: BinaryOperator.And or BinaryOperator.Or } s => BindLogic(s),
        BinarySyntax { Operator: >= BinaryOperator.Equal and <= BinaryOperator.GreaterOrEqual } s => Compare(s.Operator, Bind(s.Left), Bind(s.Right), s.Span),
        BinarySyntax s => BindArithmetic(s),
        BetweenSyntax s => Between(Bind(s.Value), Bind(s.Low), Bind(s.High), true, true, s.Span),
        InSyntax s => BindIn(s),
        InstanceOfSyntax s => BindInstanceOf(s),
        IfSyntax s => BindIf(s),
        ForSyntax s => BindFor(s),
        QuantifiedSyntax s => BindQuantified(s),
        FunctionSyntax s => BindFunction(s),
        ListSyntax s => BindList(s),
        ContextSyntax s => BindContext(s),
        RangeSyntax s => BindRange(s),
        ComparisonTestSyntax s => BindComparisonRange(s),
        _ => throw new InvalidOperationException("no binding for " + syntax.GetType().Name),
    };

    /// <summary>Adapts an expression to the type of the slot it fills.</summary>
    public BoundExpression Fit(BoundExpression bound, FeelType expected)
    {
        bound = Coerce(bound, expected);
        if (IsKnowledge && !TypeRules.Passes(bound.Type, expected))
        {
            Problem("FEL030", bound.Span, $"此处应为{Shown(expected)}，实际是{Shown(bound.Type)}");
        }

        return bound;
    }

    internal static FeelType TypeOf(in Value value) => value.Kind switch
    {
        ValueKind.Boolean => FeelType.Boolean,
        ValueKind.Number => FeelType.Number,
        ValueKind.String => FeelType.String,
        ValueKind.Enum => value.As<EnumMember>()!.Type,
        ValueKind.Date => FeelType.Date,
        ValueKind.Time => FeelType.Time,
        ValueKind.DateTime => FeelType.DateTime,
        ValueKind.DaysTimeDuration => FeelType.DaysTimeDuration,
        ValueKind.YearsMonthsDuration => FeelType.YearsMonthsDuration,
        ValueKind.YearMonth => FeelType.YearMonth,
        ValueKind.Null => FeelType.Null,
        _ => FeelType.Any,
    };

    private static string Shown(FeelType type) => TypeText.Chinese(type);

    /// <summary>Reports an error and stands in for the expression; in plain FEEL it evaluates to a fault.</summary>
    private BoundFault Problem(string code, TextSpan span, string message, string? hint = null)
    {
        var diagnostic = Diagnostic.Error(code, _source, span, message, hint);
        _diagnostics.Add(diagnostic);
        return new BoundFault(diagnostic, span);
    }

    private LocalSymbol Declare(string name, FeelType type) => new(name, type, _nextSlot++);

    private void Push(LocalSymbol symbol, bool isItem = false) => _locals = new LocalScope(_locals, symbol, isItem);

    private BoundExpression BindAt(AtLiteralSyntax syntax) => TemporalLiteral.TryParse(syntax.Text, out var value)
        ? new BoundLiteral(value, TypeOf(value), syntax.Span)
        : Problem("FEL020", syntax.Span, $"@\"{syntax.Text}\" 不是日期、时间或期间", "如 @\"2024-01-31\"、@\"2024-01-31T08:00:00\"、@\"P3M\"、@\"PT8H\"");

    private BoundIf BindIf(IfSyntax syntax)
    {
        var condition = Condition(syntax.Condition);
        var (then, otherwise) = Unify(Bind(syntax.Then), Bind(syntax.Else));
        return new BoundIf(condition, then, otherwise, TypeRules.Join(then.Type, otherwise.Type), syntax.Span);
    }

    private BoundExpression BindInstanceOf(InstanceOfSyntax syntax)
    {
        var value = Bind(syntax.Value);
        return ResolveType(syntax.TypeSyntax) is { } type
            ? new BoundInstanceOf(value, type, syntax.Span)
            : new BoundFault(_diagnostics[^1], syntax.Span);
    }

    private BoundExpression BindFunction(FunctionSyntax syntax)
    {
        if (syntax.IsExternal)
        {
            return Problem("FEL028", syntax.Span, "不支持外部函数（external）", "用 FEEL 写函数体，或由方法库提供");
        }

        var saved = _locals;
        var parameters = new List<LocalSymbol>();
        foreach (var parameter in syntax.Parameters)
        {
            if (parameters.Exists(p => string.Equals(p.Name, parameter.Name, StringComparison.Ordinal)))
            {
                Problem("FEL029", parameter.NameSpan, $"参数“{parameter.Name}”重复");
            }

            var type = parameter.Type is null ? FeelType.Any : ResolveType(parameter.Type) ?? FeelType.Any;
            var local = DeclareVariable(parameter.Name, parameter.NameSpan, type);
            parameters.Add(local);
            Push(local);
        }

        var body = Bind(syntax.Body);
        _locals = saved;
        return new BoundLambda(parameters, body, new FunctionType([.. parameters.Select(p => p.Type)], body.Type), syntax.Span);
    }
}
