using System.Runtime.InteropServices;

namespace HostConsole.Hosting.Connecting;

/// <summary>How many files, and so connections, the system lets this process hold (RLIMIT_NOFILE).</summary>
public static class FileLimit
{
    private const int OnLinux = 7, OnMac = 8;

    /// <returns>Null where the system sets no limit or none that can be read.</returns>
    public static int? Read()
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsMacOS()) return null;
        // The runtime has raised the soft limit to the hard one by now.
        var limit = new nuint[2];
        return ReadLimit(OperatingSystem.IsLinux() ? OnLinux : OnMac, limit) == 0 && limit[0] < int.MaxValue ? (int)limit[0] : null;
    }

    /// <param name="limit">Takes the soft and the hard one.</param>
    [DllImport("libc", EntryPoint = "getrlimit"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ReadLimit(int resource, [Out] nuint[] limit);
}
