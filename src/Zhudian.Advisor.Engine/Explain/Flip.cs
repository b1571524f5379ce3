using System.Collections.Immutable;
using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Engine.Model;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Engine.Explain;

/// <summary>Bounds of the search for flips. The count of trials bounds it the same on every machine; the time is a guard.</summary>
/// <param name="MaxFacts">Facts changed at a time, 1 to 3.</param>
/// <param name="MaxResults">Flips to give of each course (better, open, worse).</param>
/// <param name="MaxTrials">Evaluations of the binding, single facts and pairs together.</param>
/// <param name="TimeLimit">Guard, 20 s; when it strikes the result says how far each stage got.</param>
/// <param name="AllKinds">Also change words and yes/no (a target class, the type of a water body). Off by default: only what is measured or reported as a number
/// can be mended in the world; the rest would be advice to write the sheet otherwise.</param>
/// <param name="TripleTrials">Further evaluations for three facts at a time.</param>
public sealed record FlipOptions(int MaxFacts = 2, int MaxResults = 5, int MaxTrials = 20_000, TimeSpan? TimeLimit = null, bool AllKinds = false, int TripleTrials = 10_000)
{
    public static FlipOptions Default { get; } = new();
}

/// <summary>One fact set otherwise.</summary>
/// <param name="Cell">Which.</param>
/// <param name="Before">Value in the sheet.</param>
/// <param name="After">Value that turns the conclusion.</param>
/// <param name="Distance">|after − before| ÷ |before| for numbers (1 when before is 0); 1 for words and yes/no.</param>
/// <param name="Course">Whether the fact gets better or worse.</param>
public sealed record FactChange(FactCell Cell, Value Before, Value After, decimal Distance, FlipCourse Course = FlipCourse.Open);

/// <summary>Which way a flip goes in the world, by 取向 of its facts.</summary>
public enum FlipCourse
{
    /// <summary>Every fact changed gets better: a measure could do it.</summary>
    Better,

    /// <summary>The vocabulary does not say which way is better, or some facts get better and others worse.</summary>
    Open,

    /// <summary>Every fact changed gets worse: how far it is from turning.</summary>
    Worse,
}

/// <summary>A smallest change that turns the conclusion, verified by an evaluation of its own.</summary>
/// <param name="Changes">Facts changed.</param>
/// <param name="Distance">Sum of distances.</param>
/// <param name="After">What the conclusion becomes; null when it is no longer drawn.</param>
public sealed record FlipFound(ImmutableArray<FactChange> Changes, decimal Distance, Conclusion? After)
{
    /// <summary>Where all changes go.</summary>
    public FlipCourse Course => Of(Changes.Select(c => c.Course));

    internal static FlipCourse Of(IEnumerable<FlipCourse> courses) => courses.Distinct().ToList() is [var one] ? one : FlipCourse.Open;
}

/// <summary>Result of the search.</summary>
/// <param name="Conclusion">The conclusion.</param>
/// <param name="Flips">For the better first, for the worse last; then the smallest distance. No value leaves the domain or, further than the sheet does, the usual range of its field.</param>
/// <param name="Trials">Evaluations made.</param>
/// <param name="Complete">The search was not cut short by its bounds. A stage that found enough stops after its degree: greater changes would only be farther.</param>
/// <param name="Stages">What was tried: one entry for each number of facts at a time.</param>
public sealed record FlipResult(Conclusion Conclusion, ImmutableArray<FlipFound> Flips, int Trials, bool Complete, ImmutableArray<FlipStage> Stages);

/// <summary>The smallest changes of facts that would turn a conclusion: it is no longer drawn, or its verdict is another (yes/no where it has one, else its words; numbers and sentences apart).</summary>
public static class Flip
{
    /// <summary>Searches single facts, then pairs, then (when asked) three at a time; every flip found is verified by evaluating the sheet anew with all rules that have a say in the conclusion.</summary>
    public static FlipResult Search(Assessment assessment, Conclusion conclusion, FlipOptions? options = null, IProgress<FlipStage>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        ArgumentNullException.ThrowIfNull(conclusion);
        var search = new FlipSearch(assessment, conclusion, options ?? FlipOptions.Default, progress, cancellation);
        return search.Run();
    }
}
