using Zhudian.Advisor.Feel.Diagnostics;

namespace Zhudian.Advisor.Feel.Syntax;

/// <summary>FEEL text to syntax tree (DMN 1.5 §10.3.1.2). Never throws on any text; all errors are diagnostics.</summary>
public static class FeelParser
{
    /// <summary>Parses one expression.</summary>
    public static ParseResult<ExpressionSyntax> ParseExpression(SourceText source, ParseOptions options)
        => Run<ExpressionSyntax>(source, options, p => p.ParseRoot());

    /// <summary>Parses unary tests: <c>-</c>, tests separated by commas (in the knowledge dialect also <c>;</c>), or <c>not(tests)</c>.</summary>
    public static ParseResult<UnaryTestsSyntax> ParseUnaryTests(SourceText source, ParseOptions options)
        => Run<UnaryTestsSyntax>(source, options, p => p.ParseRootTests());

    private static ParseResult<T> Run<T>(SourceText source, ParseOptions options, Func<Parser, T> parse)
        where T : class
    {
        var diagnostics = new List<Diagnostic>();
        if (source.Text.Length > options.MaxLength)
        {
            diagnostics.Add(Diagnostic.Error("FEL002", source, new TextSpan(0, 0), $"表达式长 {source.Text.Length} 个字符，上限 {options.MaxLength}", "拆成几个派生量"));
            return new ParseResult<T>(null, diagnostics);
        }

        var tokens = new Lexer(source, options.Dialect, diagnostics).Run();
        var parser = new Parser(source, options, tokens, diagnostics);
        try
        {
            return new ParseResult<T>(parse(parser), diagnostics);
        }
        catch (Parser.GivenUp)
        {
            return new ParseResult<T>(null, diagnostics);
        }
    }
}
