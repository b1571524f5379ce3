namespace Zhudian.Advisor.Engine.Explain;

/// <summary>How far the search with a number of facts at a time got; also its progress while it runs.</summary>
/// <param name="Facts">Facts changed at a time.</param>
/// <param name="Candidates">Facts that may be changed.</param>
/// <param name="Degree">Degree of change up to which every combination was tried (0.1 = by a tenth up and down); 0 when not even the first was finished.</param>
/// <param name="Tried">Trials of this stage.</param>
/// <param name="Found">Combinations that turn the conclusion, before verification.</param>
/// <param name="Left">Facts that were left out because there are too many.</param>
/// <param name="Cut">Cut short by the bounds of the search.</param>
public sealed record FlipStage(int Facts, int Candidates, decimal Degree, int Tried, int Found, int Left, bool Cut)
{
    /// <summary>Only changes for the better were tried.</summary>
    public bool Better { get; init; }
}
