using System.Collections.Immutable;

namespace Zhudian.Advisor.Testing.Cases;

/// <summary>What an expectation that was not met looked like from inside: enough to see the mistake without running anything else.</summary>
/// <param name="About">What it is about: rule and binding, or row of a table.</param>
/// <param name="Steps">Conditions of the rule, or cells of the row, with the values they saw.</param>
/// <param name="Near">What came instead: conclusions of the kind nearest in key first, or the rows that matched.</param>
/// <param name="Missing">Facts that were unknown.</param>
public sealed record CaseEvidence(string About, ImmutableArray<EvidenceStep> Steps, ImmutableArray<string> Near, ImmutableArray<string> Missing)
{
    /// <summary>As lines for people.</summary>
    public IEnumerable<string> Lines()
    {
        yield return About;
        foreach (var step in Steps)
        {
            yield return "  " + step.Text;
        }

        foreach (var near in Near)
        {
            yield return "  得到 " + near;
        }

        foreach (var missing in Missing)
        {
            yield return "  缺 " + missing;
        }
    }
}

/// <summary>One condition or cell.</summary>
/// <param name="Text">As a Chinese line: mark, sentence, values, distance.</param>
/// <param name="Source">As written.</param>
/// <param name="Holds">✓ true, ✗ false; null when neither (unknown, not applicable, fault, or not analysable).</param>
/// <param name="Left">Number on the left of a comparison; null when it compares no numbers.</param>
/// <param name="Right">Number on its right, the threshold.</param>
public sealed record EvidenceStep(string Text, string Source, bool? Holds, decimal? Left = null, decimal? Right = null)
{
    /// <summary>Left − right: how far from the threshold.</summary>
    public decimal? Margin => Left - Right;
}
