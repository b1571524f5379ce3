using System.Collections.Immutable;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Knowledge.Symbols;

/// <summary>What a caller needs to know of a decision table before its cells are bound: tables and derived quantities may use each other.</summary>
/// <param name="Name">Name of the table.</param>
/// <param name="Policy">Hit policy.</param>
/// <param name="Inputs">Inputs in order.</param>
/// <param name="Outputs">Outputs in order.</param>
public sealed record TableSignature(string Name, HitPolicy Policy, ImmutableArray<TableInput> Inputs, ImmutableArray<TableOutput> Outputs)
{
    /// <summary>The bound editions; set when all tables are bound, before anything runs.</summary>
    public TableFamily Family { get; internal set; } = null!;

    /// <summary>Signature of a bound table.</summary>
    public static TableSignature Of(TableFamily family)
    {
        ArgumentNullException.ThrowIfNull(family);
        var first = family.Editions[0];
        return new TableSignature(family.Name, first.Policy, first.Inputs, first.Outputs) { Family = family };
    }

    /// <summary>Type of a call: the output, a context of several, a list for R O C, a number for C+ C# (C&lt; C&gt;: the output).</summary>
    public FeelType ResultType => Policy switch
    {
        HitPolicy.RuleOrder or HitPolicy.OutputOrder or HitPolicy.Collect => FeelType.ListOf(HitType),
        HitPolicy.Sum or HitPolicy.Count => FeelType.Number,
        _ => HitType,
    };

    private FeelType HitType => Outputs.Length == 1 ? Outputs[0].Type : new ContextType(Outputs.ToDictionary(o => o.Name, o => o.Type, StringComparer.Ordinal));
}
