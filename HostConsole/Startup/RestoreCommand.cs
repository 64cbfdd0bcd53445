using System.IO.Compression;
using HostConsole.Accounts;
using HostConsole.Core.Store;
using HostConsole.Engine;
using HostConsole.Hosting;
using Microsoft.Data.Sqlite;

namespace HostConsole.Startup;

/// <summary>
/// <c>HostConsole restore FILE</c>: puts a backup in the place of the databases. What was there is moved aside, never
/// deleted.
/// </summary>
public static class RestoreCommand
{
    // Stands in the folder while databases are moved: with one in its place and another not, the console must not start.
    private const string Begun = "restore-begun", Unpacked = "restoring-";

    // A small store may be mostly empty pages, and so shrink a good deal; an entry takes a block of the disk even when it is empty.
    private const long MostAnyhow = 64 * 1024 * 1024, MostShrunk = 50, LeastFree = 64 * 1024 * 1024, LeastBlock = 4096;

    /// <summary>Why the console must not start: a restore ended with its process. Null where none did.</summary>
    public static Obstacle? BrokenOff(string folder) => File.Exists(Path.Combine(folder, Begun))
        ? new($"A restore into {folder} was broken off before it was done. Run it again: HostConsole restore FILE. "
            + $"What it has replaced so far is in {Path.Combine(folder, "replaced-…")}.",
            Passing: false)
        : null;

    public static async Task<int> RunAsync(string folder, string? file)
    {
        try
        {
            if (file is null)
                throw new InvalidOperationException($"Name the backup: HostConsole restore FILE. Automatic ones "
                    + $"are in {Path.Combine(folder, "backups")}.");
            var found = File.Exists(file) ? file : Path.Combine(folder, "backups", file);
            if (!File.Exists(found)) throw new InvalidOperationException($"There is no {file}, nor {found}.");
            DataFolder.Create(folder);
            using var alone = FolderLock.Take(folder);
            var aside = await RestoreAsync(folder, found);
            await Console.Out.WriteLineAsync($"{Path.GetFileName(found)} is restored into {folder}."
                + $"{(aside is null ? "" : $" What was there before is in {aside}; delete it once all is well.")} "
                + "Start HostConsole.");
            return 0;
        }
        catch (Exception e) when (e is InvalidOperationException or InvalidDataException or IOException
            or UnauthorizedAccessException or SqliteException)
        {
            await Console.Error.WriteLineAsync($"Nothing was restored. {e.Message}");
            return Start.Refused;
        }
    }

    private static async Task<string?> RestoreAsync(string folder, string file)
    {
        // of one that was killed
        foreach (var left in new DirectoryInfo(folder).EnumerateDirectories(Unpacked + "*")) left.Delete(recursive: true);
        var incoming = Directory.CreateDirectory(Path.Combine(folder, $"{Unpacked}{Environment.ProcessId}"));
        try
        {
            await UnpackAsync(file, incoming.FullName);
            Check(incoming.FullName);
            // Keys and pictures only ever come to: what stands there already is the same, or belongs to something newer.
            foreach (var more in incoming.EnumerateDirectories().SelectMany(d => d.EnumerateFiles("*", SearchOption.AllDirectories)))
            {
                var target = Path.Combine(folder, Path.GetRelativePath(incoming.FullName, more.FullName));
                new DataFolder(folder).Folder(Path.GetRelativePath(folder, Path.GetDirectoryName(target)!));
                if (!File.Exists(target)) more.MoveTo(target);
            }

            return Replace(folder, incoming);
        }
        finally
        {
            incoming.Delete(recursive: true);
        }
    }

    /// <summary>Takes from the file what a backup has, and nothing else, whatever its entries are called.</summary>
    private static async Task UnpackAsync(string file, string into)
    {
        await using var zip = await ZipFile.OpenReadAsync(file);
        var room = RoomFor(new FileInfo(file).Length, new DriveInfo(into).AvailableFreeSpace);
        foreach (var entry in zip.Entries.Where(IsOurs))
        {
            room -= Math.Max(entry.Length, LeastBlock);
            if (room < 0)
                throw new InvalidDataException(
                    $"{file} unpacks to more than a backup of its size can hold, or than this disk has room for.");
            var target = Path.GetFullPath(Path.Combine(into, entry.FullName));
            if (!target.StartsWith(into + Path.DirectorySeparatorChar, StringComparison.Ordinal))
                throw new InvalidDataException($"{file} is no backup of HostConsole's: it holds {entry.FullName}.");
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            await ExtractAsync(entry, target);
        }
    }

