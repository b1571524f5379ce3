using System.Collections.Immutable;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Engine.Explain;

/// <summary>Makes a change that turns a conclusion as small as it can be, and its numbers short.</summary>
/// <param name="turns">Whether a setting turns the conclusion.</param>
internal sealed class FlipNarrowing(Func<FactSetting[], bool> turns)
{
    private const int Halvings = 14;

    /// <summary>The smallest change between a degree that does not turn the conclusion and one that does.</summary>
    public ImmutableArray<FactChange> Narrow(FlipMove move, FactSetting[] setting, decimal low, decimal high)
    {
        for (var i = 0; i < Halvings; i++)
        {
            var middle = (low + high) / 2;
            if (move.At(middle) is { } between && turns(between))
            {
                (high, setting) = (middle, between);
            }
            else
            {
                low = middle;
            }
        }

        for (var i = 0; i < setting.Length; i++)
        {
            if (setting.Length > 1)
            {
                setting = Alone(move, setting, i, high);
            }

            setting = Shorter(setting, i, move.IsUp(i));
        }

        return [.. setting.Select((s, i) => new FactChange(s.Fact.Cell, s.Fact.Before, s.Value, s.Fact.Distance(s.Value), s.Fact.CourseOf(move.IsUp(i))))];
    }

    // Several facts were moved by one degree: each is brought back by itself as far as the conclusion stays turned.
    private FactSetting[] Alone(FlipMove move, FactSetting[] setting, int at, decimal degree)
    {
        var (low, high) = (0m, degree);
        for (var i = 0; i < Halvings; i++)
        {
            var middle = (low + high) / 2;
            if (move.Moved(at, middle) is { } value && With(setting, at, value) is var nearer && turns(nearer))
            {
                (high, setting) = (middle, nearer);
            }
            else
            {
                low = middle;
            }
        }

        return setting;
    }

    private FactSetting[] Shorter(FactSetting[] setting, int at, bool up)
    {
        foreach (var rounded in setting[at].Fact.Rounded(setting[at].Value, up))
        {
            if (With(setting, at, rounded) is var shorter && turns(shorter))
            {
                return shorter;
            }
        }

        return setting;
    }

    private static FactSetting[] With(FactSetting[] setting, int at, Value value)
    {
        var next = (FactSetting[])setting.Clone();
        next[at] = next[at] with { Value = value };
        return next;
    }
}
