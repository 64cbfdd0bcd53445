using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace HostConsole.Core.Store;

/// <summary>Brings a database up to this version, also after a process that was killed while it did so.</summary>
public static class Upgrade
{
    // EF Core notes in a table that somebody migrates, and waits without end for whoever left the note. The folder's lock says
    // that nobody else is here, so a note that stands is a dead process's
    // (https://learn.microsoft.com/ef/core/providers/sqlite/limitations#concurrent-migrations-protection).
    private const string Table = "__EFMigrationsLock";
    private const string Look = $"SELECT count(*) AS \"Value\" FROM sqlite_master WHERE name = '{Table}'";
    private const string Forget = $"DELETE FROM \"{Table}\"";

    /// <summary>
    /// Call it with the <see cref="FolderLock"/> of the database's folder taken. Writes nothing where there is nothing
    /// to do.
    /// </summary>
    public static void Run(DatabaseFacade database)
    {
        if (!database.GetPendingMigrations().Any()) return;
        if (database.CanConnect() && database.SqlQueryRaw<int>(Look).Single() > 0) database.ExecuteSqlRaw(Forget);
        database.Migrate();
    }

    /// <inheritdoc cref="Run"/>
    public static async Task RunAsync(DatabaseFacade database, CancellationToken cancel = default)
    {
        if (!(await database.GetPendingMigrationsAsync(cancel)).Any()) return;
        if (await database.CanConnectAsync(cancel) && await database.SqlQueryRaw<int>(Look).SingleAsync(cancel) > 0)
            await database.ExecuteSqlRawAsync(Forget, cancel);
        await database.MigrateAsync(cancel);
    }
}
