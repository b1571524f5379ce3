namespace Zhudian.Advisor.Benchmarks.Measures;

/// <summary>CPU time of the calling thread over repeated calls: background compilation and collection do not count.</summary>
internal static class Timing
{
    private const int Rounds = 9;
    private const double WarmUp = 1500;
    private const double RoundTime = 60;

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
}
