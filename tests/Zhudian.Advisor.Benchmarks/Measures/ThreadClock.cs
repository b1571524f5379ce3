using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Zhudian.Advisor.Benchmarks.Measures;

/// <summary>CPU time of the calling thread where the system tells it (Linux), else of the process.</summary>
internal static partial class ThreadClock
{
    private const int ThreadCpuTime = 3;

    public static double Milliseconds
        => OperatingSystem.IsLinux() && GetTime(ThreadCpuTime, out var time) == 0
            ? (time.Seconds * 1e3) + (time.Nanoseconds / 1e6)
            : Process.GetCurrentProcess().TotalProcessorTime.TotalMilliseconds;

    [DllImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetTime(int clock, out TimeSpec time);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct TimeSpec
    {
        public readonly long Seconds;
        public readonly long Nanoseconds;
    }
}
