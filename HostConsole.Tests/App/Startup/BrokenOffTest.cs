using HostConsole.Engine;
using HostConsole.Settings;
using HostConsole.Startup;
using HostConsole.Tests.App;
using HostConsole.Tests.Crash;
using HostConsole.Tests.Live;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace HostConsole.Tests.Startup;

/// <summary>
/// What a process leaves that is killed while it upgrades, backs up or restores: the next one goes on, or says what to
/// do.
/// </summary>
[Trait("Speed", "Slow")]
public sealed class BrokenOffTest : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hostconsole-broken-off-").FullName;
    private string Store => Path.Combine(_folder, "hostconsole.db");

    private Task<RunningApp> StartAsync() => RunningApp.StartAsync(o => o.DataPath = _folder);

    private static async Task<string> BackUpAsync(RunningApp app)
    {
        var kept = app.Services.GetRequiredService<KeptBackups>();
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void OnChanged() => done.TrySetResult();
        kept.Changed += OnChanged;
        kept.Ask();
        await done.Task.WaitAsync(TimeSpan.FromMinutes(2));
        kept.Changed -= OnChanged;
        return kept.Problem ?? kept.List()[0].Name;
    }

    [Theory]
    [InlineData("hostconsole.db")]
    [InlineData("accounts.db")]
    public async Task Given_a_process_that_was_killed_while_it_upgraded_a_database_When_started_again_Then_it_waits_for_nobody(
        string database)
    {
        await (await StartAsync()).DisposeAsync();
        using (var connection = new SqliteConnection($"Data Source={Path.Combine(_folder, database)};Pooling=False"))
        {
            connection.Open();
            using var note = connection.CreateCommand();
            note.CommandText = "INSERT INTO __EFMigrationsLock VALUES (1, '2026-11-21 19:00:00')";
            note.ExecuteNonQuery();
        }

        await using var again = await Task.Run(StartAsync).WaitAsync(TimeSpan.FromMinutes(2));
        Assert.Equal("{\"status\":\"ready\"}", await again.Stranger.GetStringAsync(Health.ReadyPath));
    }

    [Fact]
    public async Task Given_a_process_that_was_killed_during_a_backup_When_started_again_Then_what_it_left_is_gone_and_nothing_else()
    {
        string[] left, kept;
        await using (var app = await StartAsync())
        {
            await app.ShowAsync();
            kept = [Path.Combine(_folder, "backups", await BackUpAsync(app)), Path.Combine(_folder, "backups", "mine.zip")];
        }

        await File.WriteAllTextAsync(kept[1], "put here by somebody");
        var copies = Directory.CreateDirectory(Path.Combine(_folder, "backups", Guid.NewGuid().ToString("N")));
        left = [Path.Combine(copies.FullName, "hostconsole.db"), $"{kept[0]}.part"];
        foreach (var file in left) await File.WriteAllTextAsync(file, "half of it");

        await using var again = await StartAsync();
        Assert.All(left, file => Assert.False(File.Exists(file)));
        Assert.False(Directory.Exists(copies.FullName));
        Assert.All(kept, file => Assert.True(File.Exists(file)));
    }

    [Fact]
    public async Task Given_a_restore_that_was_killed_between_two_files_When_started_Then_it_is_refused_with_the_way_out_and_a_second_restore_mends_it()
    {
        Core.Kernel.ShowId show;
        string name;
        await using (var app = await StartAsync())
        {
            show = await app.ShowAsync(title: "Before the backup");
            name = await BackUpAsync(app);
        }

        // The old store is aside, the new one not there yet.
        var aside = Directory.CreateDirectory(Path.Combine(_folder, "replaced-20261121-190000"));
        File.Move(Store, Path.Combine(aside.FullName, "hostconsole.db"));
        var unpacked = Directory.CreateDirectory(Path.Combine(_folder, "restoring-4711"));
        await File.WriteAllTextAsync(Path.Combine(unpacked.FullName, "hostconsole.db"), "the new one");
        await File.WriteAllTextAsync(Path.Combine(_folder, "restore-begun"), "");

        var (code, said) = await RunningProcess.RunAsync(_folder, "--urls", "http://127.0.0.1:0");
        Assert.Equal(Start.Refused, code);
        Assert.Contains("broken off", said, StringComparison.Ordinal);
        Assert.Contains("HostConsole restore FILE", said, StringComparison.Ordinal);
        Assert.False(File.Exists(Store)); // and above all no empty one

        Assert.Equal(0, await RestoreCommand.RunAsync(_folder, name));
        Assert.False(unpacked.Exists && Directory.Exists(unpacked.FullName));
        Assert.True(File.Exists(Path.Combine(aside.FullName, "hostconsole.db")));
        Assert.Null(Start.Examine(_folder));
        await using var restored = await StartAsync();
        Assert.Equal("Before the backup", (await restored.Services.GetRequiredService<LiveShows>().ViewAsync(show))!.Settings.Title);
    }

    [Fact]
    public async Task Given_a_database_that_can_not_be_put_in_its_place_When_restored_Then_all_is_as_it_was()
    {
        string name;
        await using (var app = await StartAsync())
        {
            await app.ShowAsync();
            name = await BackUpAsync(app);
        }

        var accounts = Path.Combine(_folder, "accounts.db");
        File.Delete(accounts);
        Directory.CreateDirectory(accounts);
        var before = await File.ReadAllBytesAsync(Store);
        Assert.Equal(Start.Refused, await RestoreCommand.RunAsync(_folder, name));
        Assert.Equal(before, await File.ReadAllBytesAsync(Store));
        Assert.Null(RestoreCommand.BrokenOff(_folder));
    }

    [Fact]
    public async Task Given_a_database_that_somebody_locks_When_a_backup_is_due_Then_it_fails_with_a_reason_and_the_console_runs_on()
    {
        await using var app = await StartAsync();
        await BackUpAsync(app);
        using (var other = new SqliteConnection($"Data Source={Path.Combine(_folder, "accounts.db")};Pooling=False"))
        {
            other.Open();
            using var begin = other.CreateCommand();
            begin.CommandText = "BEGIN EXCLUSIVE";
            begin.ExecuteNonQuery();
            Assert.Contains("locked", await BackUpAsync(app), StringComparison.Ordinal);
        }

        Assert.EndsWith("-asked.zip", await BackUpAsync(app), StringComparison.Ordinal);
        Assert.Equal("{\"status\":\"ready\"}", await app.Stranger.GetStringAsync(Health.ReadyPath));
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
