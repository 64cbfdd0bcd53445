namespace HostConsole.Hosting;

/// <summary>Where everything that the console keeps stands: the store, accounts, keys, uploads, backups.</summary>
/// <param name="Path">The absolute path (<c>HostConsole:DataPath</c>; by default <c>data</c> under the working directory).</param>
public sealed record DataFolder(string Path)
{
    /// <summary>Data Protection's keys, by which cookies and stored secrets are sealed.</summary>
    public string Keys => System.IO.Path.Combine(Path, "keys");

    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>A folder inside, made if it isn't there, which nobody but this user may open.</summary>
    public string Folder(string name) => Private(System.IO.Path.Combine(Path, name));

    /// <summary>
    /// Lets nobody but this user read a file inside, and those that its database keeps beside it, wherever the folder
    /// came from.
    /// </summary>
    public void Close(string name)
    {
        if (OperatingSystem.IsWindows()) return;
        foreach (var file in Directory.EnumerateFiles(Path, name + "*"))
            System.IO.File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    public static DataFolder Create(string path)
    {
        var folder = new DataFolder(Private(System.IO.Path.GetFullPath(path)));
        Private(folder.Keys);
        return folder;
    }

    private static string Private(string path)
    {
        const UnixFileMode mine = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        if (OperatingSystem.IsWindows() || Directory.Exists(path)) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, mine);
        return path;
    }
}

public static class DataFolderSetup
{
    public static DataFolder AddDataFolder(this WebApplicationBuilder builder)
    {
        var path = builder.Configuration["HostConsole:DataPath"];
        var folder = DataFolder.Create(string.IsNullOrWhiteSpace(path) ? "data" : path);
        builder.Services.AddSingleton(folder);
        return folder;
    }
}
