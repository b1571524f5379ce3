using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Knowledge.Binding;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Tables.Binding;
using Zhudian.Advisor.Knowledge.Units;

namespace Zhudian.Advisor.Knowledge.References;

/// <summary>值域 of fields: a unary test like a table cell, the value in slot 0 (RULES.md §4).</summary>
internal static class DomainBinder
{
    public static void Run(ExpressionBinder binder, GlobalNames globals)
    {
        foreach (var field in binder.Builder.Entities.Values.SelectMany(e => e.Fields))
        {
            if (field.DomainSource is not { Text: not "-" } source)
            {
                continue;
            }

            var variable = new LocalSymbol("值", field.Type.Feel, 0);
            var scope = new KnowledgeScope(globals, [variable], 1);
            var quantities = new Dictionary<LocalSymbol, Quantity> { [variable] = Quantity.Of(field.Unit, binder.Builder.Units) };
            var cells = new CellBinder(binder, new ReferenceLookup(), scope, quantities);
            if (cells.Bind(source, new TableInput(field.Name, field.Unit, field.Type, field.Type.Feel, default), variable) is { Code: { } code } cell)
            {
                field.Domain = code;
                field.DomainShape = cell.Shape;
            }
        }
    }
}
