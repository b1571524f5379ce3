namespace Zhudian.Advisor.Cli.Shell;

/// <summary>One piece of work beside the command that waits for it later.</summary>
internal static class Aside
{
    /// <summary>Begins on a thread of its own: to start the pool for one piece of work costs more than the thread. A failure shows where the result is asked for.</summary>
    public static Task<T> Run<T>(Func<T> work) => Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
}
