using HostConsole.Accounts;
using HostConsole.Core.Store;
using HostConsole.Engine;
using HostConsole.Hosting;
using Microsoft.EntityFrameworkCore;

namespace HostConsole.Startup;

/// <summary>
/// What the command line asks for: to run the console, to restore a backup, or to set a forgotten password. Looks at
/// the store before anything may write to it.
/// </summary>
public static class Start
{
    /// <summary>The process's exit code where the store was refused.</summary>
    public const int Refused = 3;

    private const int LeastRoom = 1024 * 1024;

    public static async Task<int> RunAsync(string[] args, Func<string[], WebApplication> build)
    {
        var folder = FolderOf(args);
        if (args is ["restore", ..]) return await RestoreCommand.RunAsync(folder, args.Length > 1 ? args[1] : null);
        if (args is [ResetPasswordCommand.Verb, ..]) return await ResetPasswordCommand.RunAsync(folder, args.Length > 1 ? args[1] : null);
        var obstacle = Examine(folder);
        if (obstacle is { Passing: true }) obstacle = await WaitingRoom.WaitAsync(args, obstacle, () => Examine(folder));
        if (obstacle is not null)
        {
            if (!obstacle.Passing) await Console.Error.WriteLineAsync(obstacle.Reason);
            return obstacle.Passing ? 0 : Refused;
        }

        try
        {
            await build(args).RunAsync();
            return 0;
        }
        catch (Exception e) when (StoreCheck.ToldBy(e, Path.Combine(folder, LiveSetup.StoreFile)) is { } told)
        {
            await Console.Error.WriteLineAsync(told.Reason);
            return Refused;
        }
        catch (FolderTakenException e) // two that were started in the same moment
        {
            await Console.Error.WriteLineAsync(e.Message);
            return Refused;
        }
    }

    /// <summary>The settings and the content root of the app, whatever is built on them.</summary>
    public static WebApplicationOptions Options(string[] args) => new()
    {
        Args = args,
        ApplicationName = typeof(Start).Assembly.GetName().Name,
        ContentRootPath = AppContext.BaseDirectory,
    };

    private static string FolderOf(string[] args)
    {
        var path = WebApplication.CreateSlimBuilder(Options(args)).Configuration["HostConsole:DataPath"];
        return Path.GetFullPath(string.IsNullOrWhiteSpace(path) ? "data" : path);
    }

    /// <summary>What keeps the console from opening its data folder; null where nothing does.</summary>
    public static Obstacle? Examine(string folder)
    {
        if (ProbeFolder(folder) is { } unwritable) return unwritable;
        try
        {
            FolderLock.Take(folder).Dispose();
        }
        catch (FolderTakenException e)
        {
            return new(e.Message, Passing: false);
        }

        return RestoreCommand.BrokenOff(folder)
            ?? StoreCheck.Examine(Path.Combine(folder, LiveSetup.StoreFile), Migrations<HostDb>(o => new(o)))
            ?? StoreCheck.Examine(Path.Combine(folder, AccountsStore.FileName), Migrations<AccountsDb>(o => new(o)));
    }

    /// <summary>The migrations that this version knows.</summary>
    public static IEnumerable<string> Migrations<T>(Func<DbContextOptions<T>, T> make) where T : DbContext
    {
        using var db = make(new DbContextOptionsBuilder<T>().UseSqlite().Options);
        return [.. db.Database.GetMigrations()];
    }

    private static Obstacle? ProbeFolder(string folder)
    {
        try
        {
            DataFolder.Create(folder);
            var probe = Path.Combine(folder, $".probe-{Environment.ProcessId}");
            // With bytes in it: on a full disk a file can still be made.
            using var file = new FileStream(probe, FileMode.Create, FileAccess.Write, FileShare.None, 0, FileOptions.DeleteOnClose);
            file.Write(new byte[LeastRoom]);
            file.Flush(flushToDisk: true);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new($"The data folder {folder} can't be written ({e.Message.TrimEnd('.')}). Make it writable, make "
                + "room, or name another one (HostConsole:DataPath); HostConsole goes on by itself as soon as it can.",
                Passing: true);
        }
    }
}
