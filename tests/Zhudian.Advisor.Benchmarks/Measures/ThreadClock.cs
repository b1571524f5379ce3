using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Zhudian.Advisor.Benchmarks.Measures;

/// <summary>CPU time of the calling thread where the system tells it (Linux), else of the process.</summary>
internal static partial class ThreadClock
{
    private const int ThreadCpuTime = 3;
    private const int Children = -1;

    public static double Milliseconds
        => OperatingSystem.IsLinux() && GetTime(ThreadCpuTime, out var time) == 0
            ? (time.Seconds * 1e3) + (time.Nanoseconds / 1e6)
            : Process.GetCurrentProcess().TotalProcessorTime.TotalMilliseconds;

    /// <summary>CPU time of all child processes that have ended; 0 where the system does not tell it.</summary>
    public static double ChildMilliseconds
        => OperatingSystem.IsLinux() && GetUsage(Children, out var usage) == 0
            ? ((usage.UserSeconds + usage.SystemSeconds) * 1e3) + ((usage.UserMicroseconds + usage.SystemMicroseconds) / 1e3)
            : 0;

    [DllImport("libc", EntryPoint = "getrusage")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetUsage(int who, out Usage usage);

    [DllImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetTime(int clock, out TimeSpec time);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct TimeSpec
    {
        public readonly long Seconds;
        public readonly long Nanoseconds;
    }

    /// <summary>struct rusage of 64-bit Linux; what follows the times is not used but must have room.</summary>
    [StructLayout(LayoutKind.Sequential, Size = 144)]
    private readonly struct Usage
    {
        public readonly long UserSeconds;
        public readonly long UserMicroseconds;
        public readonly long SystemSeconds;
        public readonly long SystemMicroseconds;
    }
}
