using System.Data.Common;
using HostConsole.Core.Shows;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HostConsole.Core.Store;

/// <summary>
/// One connection writes or checkpoints at a time: EF's writes pass the same gate as the log's writer. Hold it 20 ms at
/// most.
/// </summary>
public sealed class WriteGate : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);

    public void Enter() => _gate.Wait();
    public void Leave() => _gate.Release();

    public async Task<IDisposable> EnterAsync(CancellationToken cancel = default)
    {
        await _gate.WaitAsync(cancel);
        return new Pass(_gate);
    }

    public void Dispose() => _gate.Dispose();

    private sealed class Pass(SemaphoreSlim gate) : IDisposable
    {
        private SemaphoreSlim? _gate = gate;
        public void Dispose() => Interlocked.Exchange(ref _gate, null)?.Release();
    }
}

/// <summary>
/// Readers and EF never checkpoint: the writer does, when nobody waits for it, and not whoever happens to commit the
/// thousandth page.
/// </summary>
internal sealed class Pragmas : DbConnectionInterceptor
{
    // The patience comes first: the others may already meet a lock.
    public const string Sql = "PRAGMA busy_timeout=2000; PRAGMA wal_autocheckpoint=0; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
        + "PRAGMA secure_delete=ON;"; // what is erased is not left on the disk

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Set(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default)
    {
        Set(connection);
        return Task.CompletedTask;
    }

    public static void Set(DbConnection connection)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // a constant
        command.CommandText = Sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}

public static class StorageSetup
{
    // Seconds for which a lock of another program is waited out. Then callers are told, rather than left hanging for half a minute.
    private const int LongestLock = 2;

    /// <summary>What the write-ahead log takes before it is moved into the store even while a crowd is here. Bytes.</summary>
    public const long UsualLogRoom = 40 * 1024 * 1024;

    /// <summary>Registers the store in a file, migrated to this version, and the log on it.</summary>
    /// <param name="path">The database file; its folder must exist.</param>
    /// <param name="logRoom">Bytes on the disk that the write-ahead log gets at once, so that commits in the hot second are fast.</param>
    public static IServiceCollection AddStore(this IServiceCollection services, string path, long logRoom = 0)
    {
        var connection = new SqliteConnectionStringBuilder { DataSource = path, Pooling = true, DefaultTimeout = LongestLock }.ToString();
        services.AddDbContextFactory<HostDb>(o => o.UseSqlite(connection).AddInterceptors(new Pragmas()));
        services.AddSingleton<WriteGate>();
        services.AddSingleton(_ => FolderLock.Take(Path.GetDirectoryName(Path.GetFullPath(path))!));
        services.AddSingleton<IFactLog>(s =>
        {
            s.GetRequiredService<FolderLock>();
            var log = new SqliteFactLog(connection,
                s.GetRequiredService<IDbContextFactory<HostDb>>(), s.GetRequiredService<WriteGate>(),
                SealKey.Load(Path.GetDirectoryName(Path.GetFullPath(path))!), logRoom);
            log.PeopleCommitted += s.GetRequiredService<People>().Remember;
            log.KeptCommitted += s.GetRequiredService<People>().Keepsakes.Remember;
            return log;
        });
        services.AddSingleton(
            s => new ShowWriter(s.GetRequiredService<IFactLog>(), s.GetRequiredService<TimeProvider>(),
                s.GetService<ILogger<ShowWriter>>(), s.GetRequiredService<CatalogueMemory>().Prices));
        services.AddSingleton<People>();
        services.AddSingleton(s => s.GetRequiredService<People>().Keepsakes);
        services.AddSingleton(s =>
        {
            s.GetRequiredService<IFactLog>(); // it brings the store to this version
            return CatalogueMemory.Load(s.GetRequiredService<IDbContextFactory<HostDb>>(),
                s.GetRequiredService<TimeProvider>().GetUtcNow());
        });
        services.AddSingleton<ShowRemoval>();
        services.AddSingleton<CatalogueStore>();
        services.AddSingleton<ReviewStore>();
        services.AddSingleton<CatalogueTurn>();
        services.AddSingleton<LongWork>();
        services.AddSingleton<CatalogueImport>();
        services.AddSingleton<CatalogueEdit>();
        services.AddSingleton<SettingsStore>();
        return services;
    }
}
