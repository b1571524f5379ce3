using System.Collections.Immutable;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Tables.Evaluation;

namespace Zhudian.Advisor.Knowledge.Tables.Analysis;

/// <summary>Inputs that show a finding, and the 约束 they must keep: a part of the grid where no input keeps them cannot occur.</summary>
internal sealed class Witnesses(AnalysisSpace space)
{
    private const int MaxTries = 4096;

    /// <summary>An input inside the box that keeps every 约束; null when none was found.</summary>
    public ImmutableArray<WitnessValue>? In(Box box)
    {
        if (box.IsEmpty)
        {
            return null;
        }

        var choices = box.Sides.Select((side, column) => Choices(column, side)).ToList();
        var constraints = space.Table.Constraints;
        if (constraints.IsDefaultOrEmpty)
        {
            return [.. choices.Select(c => c[0])];
        }

        var run = new EvaluationRun();
        var index = new int[choices.Count];
        for (var tries = 0; tries < MaxTries; tries++)
        {
            ImmutableArray<WitnessValue> witness = [.. choices.Select((c, i) => c[index[i]])];
            if (Keeps(run, witness))
            {
                return witness;
            }

            var column = 0;
            while (column < index.Length && ++index[column] == choices[column].Count)
            {
                index[column++] = 0;
            }

            if (column == index.Length)
            {
                return null;
            }
        }

        return null;
    }

    private List<WitnessValue> Choices(int column, ulong[] side)
    {
        var name = space.Table.Inputs[column].Name;
        var source = space.Columns[column];
        var choices = new List<WitnessValue>();
        for (var region = RowSet.Next(side, 0); region >= 0; region = RowSet.Next(side, region + 1))
        {
            choices.AddRange(source.Probes(region).Distinct().Select(v => new WitnessValue(name, v, source.IsMissing(region))));
        }

        return choices;
    }

    // A 约束 that cannot be decided (a null or missing input, a parameter that only a run knows) does not exclude anything.
    private bool Keeps(EvaluationRun run, ImmutableArray<WitnessValue> witness)
    {
        var frame = run.Rent(Math.Max(space.Table.FrameSize, witness.Length));
        for (var i = 0; i < witness.Length; i++)
        {
            frame.Slots[i] = witness[i].Value;
        }

        var kept = space.Table.Constraints.All(c => !UsesHost(c.Bound) && c.Code.Test(frame) != Truth.False || UsesHost(c.Bound));
        run.Return(frame);
        return kept;
    }

    private static bool UsesHost(Feel.Binding.BoundExpression bound)
        => Checking.BoundTrees.All(bound).Any(n => n is Feel.Binding.BoundGlobal or Feel.Binding.BoundMember or Feel.Binding.BoundMemberCall or Feel.Binding.BoundCall { Function: Symbols.IDerivedSymbol or Symbols.TableFunctionSymbol or Symbols.TableRowFunctionSymbol or Symbols.ParameterByDay });
}
