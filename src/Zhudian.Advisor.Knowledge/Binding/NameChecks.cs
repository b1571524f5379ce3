using Zhudian.Advisor.Feel.Binding;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Knowledge.Symbols;

namespace Zhudian.Advisor.Knowledge.Binding;

/// <summary>Checks over a bound tree that only the knowledge base can make: dated parameters read without a day, fields that hide a global name.</summary>
internal static class NameChecks
{
    public static void Run(BoundExpression root, SourceText source, KnowledgeScope scope, List<Diagnostic> findings)
    {
        var node = root;
        Stack<BoundExpression>? open = null;
        do
        {
            switch (node)
            {
                case BoundGlobal { Symbol: ParameterSymbol { Parameter.ByDatum: true } parameter }:
                    findings.Add(NameDiagnostics.ByDatumOnly(source, node.Span, parameter.Name));
                    break;
                case BoundMember { Target: BoundLocal { Symbol: var target } } member when target == scope.Subject && IsBare(source, member)
                    && scope.Globals.Describe(member.Member.Name) is { } other:
                    findings.Add(NameDiagnostics.Ambiguous(source, node.Span, member.Member.Name, "全局的" + other));
                    break;
            }

            if (node is BoundCall { Function: TableRowFunctionSymbol { Table: var table }, Children: [var row, ..] })
            {
                CheckRow(table, row, source, findings);
            }

            var children = node.Children;
            for (var i = 0; i < children.Count; i++)
            {
                (open ??= new()).Push(children[i]);
            }
        }
        while (open is not null && open.TryPop(out node));
    }

    // RULES.md §6: one row or context whose fields include all inputs.
    private static void CheckRow(TableSignature table, BoundExpression row, SourceText source, List<Diagnostic> findings)
    {
        Func<string, bool>? has = row.Type switch
        {
            RecordType record => name => record.TryGetMember(name, out _),
            ContextType context => context.Entries.ContainsKey,
            _ => null,
        };
        foreach (var input in table.Inputs.Where(i => has?.Invoke(i.Name) == false))
        {
            findings.Add(NameDiagnostics.RunTimeName(source, row.Span, input.Name, Feel.Binding.TypeText.Chinese(row.Type)));
        }
    }

    private static bool IsBare(SourceText source, BoundMember member)
        => member.Span.End <= source.Text.Length && source.Text.AsSpan(member.Span.Start, member.Span.Length).SequenceEqual(member.Member.Name);
}
