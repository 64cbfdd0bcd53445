using System.Runtime.InteropServices;

namespace HostConsole.Tests.Fuzz;

/// <summary>The processor time of the calling thread: other work on the machine doesn't count in it.</summary>
internal static class ThreadTime
{
    private const int ThreadClock = 3; // CLOCK_THREAD_CPUTIME_ID of Linux

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Moment(nint Seconds, nint Nanoseconds);

    /// <summary>Zero at each call where the system is not Linux.</summary>
    public static TimeSpan Now => OperatingSystem.IsLinux() && Read(ThreadClock, out var now) == 0
        ? TimeSpan.FromSeconds(now.Seconds) + TimeSpan.FromTicks(now.Nanoseconds / TimeSpan.NanosecondsPerTick)
        : TimeSpan.Zero;

    [DllImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Read(int clock, out Moment now);
}
