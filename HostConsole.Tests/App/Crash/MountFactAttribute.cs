using System.Diagnostics;

namespace HostConsole.Tests.Crash;

/// <summary>
/// A test with file systems of its own, which only this process's namespace sees. Skipped where the system allows none
/// (containers, other systems).
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MountFactAttribute : FactAttribute
{
    /// <summary>The words before a command that put it into a mount namespace of its own; null where that isn't allowed.</summary>
    public static string[]? Namespace { get; } = Find();

    public MountFactAttribute()
    {
        if (Namespace is null) Skip = "This system lets nobody mount a file system in a namespace of its own.";
    }

    private static string[]? Find()
    {
        if (!OperatingSystem.IsLinux()) return null;
        foreach (var flags in (string[])["-m", "-rm"])
        {
            try
            {
                using var tried = Process.Start(
                    new ProcessStartInfo("unshare", [flags, "sh", "-c", "mount -t tmpfs -o size=64k tmpfs /tmp"])
                    {
                        RedirectStandardError = true
                    })!;
                tried.WaitForExit();
                if (tried.ExitCode == 0) return ["unshare", flags];
            }
            catch (System.ComponentModel.Win32Exception)
            {
                return null; // no such program
            }
        }

        return null;
    }
}
