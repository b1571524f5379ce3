namespace Zhudian.Advisor.Benchmarks.Measures;

/// <summary>CPU time of the calling thread over repeated calls: background compilation and collection do not count.</summary>
internal static class Timing
{
    private const int Rounds = 9;
    private const double WarmUp = 1500;
    private const double RoundTime = 60;
    private const double TurnTime = 8;
    private const int TurnCount = 41;
    private const int Settling = 4;

    /// <summary>Median milliseconds of one call, after a warm-up long enough for tiered compilation.</summary>
    /// <param name="action">What is measured.</param>
    /// <param name="atLeast">Fewest calls of the warm-up and of each round.</param>
    public static double Median(Action action, int atLeast = 1)
    {
        var start = ThreadClock.Milliseconds;
        var calls = 0;
        while (calls < atLeast || ThreadClock.Milliseconds - start < WarmUp)
        {
            action();
            calls++;
        }

        var each = (ThreadClock.Milliseconds - start) / calls;
        var perRound = Math.Max(atLeast, (int)Math.Ceiling(RoundTime / Math.Max(each, 1e-6)));
        var times = new double[Rounds];
        for (var round = 0; round < Rounds; round++)
        {
            start = ThreadClock.Milliseconds;
            for (var i = 0; i < perRound; i++)
            {
                action();
            }

            times[round] = (ThreadClock.Milliseconds - start) / perRound;
        }

        Array.Sort(times);
        return times[Rounds / 2];
    }

    /// <summary>
    /// Several pieces of work in turns of a few milliseconds, so that a machine that is now fast, now slow is the same for all:
    /// the fastest turn of each, and the median of the ratios of neighbouring turns to the first. Each turn begins with some calls that are not timed:
    /// the work before it has left its own data in the caches.
    /// </summary>
    public static Turns InTurns(params Action[] work)
    {
        var calls = Array.ConvertAll(work, WarmCalls);
        var ratios = Array.ConvertAll(work, _ => new double[TurnCount]);
        var best = Array.ConvertAll(work, _ => double.MaxValue);
        for (var turn = 0; turn < TurnCount; turn++)
        {
            var unit = 0.0;
            for (var i = 0; i < work.Length; i++)
            {
                Time(work[i], Math.Max(1, calls[i] / Settling));
                var time = Time(work[i], calls[i]);
                unit = i == 0 ? time : unit;
                best[i] = Math.Min(best[i], time);
                ratios[i][turn] = time / unit;
            }
        }

        return new Turns(best, Array.ConvertAll(ratios, r =>
        {
            Array.Sort(r);
            return r[TurnCount / 2];
        }));
    }

    private static int WarmCalls(Action action)
    {
        var start = ThreadClock.Milliseconds;
        var calls = 0;
        while (calls < 3 || ThreadClock.Milliseconds - start < WarmUp)
        {
            action();
            calls++;
        }

        return Math.Max(1, (int)(TurnTime / Time(action, Math.Min(calls, 10))));
    }

    private static double Time(Action action, int calls)
    {
        var start = ThreadClock.Milliseconds;
        for (var i = 0; i < calls; i++)
        {
            action();
        }

        return (ThreadClock.Milliseconds - start) / calls;
    }
}

/// <summary>Work measured in turns.</summary>
/// <param name="Best">Milliseconds of one call in the fastest turn.</param>
/// <param name="Ratio">Median ratio to the first piece of work.</param>
internal sealed record Turns(double[] Best, double[] Ratio);
