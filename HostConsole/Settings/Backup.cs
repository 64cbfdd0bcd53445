using System.IO.Compression;
using HostConsole.Hosting;
using Microsoft.Data.Sqlite;

namespace HostConsole.Settings;

/// <summary>The data folder as one file, each database as it stood at one moment, while the console runs on.</summary>
public sealed class Backup(DataFolder folder, TimeProvider clock)
{
    private static readonly string[] Folders = ["keys", "uploads"];

    public const string Readme = """
        A backup of HostConsole.

        It holds everything: shows, orders, personal data, accounts, and the keys that seal stored secrets. Keep it as
        safe as the console itself.

        To restore: stop the console, move its data folder aside, unpack this file in its place (the files beside this
        one belong directly into the folder named by HostConsole:DataPath), and start the console.

        """;

    public string FileName => $"hostconsole-{clock.GetUtcNow():yyyyMMdd-HHmmss}.zip";

    /// <summary>Takes a backup into a file that is gone once the stream is closed. It is whole before anybody gets a byte of it.</summary>
    public async Task<Stream> TakeAsync(CancellationToken cancel = default)
    {
        var file = new FileStream(Path.Combine(folder.Folder("backups"), $"{Guid.NewGuid():N}.part"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try
        {
            await WriteAsync(file, cancel);
            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    private async Task WriteAsync(Stream to, CancellationToken cancel)
    {
        var copies = Directory.CreateDirectory(Path.Combine(folder.Folder("backups"), Guid.NewGuid().ToString("N")));
        try
        {
            await using var zip = await ZipArchive.CreateAsync(to, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancel);
            await using (var readme = await zip.CreateEntry("README.txt").OpenAsync(cancel)) await readme.WriteAsync(System.Text.Encoding.UTF8.GetBytes(Readme), cancel);
            foreach (var database in Directory.EnumerateFiles(folder.Path, "*.db"))
            {
                var name = Path.GetFileName(database);
                var copy = Path.Combine(copies.FullName, name);
                Copy(database, copy);
                await AddAsync(zip, copy, name, cancel);
                File.Delete(copy);
            }

            foreach (var file in Folders.Select(folder.File).Where(Directory.Exists).SelectMany(f => Directory.EnumerateFiles(f, "*", SearchOption.AllDirectories)))
                await AddAsync(zip, file, Path.GetRelativePath(folder.Path, file).Replace('\\', '/'), cancel);
        }
        finally
        {
            copies.Delete(recursive: true);
        }
    }

    // A snapshot by SQLite itself: what was committed when it began, no half of a transaction.
    private static void Copy(string database, string copy)
    {
        using var source = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString());
        source.Open();
        using var vacuum = source.CreateCommand();
        // It only reads; the last connection to close would checkpoint, and the writer's one stays open.
        vacuum.CommandText = "PRAGMA wal_autocheckpoint=0; VACUUM INTO $copy";
        vacuum.Parameters.AddWithValue("$copy", copy);
        vacuum.ExecuteNonQuery();
    }

    private static async Task AddAsync(ZipArchive zip, string file, string name, CancellationToken cancel)
    {
        await using var from = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        await using var into = await zip.CreateEntry(name).OpenAsync(cancel);
        await from.CopyToAsync(into, cancel);
    }
}
