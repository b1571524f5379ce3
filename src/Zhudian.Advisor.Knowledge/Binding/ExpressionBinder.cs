using Zhudian.Advisor.Feel.Binding;
using Zhudian.Advisor.Feel.Compilation;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Feel.Syntax;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Knowledge.Building;
using Zhudian.Advisor.Knowledge.Checking;
using Zhudian.Advisor.Knowledge.Units;

namespace Zhudian.Advisor.Knowledge.Binding;

/// <summary>Text of a rule file to a bound, checked, compiled expression; every finding goes to the builder.</summary>
internal sealed class ExpressionBinder(KnowledgeBuilder builder, BindOptions options, UnitContext units)
{
    private readonly UnitContext _bareNumbers = units.With(bareNumbers: true);

    public KnowledgeBuilder Builder { get; } = builder;

    public UnitContext Units { get; } = units;

    /// <summary>Syntax tree of a text; null after reporting.</summary>
    public ExpressionSyntax? Parse(SourceText text)
    {
        var parsed = FeelParser.ParseExpression(text, ParseOptions.Knowledge);
        Builder.Diagnostics.AddRange(parsed.Diagnostics);
        return parsed.HasErrors ? null : parsed.Root;
    }

    /// <summary>Binds a text; null after reporting. Conditions and formulas are checked for bare numbers; table cells, 值域 and 约束 are where such numbers belong.</summary>
    public BoundText? Bind(SourceText text, KnowledgeScope scope, FeelType? expected = null, bool condition = false, IReadOnlyDictionary<LocalSymbol, Quantity>? locals = null, bool formula = false)
    {
        if (Parse(text) is not { } syntax)
        {
            return null;
        }

        var result = FeelBinder.BindExpression(syntax, text, scope, options, condition ? FeelType.Boolean : expected);
        Builder.Diagnostics.AddRange(result.Diagnostics);
        return result.HasErrors ? null : Finish(result.Root!, result.FrameSize, text, scope, condition || formula, locals);
    }

    /// <summary>Checks and compiles a tree that was put together elsewhere (table cells).</summary>
    public BoundText? Finish(BoundExpression root, int frameSize, SourceText text, KnowledgeScope scope, bool bareNumbers, IReadOnlyDictionary<LocalSymbol, Quantity>? locals)
    {
        var findings = Builder.Diagnostics;
        var before = findings.Count;
        NameChecks.Run(root, text, scope, findings);
        var unit = UnitPass.Run(root, text, bareNumbers ? _bareNumbers : Units, findings, locals);
        return findings.FindIndex(before, static f => f.Severity == Severity.Error) >= 0 ? null : new BoundText(root, FeelCompiler.Compile(root, text), frameSize, unit);
    }
}
