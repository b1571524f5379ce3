using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Functions;
using Zhudian.Advisor.Feel.Syntax;
using Zhudian.Advisor.Feel.Types;

namespace Zhudian.Advisor.Feel.Binding;

/// <summary>Syntax tree to bound tree: resolves names, derives types, turns string literals into enumeration words (RULES.md §4, §7).</summary>
public static class FeelBinder
{
    /// <summary>Binds an expression. <paramref name="expected"/>, when given, is the type of the slot: literals become words of an expected enumeration, and in the knowledge dialect another type is an error.</summary>
    public static BindResult BindExpression(ExpressionSyntax syntax, SourceText source, BindingScope scope, BindOptions options, FeelType? expected = null)
    {
        var binder = new Binder(source, scope, options);
        var bound = binder.Bind(syntax);
        return binder.Result(expected is null ? bound : binder.Fit(bound, expected));
    }

    /// <summary>
    /// Binds unary tests to a condition over the input, which stands in slot <see cref="BindingScope.FirstFreeSlot"/> of the scope (the <c>?</c>).
    /// In a column of an enumeration a bare word of it is the literal; in a column of dates so is a bare ISO date.
    /// </summary>
    public static BindResult BindUnaryTests(UnaryTestsSyntax syntax, SourceText source, BindingScope scope, FeelType inputType, BindOptions options)
    {
        var binder = new Binder(source, scope, options);
        return binder.Result(binder.BindTests(syntax, inputType));
    }

    /// <summary>Parse options that know the names visible in a scope; names of functions matter only when they have spaces and are not built in.</summary>
    public static ParseOptions ParseOptionsFor(BindingScope scope, BindOptions options)
        => options.Dialect == FeelDialect.Knowledge ? ParseOptions.Knowledge : new(options.Dialect, ReferenceEquals(options.Functions, FunctionLibrary.Dmn) ? scope.Names : scope.Names.Concat(options.Functions.Names));
}
