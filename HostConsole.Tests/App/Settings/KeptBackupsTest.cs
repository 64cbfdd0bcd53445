using System.IO.Compression;
using System.Net;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Engine;
using HostConsole.Settings;
using HostConsole.Startup;
using HostConsole.Tests.App;
using HostConsole.Tests.Crash;
using HostConsole.Tests.Live;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace HostConsole.Tests.Settings;

/// <summary>Backups that the console takes by itself, and the command that puts one back.</summary>
[Trait("Speed", "Slow")]
public sealed class KeptBackupsTest
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    // One that is done says so; what was asked for before it is then done too, since they are taken one by one.
    private static async Task<IReadOnlyList<KeptBackup>> AfterAsync(RunningApp app, int backups, Action what)
    {
        var kept = app.Services.GetRequiredService<KeptBackups>();
        var (left, done) = (backups, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        void OnChanged()
        {
            if (Interlocked.Decrement(ref left) == 0) done.TrySetResult();
        }

        kept.Changed += OnChanged;
        what();
        await done.Task.WaitAsync(Patience);
        kept.Changed -= OnChanged;
        Assert.Null(kept.Problem);
        return kept.List();
    }

    private static void Ask(RunningApp app) => app.Services.GetRequiredService<KeptBackups>().Ask();

    [Fact]
    public async Task Given_hours_that_pass_and_a_show_that_ends_Then_a_backup_is_taken_of_each_in_which_something_changed_and_14_are_kept()
    {
        var clock = new FakeClock();
        await using var app = await RunningApp.StartAsync(o => o.Clock = clock);
        var show = await app.ShowAsync();
        var list = await AfterAsync(app, 1, () => clock.Advance(TimeSpan.FromHours(1)));
        Assert.Equal("hourly", Assert.Single(list).Why);

        // An hour in which nothing happened, and then one that somebody asks for.
        list = await AfterAsync(app, 1, () =>
        {
            clock.Advance(TimeSpan.FromHours(1));
            clock.Advance(TimeSpan.FromSeconds(1));
            Ask(app);
        });
        Assert.Equal(["asked", "hourly"], list.Select(b => b.Why));

        await app.SendAsync(show, new GoLive());
        clock.Advance(TimeSpan.FromSeconds(1));
        var ending = AfterAsync(app, 1, () => { });
        await app.SendAsync(show, new EndShow());
        Assert.Equal("show", (await ending)[0].Why);

        for (var i = 0; i < KeptBackups.Kept; i++)
            list = await AfterAsync(app, 1, () =>
            {
                clock.Advance(TimeSpan.FromSeconds(1));
                Ask(app);
            });
        Assert.Equal(KeptBackups.Kept, list.Count);
        Assert.All(list, b => Assert.Equal("asked", b.Why));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(app.DataPath, "backups"), "*.part"));
        Assert.Empty(Directory.EnumerateDirectories(Path.Combine(app.DataPath, "backups")));
    }

    [Fact]
    public async Task Given_a_backup_When_it_is_restored_by_the_command_Then_all_is_as_it_was_whole_and_what_was_replaced_is_kept()
    {
        using var folder = new TestFolder();
        ShowId before, after;
        string name;
        await using (var app = await RunningApp.StartAsync(o => o.DataPath = folder.Path))
        {
            using var host = await app.NewHostAsync();
            before = await app.ShowAsync(title: "Before the backup");
            name = (await AfterAsync(app, 1, () => Ask(app)))[0].Name;
            after = await app.ShowAsync(title: "After the backup");
            using var download = await host.Http.GetAsync($"{SettingsSetup.KeptPath}/{name}");
            Assert.Equal((HttpStatusCode.OK, "application/zip"), (download.StatusCode, download.Content.Headers.ContentType?.MediaType));
            foreach (var wrong in (string[])["..%2Faccounts.db", "accounts.db", "hostconsole-20260101-000000-asked.zip"])
                Assert.Equal(HttpStatusCode.NotFound, (await host.Http.GetAsync($"{SettingsSetup.KeptPath}/{wrong}")).StatusCode);
            using var moderator = await app.NewModeratorAsync();
            Assert.Equal(HttpStatusCode.Forbidden, (await moderator.GetAsync($"{SettingsSetup.KeptPath}/{name}")).Response.StatusCode);

            var (busy, said) = await RunningProcess.RunAsync(folder.Path, "restore", name);
            Assert.Equal(Start.Refused, busy);
            Assert.Contains("Another HostConsole runs", said, StringComparison.Ordinal);
        }

        var (code, text) = await RunningProcess.RunAsync(folder.Path, "restore", name);
        Assert.True(code == 0, text);
        Assert.Contains("is restored into", text, StringComparison.Ordinal);
        foreach (var database in Directory.EnumerateFiles(folder.Path, "*.db")) Assert.Equal("ok", Check(database));
        Assert.True(File.Exists(Path.Combine(Assert.Single(Directory.EnumerateDirectories(folder.Path, "replaced-*")), "hostconsole.db")));

        await using var restored = await RunningApp.StartAsync(o => o.DataPath = folder.Path);
        var shows = restored.Services.GetRequiredService<LiveShows>();
        Assert.Equal("Before the backup", (await shows.ViewAsync(before))!.Settings.Title);
        Assert.Null(await shows.ViewAsync(after));
        using var again = restored.NewBrowser();
        Assert.Equal(HttpStatusCode.Redirect, (await again.SignInAsync("Hanna", People.Password)).Response.StatusCode);
    }

    [Theory]
    [InlineData("damaged")]
    [InlineData("newer")]
    [InlineData("foreign")]
    [InlineData("text")]
    public async Task Given_a_file_that_is_no_sound_backup_When_restored_Then_it_is_refused_with_a_reason_and_nothing_is_touched(
        string kind)
    {
        using var folder = new TestFolder();
        var file = Path.Combine(folder.Path, "backup.zip");
        string before;
        await using (var app = await RunningApp.StartAsync(o => o.DataPath = folder.Path))
        {
            await app.ShowAsync();
            var name = (await AfterAsync(app, 1, () => Ask(app)))[0].Name;
            File.Copy(Path.Combine(folder.Path, "backups", name), file);
        }

        before = Convert.ToHexString(await File.ReadAllBytesAsync(Path.Combine(folder.Path, "hostconsole.db")));
        if (kind == "text") await File.WriteAllTextAsync(file, "holiday pictures");
        else await SpoilAsync(file, kind);
        var (code, said) = await CaptureAsync(() => RestoreCommand.RunAsync(folder.Path, file));
        Assert.Equal(Start.Refused, code);
        Assert.Contains("Nothing was restored.", said, StringComparison.Ordinal);
        Assert.Contains(
            kind switch { "damaged" => "damaged", "newer" => "newer HostConsole", "foreign" => "no store", _ => "" },
            said, StringComparison.Ordinal);
        Assert.Equal(before, Convert.ToHexString(await File.ReadAllBytesAsync(Path.Combine(folder.Path, "hostconsole.db"))));
        Assert.Empty(Directory.EnumerateDirectories(folder.Path, "re*-*"));
    }

    private static async Task SpoilAsync(string file, string kind)
    {
        var store = Path.Combine(Path.GetTempPath(), $"hostconsole-spoiled-{Guid.NewGuid():N}.db");
        await using var zip = await ZipFile.OpenAsync(file, ZipArchiveMode.Update);
        var entry = zip.GetEntry("hostconsole.db")!;
        await entry.ExtractToFileAsync(store);
        entry.Delete();
        if (kind == "damaged")
        {
            var bytes = await File.ReadAllBytesAsync(store);
            new Random(1).NextBytes(bytes.AsSpan(4096, bytes.Length - 4096));
            await File.WriteAllBytesAsync(store, bytes);
        }
        else if (kind == "newer")
        {
            using var connection = new SqliteConnection($"Data Source={store};Pooling=False");
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "INSERT INTO __EFMigrationsHistory VALUES ('20990101000000_Teleport','20.0.0')";
            command.ExecuteNonQuery();
        }

        if (kind != "foreign") await zip.CreateEntryFromFileAsync(store, "hostconsole.db");
        File.Delete(store);
    }

    private static readonly SemaphoreSlim Terminal = new(1, 1);

    private static async Task<(int Code, string Said)> CaptureAsync(Func<Task<int>> run)
    {
        await Terminal.WaitAsync();
        var (was, said) = (Console.Error, new StringWriter());
        try
        {
            Console.SetError(said);
            return (await run(), said.ToString());
        }
        finally
        {
            Console.SetError(was);
            Terminal.Release();
        }
    }

    private static string? Check(string database)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA integrity_check";
        return command.ExecuteScalar() as string;
    }
}
