namespace HostConsole.Tests;

/// <summary>Real exports that are not part of the repository: ../shared/data beside it, or HOSTCONSOLE_SHARED_DATA.</summary>
public static class SharedData
{
    public static string? Folder { get; } = Find();

    public static string PathOf(string file) =>
        Path.Combine(Folder
            ?? throw new InvalidOperationException("The shared data is not here; mark the test [SharedDataFact]."),
            file);

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("HOSTCONSOLE_SHARED_DATA") is { Length: > 0 } named)
            return Directory.Exists(named) ? named : null;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(Path.Combine(folder.FullName, "HostConsole.sln"))) continue;
            var data = Path.GetFullPath(Path.Combine(folder.FullName, "..", "shared", "data"));
            return Directory.Exists(data) ? data : null;
        }

        return null;
    }
}

/// <summary>A fact on real exports; skipped, and said so, where they are not there.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedDataFactAttribute : FactAttribute
{
    public SharedDataFactAttribute()
    {
        if (SharedData.Folder is null)
            Skip = "The real exports are not here: put them in ../shared/data beside the repository, or name their "
                + "folder in HOSTCONSOLE_SHARED_DATA.";
    }
}
