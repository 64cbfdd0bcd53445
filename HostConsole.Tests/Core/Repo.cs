namespace HostConsole.Tests;

/// <summary>Where the sources stand, for tests that read them.</summary>
public static class Repo
{
    /// <summary>The folder of HostConsole.sln.</summary>
    public static string Root { get; } = FindRoot();

    public static string File(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>A file of the real data that lies beside the repository and is not part of it; null where it is absent.</summary>
    public static string? SharedData(string relative)
    {
        var path = Path.GetFullPath(Path.Combine(Root, "..", "shared", "data", relative));
        return System.IO.File.Exists(path) ? path : null;
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "HostConsole.sln"))) return folder.FullName;
        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds HostConsole.sln.");
    }
}
