using HostConsole.Core.Store;
using HostConsole.Hosting;
using Microsoft.EntityFrameworkCore;

namespace HostConsole.Accounts;

/// <summary>Brings accounts.db up to date before anything listens.</summary>
public sealed class AccountsStore(
    IDbContextFactory<AccountsDb> accounts, FirstAccountLink link, DataFolder folder, IConfiguration settings,
    ILogger<AccountsStore> log) : IHostedLifecycleService
{
    public const string FileName = "accounts.db";

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await using (var db = await accounts.CreateDbContextAsync(cancellationToken))
        {
            await Upgrade.RunAsync(db.Database, cancellationToken);
            // EF Core makes new files WAL. Writes are rare here, so the plain journal serves, and the store is one file.
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = DELETE", cancellationToken);
        }
        folder.Close(FileName);
        await link.OpenAsync();
        if (settings["HostConsole:ApiKey"] is { Length: > 0 and < 24 })
            log.LogWarning("HostConsole:ApiKey is short enough to be guessed. Use at least 24 random characters.");
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
