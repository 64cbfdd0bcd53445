using System.IO.Compression;
using HostConsole.Core.Store;
using HostConsole.Hosting;

namespace HostConsole.Settings;

/// <summary>The data folder as one file, each database as it stood at one moment, while the console runs on.</summary>
public sealed class Backup(DataFolder folder, LongWork work, TimeProvider clock) : IDisposable
{
    public const string Readme = """
        A backup of HostConsole.

        It holds shows, orders, personal data, accounts, and the keys that seal stored secrets. Keep it as safe as the
        console itself.

        To restore: stop the console, then

            dotnet run --project HostConsole -- restore FILE        (or: dotnet HostConsole.dll restore FILE)

        with the same HostConsole:DataPath. What it replaces is kept beside it. One that the console made by itself leaves
        out the uploaded pictures, which stay in the data folder; a downloaded one holds them. None holds the file draw-key,
        which seals the seeds of giveaways that are not drawn yet and of open wheels: restored elsewhere, they must be ended and
        opened anew.

        """;

    private readonly SemaphoreSlim _one = new(1, 1);

    public string FileName => $"hostconsole-{clock.GetUtcNow():yyyyMMdd-HHmmss}.zip";

    /// <summary>Removes what a backup has left that ended with its process. To be called before another one is begun.</summary>
    public void Tidy()
    {
        var kept = new DirectoryInfo(folder.Folder("backups"));
        foreach (var part in kept.EnumerateFiles("*.part")) part.Delete();
        foreach (var copies in kept.EnumerateDirectories().Where(d => Guid.TryParseExact(d.Name, "N", out _)))
            copies.Delete(recursive: true);
    }

    /// <summary>
    /// Takes a backup with everything into a file that is gone once the stream is closed. It is whole before anybody
    /// gets a byte of it.
    /// </summary>
    public async Task<Stream> TakeAsync(CancellationToken cancel = default)
    {
        var file =
            new FileStream(Path.Combine(folder.Folder("backups"), $"{Guid.NewGuid():N}.part"), FileMode.CreateNew,
                FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try
        {
            await WriteAsync(file, ["keys", "uploads"], cancel);
            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    /// <summary>Takes a backup of databases and keys into a file of its own, which appears under its name when it is whole.</summary>
    public async Task KeepAsync(string path, CancellationToken cancel = default)
    {
        var part = path + ".part";
        try
        {
            await using (var file = new FileStream(part, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16,
                FileOptions.Asynchronous))
            {
                await WriteAsync(file, ["keys"], cancel);
                file.Flush(flushToDisk: true);
            }

            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(part, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            File.Move(part, path);
        }
        finally
        {
            File.Delete(part);
        }
    }

    private async Task WriteAsync(Stream to, string[] folders, CancellationToken cancel)
    {
        using var job = work.Begin("Backup");
        await _one.WaitAsync(cancel);
        var copies = Directory.CreateDirectory(Path.Combine(folder.Folder("backups"), Guid.NewGuid().ToString("N")));
        try
        {
            await using var zip = await ZipArchive.CreateAsync(to, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancel);
            await using (var readme = await zip.CreateEntry("README.txt").OpenAsync(cancel))
                await readme.WriteAsync(System.Text.Encoding.UTF8.GetBytes(Readme), cancel);
            foreach (var database in Directory.EnumerateFiles(folder.Path, "*.db"))
            {
                var name = Path.GetFileName(database);
                var copy = Path.Combine(copies.FullName, name);
                await Snapshot.TakeAsync(database, copy, (done, total) => job.Report(new(done, total)), cancel);
                await AddAsync(zip, copy, name, cancel);
                File.Delete(copy);
            }

            foreach (var file in folders.Select(folder.File).Where(Directory.Exists)
                .SelectMany(f => Directory.EnumerateFiles(f, "*", SearchOption.AllDirectories)))
                await AddAsync(zip, file, Path.GetRelativePath(folder.Path, file).Replace('\\', '/'), cancel);
        }
        finally
        {
            copies.Delete(recursive: true);
            _one.Release();
        }
    }

    private static async Task AddAsync(ZipArchive zip, string file, string name, CancellationToken cancel)
    {
        await using var from = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        await using var into = await zip.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(cancel);
        await from.CopyToAsync(into, cancel);
    }

    public void Dispose() => _one.Dispose();
}