    /// <summary>
    /// Bytes that a backup of a size may unpack to. Databases and pictures shrink to a fifth or so; what shrinks to a
    /// hundredth was made to fill disks.
    /// </summary>
    public static long RoomFor(long packed, long free) => Math.Min(MostAnyhow + packed * MostShrunk, free - LeastFree);

    // No more than the entry says of itself, which is what was counted.
    private static async Task ExtractAsync(ZipArchiveEntry entry, string target)
    {
        await using var from = await entry.OpenAsync();
        await using var to = new FileStream(target, FileMode.CreateNew, FileAccess.Write);
        var (block, left) = (new byte[128 * 1024], entry.Length);
        while (await from.ReadAsync(block) is > 0 and var read)
        {
            if ((left -= read) < 0) throw new InvalidDataException($"{entry.FullName} is larger than it says.");
            await to.WriteAsync(block.AsMemory(0, read));
        }
    }

    private static bool IsOurs(ZipArchiveEntry entry) => entry.Name.Length > 0
        && (entry.FullName is LiveSetup.StoreFile or AccountsStore.FileName
            || entry.FullName.StartsWith("keys/", StringComparison.Ordinal)
            || entry.FullName.StartsWith("uploads/", StringComparison.Ordinal));

    private static void Check(string incoming)
    {
        var (store, accounts) = (Path.Combine(incoming, LiveSetup.StoreFile), Path.Combine(incoming, AccountsStore.FileName));
        if (!File.Exists(store)) throw new InvalidDataException("The file is no backup of HostConsole's: it holds no store.");
        foreach (var (database, known) in ((string, IEnumerable<string>)[])[
            (store, Start.Migrations<HostDb>(o => new(o))), (accounts, Start.Migrations<AccountsDb>(o => new(o)))])
        {
            if (!File.Exists(database)) continue;
            if (StoreCheck.Examine(database, known) is { } obstacle)
                throw new InvalidDataException(obstacle.Reason.Replace(incoming + Path.DirectorySeparatorChar,
                    "in the backup, ", StringComparison.Ordinal));
            if (Snapshot.Check(database) is { } damage)
                throw new InvalidDataException($"The backup is damaged: {Path.GetFileName(database)}: {damage}.");
        }
    }

    /// <summary>
    /// Moves the databases aside, with their journals, and the new ones in; all of it or nothing, or it is said at the
    /// next start.
    /// </summary>
    private static string? Replace(string folder, DirectoryInfo incoming)
    {
        var databases = incoming.GetFiles("*.db");
        var old = databases.SelectMany(d => new DirectoryInfo(folder).EnumerateFiles(d.Name + "*")).Select(f => f.FullName).ToList();
        var aside = Path.Combine(folder, $"replaced-{TimeProvider.System.GetUtcNow():yyyyMMdd-HHmmss}");
        var moved = new Stack<(string From, string To)>();
        void Move(string from, string to)
        {
            File.Move(from, to);
            moved.Push((from, to));
        }

        var begun = Path.Combine(folder, Begun);
        try
        {
            using (var mark = new FileStream(begun, FileMode.Create)) mark.Flush(flushToDisk: true);
            if (old.Count > 0) new DataFolder(folder).Folder(Path.GetFileName(aside));
            foreach (var file in old) Move(file, Path.Combine(aside, Path.GetFileName(file)));
            foreach (var database in databases) Move(database.FullName, Path.Combine(folder, database.Name));
            File.Delete(begun);
            return old.Count > 0 ? aside : null;
        }
        catch
        {
            while (moved.TryPop(out var back)) File.Move(back.To, back.From);
            File.Delete(begun);
            throw;
        }
    }
}
