using System.Collections.Immutable;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Engine.Explain;

/// <summary>A fact set to a value on trial.</summary>
internal readonly record struct FactSetting(FlipCandidate Fact, Value Value);

/// <summary>Facts that move together by one degree, each in its direction.</summary>
/// <param name="facts">The facts.</param>
/// <param name="up">Bit by bit, whether each goes up.</param>
internal sealed class FlipMove(ImmutableArray<FlipCandidate> facts, int up)
{
    public ImmutableArray<FlipCandidate> Facts { get; } = facts;

    public FlipCourse Course { get; } = FlipFound.Of(facts.Select((f, i) => f.CourseOf((up & (1 << i)) != 0)));

    /// <summary>Values tried last, printed: a whole number may move no farther by a greater degree.</summary>
    public string Last { get; set; } = string.Empty;

    /// <summary>Every choice of so many numbers with every choice of directions.</summary>
    public static List<FlipMove> All(int facts, List<FlipCandidate> pool)
    {
        IEnumerable<ImmutableArray<int>> choices = [[]];
        for (var i = 0; i < facts; i++)
        {
            choices = choices.SelectMany(c => Enumerable.Range(c.IsEmpty ? 0 : c[^1] + 1, pool.Count - (c.IsEmpty ? 0 : c[^1] + 1)).Where(n => pool[n].IsNumber).Select(n => c.Add(n)));
        }

        return [.. choices.SelectMany(c => Enumerable.Range(0, 1 << facts).Select(up => new FlipMove([.. c.Select(n => pool[n])], up)))];
    }

    /// <summary>Whether a fact goes up.</summary>
    public bool IsUp(int fact) => (up & (1 << fact)) != 0;

    /// <summary>All facts moved by a degree; null when one of them cannot.</summary>
    public FactSetting[]? At(decimal degree)
    {
        var setting = new FactSetting[Facts.Length];
        for (var i = 0; i < setting.Length; i++)
        {
            if (Moved(i, degree) is not { } value)
            {
                return null;
            }

            setting[i] = new FactSetting(Facts[i], value);
        }

        return setting;
    }

    /// <summary>One fact moved by a degree; null when it cannot.</summary>
    public Value? Moved(int fact, decimal degree) => Facts[fact].Moved(degree, IsUp(fact));
}
