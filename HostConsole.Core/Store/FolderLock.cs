namespace HostConsole.Core.Store;

/// <summary>Another process has the folder.</summary>
public sealed class FolderTakenException(string folder, Exception inner)
    : InvalidOperationException($"Another HostConsole runs on the data folder {folder}. Stop it first, or give this "
        + "one a folder of its own (HostConsole:DataPath).", inner);

/// <summary>One process per data folder: two writers would each decide on a state that the other changes.</summary>
public sealed class FolderLock : IDisposable
{
    private readonly FileStream _file;

    private FolderLock(FileStream file) => _file = file;

    /// <exception cref="FolderTakenException">Another process has the folder.</exception>
    public static FolderLock Take(string folder)
    {
        var path = Path.Combine(folder, "hostconsole.lock");
        try
        {
            return new(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException e)
        {
            throw new FolderTakenException(folder, e);
        }
    }

    public void Dispose() => _file.Dispose();
}
