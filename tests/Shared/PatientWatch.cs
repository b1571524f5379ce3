using System;
using System.Diagnostics;

namespace Zhudian.Advisor.TestSupport;

/// <summary>Tells work that takes long from a machine that was busy: what took too long is done again before it is believed.</summary>
internal static class PatientWatch
{
    private const int Tries = 3;

    /// <summary>The shortest time of up to three goes at a piece of work, the first of which took <paramref name="first"/>.</summary>
    public static TimeSpan Shortest(TimeSpan first, TimeSpan limit, Action again)
    {
        var shortest = first;
        for (var go = 1; go < Tries && shortest >= limit; go++)
        {
            var watch = Stopwatch.StartNew();
            again();
            shortest = watch.Elapsed < shortest ? watch.Elapsed : shortest;
        }

        return shortest;
    }
}
