using System.Collections.Immutable;
using Zhudian.Advisor.Feel.Binding;
using Zhudian.Advisor.Feel.Compilation;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Functions;
using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Feel.Syntax;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Checking;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Symbols;

namespace Zhudian.Advisor.Knowledge.Binding;

/// <summary>
/// FEEL over a finished knowledge base, for questions asked from outside: the <c>feel</c> and <c>apply</c> commands, contexts of cases, test kits.
/// Names are the global ones; the host of the run answers for facts.
/// </summary>
public sealed class KnowledgeFeel
{
    private readonly GlobalNames _globals;
    private readonly BindOptions _options;
    private readonly UnitContext _units;

    /// <summary>Over a knowledge base; <paramref name="functions"/> must be the library it was loaded with (null = <see cref="FunctionLibrary.Knowledge"/>).</summary>
    public KnowledgeFeel(KnowledgeBase knowledge, IFunctionLibrary? functions = null)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        _globals = new GlobalNames(knowledge.Parameters, knowledge.Entities);
        _options = new BindOptions(FeelDialect.Knowledge, functions ?? FunctionLibrary.Knowledge, Types(knowledge.Enums, knowledge.Entities));
        _units = new UnitContext(knowledge.Units);
        foreach (var family in knowledge.Tables.Values)
        {
            _globals.Add(TableFunctionSymbol.Overloads(TableSignature.Of(family)));
        }

        foreach (var derived in knowledge.Derived.Values.Where(d => d.Entity is null))
        {
            _globals.Add(derived.IsGlobalName ? new DerivedValue(derived, derived.Type) : new DerivedFunction(derived, derived.Type));
        }
    }

    /// <summary>Binds and compiles a text; code is null when there is an error.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="variables">Variables of the frame, in slots 0…; names and types.</param>
    /// <param name="expected">Type the value must have; null = any.</param>
    public KnowledgeExpression Bind(SourceText text, IReadOnlyList<(string Name, FeelType Type)>? variables = null, FeelType? expected = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parsed = FeelParser.ParseExpression(text, ParseOptions.Knowledge);
        if (parsed.HasErrors)
        {
            return new KnowledgeExpression(null, null, [.. parsed.Diagnostics]);
        }

        var locals = (variables ?? []).Select((v, i) => new LocalSymbol(v.Name, v.Type, i)).ToList();
        var scope = new KnowledgeScope(_globals, locals, locals.Count);
        var bound = FeelBinder.BindExpression(parsed.Root!, text, scope, _options, expected);
        var findings = parsed.Diagnostics.Concat(bound.Diagnostics).ToList();
        if (bound.Root is not { } root)
        {
            return new KnowledgeExpression(null, null, [.. findings]);
        }

        NameChecks.Run(root, text, scope, findings);
        UnitPass.Run(root, text, _units, findings);
        var failed = findings.Exists(f => f.Severity == Severity.Error);
        return new KnowledgeExpression(root, failed ? null : FeelCompiler.Compile(root, text), [.. findings]);
    }

    internal static Dictionary<string, FeelType> Types(IReadOnlyDictionary<string, EnumType> enums, IReadOnlyDictionary<string, EntityDef> entities)
        => enums.Values.Cast<FeelType>().Concat(entities.Values.Select(e => e.RowType)).DistinctBy(t => t.Name, StringComparer.Ordinal).ToDictionary(t => t.Name, StringComparer.Ordinal);
}

/// <summary>A bound expression over a knowledge base; <paramref name="Code"/> is null when there is an error among the diagnostics.</summary>
public sealed record KnowledgeExpression(BoundExpression? Bound, CompiledExpression? Code, ImmutableArray<Diagnostic> Diagnostics);
