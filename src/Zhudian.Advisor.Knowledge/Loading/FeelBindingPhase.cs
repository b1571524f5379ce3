using Zhudian.Advisor.Feel.Binding;
using Zhudian.Advisor.Feel.Functions;
using Zhudian.Advisor.Feel.Syntax;
using Zhudian.Advisor.Knowledge.Binding;
using Zhudian.Advisor.Knowledge.Building;
using Zhudian.Advisor.Knowledge.Checking;
using Zhudian.Advisor.Knowledge.Derived;
using Zhudian.Advisor.Knowledge.References;
using Zhudian.Advisor.Knowledge.Rules;
using Zhudian.Advisor.Knowledge.Symbols;
using Zhudian.Advisor.Knowledge.Tables.Binding;

namespace Zhudian.Advisor.Knowledge.Loading;

/// <summary>
/// Binds everything that is FEEL: members of rows, decision tables, derived quantities, rules, value ranges. Names first, then trees,
/// so that order of files and blocks does not matter.
/// </summary>
internal sealed class FeelBindingPhase : IBindingPhase
{
    /// <summary>The binders, once everything is bound.</summary>
    public FeelSession? Session { get; private set; }

    public void Run(KnowledgeBuilder builder)
    {
        var globals = new GlobalNames(builder.Parameters, builder.Entities);
        var options = new BindOptions(FeelDialect.Knowledge, builder.Options.Functions ?? FunctionLibrary.Knowledge, KnowledgeFeel.Types(builder.Enums, builder.Entities));
        var binder = new ExpressionBinder(builder, options, new UnitContext(builder.Units));
        var rows = new ReferenceLookup();
        AddMembers(builder);
        var tables = new TableBinder(binder, globals, rows);
        var derived = new DerivedBinder(binder, globals);
        tables.ReadHeaders();
        derived.ReadNames();
        derived.BindAll();
        tables.BindCells();
        derived.CheckCycles();
        DomainBinder.Run(binder, globals);
        UsualBinder.Run(builder);
        var rules = new RuleBinder(binder, globals, rows);
        rules.BindAll();
        Session = new FeelSession(tables, derived, rules);
    }

    private static void AddMembers(KnowledgeBuilder builder)
    {
        foreach (var entity in builder.Entities.Values)
        {
            foreach (var field in entity.Fields)
            {
                entity.RowType.TryAdd(new FieldSymbol(field));
                if (field is { InverseName: { } name, Type.Target: { } target })
                {
                    target.RowType.TryAdd(new InverseSymbol(name, field));
                }
            }
        }
    }
}
