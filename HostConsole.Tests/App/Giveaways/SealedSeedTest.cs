using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using HostConsole.Core.Kernel;
using HostConsole.Core.Store;
using HostConsole.Settings;
using HostConsole.Tests.App;
using HostConsole.Tests.Crash;
using Microsoft.Data.Sqlite;

namespace HostConsole.Tests.Giveaways;

/// <summary>
/// The seed of a giveaway that is not drawn yet: sealed in the store, and in no download, while the key stays on the
/// machine.
/// </summary>
[Trait("Speed", "Slow")]
public sealed class SealedSeedTest : IDisposable
{
    private readonly TestFolder _folder = new(), _elsewhere = new();
    private string _giveaway = "", _commitment = "";

    public void Dispose()
    {
        _folder.Dispose();
        _elsewhere.Dispose();
    }

    [Fact]
    public async Task Given_an_open_giveaway_When_the_backup_is_downloaded_Then_neither_seed_nor_key_is_in_it()
    {
        await using var app = await RunningApp.StartAsync(o => o.DataPath = _folder.Path);
        using var host = await app.NewHostAsync();
        await OpenAsync(app);
        var files = await DownloadAsync(host);
        Assert.DoesNotContain(SealKey.FileName, files.Keys);
        await app.Api.OkAsync($"{_giveaway}/close", new { });
        await app.Api.OkAsync($"{_giveaway}/draw", new { });

        var (seed, key) = (await SeedAsync(app), await File.ReadAllBytesAsync(Path.Combine(_folder.Path, SealKey.FileName)));
        Assert.Equal(_commitment, FairDraw.Commitment(seed!));
        foreach (var (name, content) in files)
        {
            foreach (var secret in (byte[][])[Encoding.ASCII.GetBytes(seed!), Convert.FromHexString(seed!), key,
                Encoding.ASCII.GetBytes(Convert.ToBase64String(key))])
                Assert.False(content.AsSpan().IndexOf(secret) >= 0, $"{name} holds the seed or the key.");
        }

        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite,
                File.GetUnixFileMode(Path.Combine(_folder.Path, SealKey.FileName)));
    }

    [Fact]
    public async Task Given_a_backup_restored_where_it_was_taken_Then_the_giveaway_goes_on_and_is_drawn()
    {
        var backup = await BackupAsync();
        var (code, said) = await RunningProcess.RunAsync(_folder.Path, "restore", backup);
        Assert.True(code == 0, said);
        await using var again = await RunningApp.StartAsync(o => o.DataPath = _folder.Path);
        await again.Api.OkAsync($"{_giveaway}/close", new { });
        await again.Api.OkAsync($"{_giveaway}/draw", new { });
        Assert.Equal(_commitment, FairDraw.Commitment((await SeedAsync(again))!));
    }

    [Fact]
    public async Task Given_a_backup_restored_elsewhere_Then_it_says_that_the_giveaway_can_only_be_cancelled()
    {
        var backup = await BackupAsync();
        var (code, said) = await RunningProcess.RunAsync(_elsewhere.Path, "restore", backup);
        Assert.True(code == 0, said);
        await using var there = await RunningApp.StartAsync(o => o.DataPath = _elsewhere.Path);
        await there.Api.OkAsync($"{_giveaway}/close", new { });
        using (var refused = await there.Api.PostAsJsonAsync($"{_giveaway}/draw", new { }))
        {
            var problem = await refused.Content.ReadFromJsonAsync<JsonElement>();
            Assert.Equal((HttpStatusCode.Conflict, "/problems/seed-lost"), (refused.StatusCode, problem.GetProperty("type").GetString()));
            Assert.Contains("Cancel it, and open a new one", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        }

        await there.Api.OkAsync($"{_giveaway}/cancel", new { reason = "We moved to another machine." });
        Assert.Null(await SeedAsync(there));
    }

    [Fact]
    public async Task Given_a_seed_in_clear_from_an_earlier_version_When_started_Then_it_is_sealed_and_still_draws()
    {
        await BackupAsync();
        const string clear = "5eed5eed5eed5eed5eed5eed5eed5eed5eed5eed5eed5eed5eed5eed5eed5eed";
        using (var store = new SqliteConnection($"Data Source={Path.Combine(_folder.Path, "hostconsole.db")};Pooling=False"))
        {
            store.Open();
            using var old = store.CreateCommand();
            old.CommandText = $$"""
                UPDATE "Facts" SET "Data" = json_object('seed', '{{clear}}', 'giveaway', json_extract("Data", '$.giveaway')) WHERE "Name" = 'SeedDrawn';
                UPDATE "Facts" SET "Data" = json_set("Data", '$.commitment', '{{FairDraw.Commitment(clear)}}') WHERE "Name" = 'GiveawayOpened';
                DELETE FROM "Settings" WHERE "Name" = 'seeds-sealed';
                PRAGMA wal_checkpoint(TRUNCATE);
                """;
            old.ExecuteNonQuery();
        }

        await using var app = await RunningApp.StartAsync(o => o.DataPath = _folder.Path);
        using var host = app.NewBrowser();
        await host.SignInAsync("Hanna", Tests.App.People.Password);
        Assert.All(await DownloadAsync(host), file => Assert.False(
            file.Value.AsSpan().IndexOf(Encoding.ASCII.GetBytes(clear)) >= 0, $"{file.Key} holds the seed."));
        await app.Api.OkAsync($"{_giveaway}/close", new { });
        await app.Api.OkAsync($"{_giveaway}/draw", new { });
        Assert.Equal(clear, await SeedAsync(app));
    }

    [Fact]
    public async Task Given_a_damaged_key_file_When_started_Then_it_is_kept_and_the_console_serves()
    {
        await BackupAsync();
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, SealKey.FileName), "cut");
        await using var app = await RunningApp.StartAsync(o => o.DataPath = _folder.Path);
        Assert.Equal("cut", await File.ReadAllTextAsync(Path.Combine(_folder.Path, SealKey.FileName + ".broken")));
        await app.Api.OkAsync($"{_giveaway}/cancel", new { reason = "Its key is damaged." });
    }

    /// <summary>Opens a giveaway with an entry, takes a backup and stops.</summary>
    private async Task<string> BackupAsync()
    {
        await using var app = await RunningApp.StartAsync(o => o.DataPath = _folder.Path);
        using var host = await app.NewHostAsync();
        await OpenAsync(app);
        var file = Path.Combine(_folder.Path, "taken.zip");
        await File.WriteAllBytesAsync(file, await host.Http.GetByteArrayAsync(SettingsSetup.BackupPath));
        return file;
    }

    private async Task OpenAsync(RunningApp app)
    {
        var show = await app.Api.OkAsync("/api/v1/shows", new { title = "Sealed", currency = "USD", timeZone = "Europe/Berlin" });
        var (path, code) = ($"/api/v1/shows/{show.GetProperty("id").GetString()}", show.GetProperty("code").GetString());
        await app.Api.OkAsync($"{path}/live", new { });
        var opened = await app.Api.OkAsync($"{path}/giveaways",
            new { title = "Tote", prize = "A tote", rules = "One entry each.", winners = 1 });
        (_giveaway, _commitment) =
            ($"{path}/giveaways/{opened.GetProperty("id").GetString()}", opened.GetProperty("commitment").GetString()!);
        var joined = await app.Stranger.OkAsync($"/s/{code}/join", new { });
        using var enter =
            new HttpRequestMessage(HttpMethod.Post, $"/s/{code}/giveaways/{opened.GetProperty("id").GetString()}/enter")
            {
                Content = JsonContent.Create(new { })
            };
        enter.Headers.Authorization = new("Bearer", joined.GetProperty("token").GetString());
        using var entered = await app.Stranger.SendAsync(enter);
        Assert.Equal(HttpStatusCode.Created, entered.StatusCode);
    }

    private async Task<string?> SeedAsync(RunningApp app) =>
        (await app.Api.GetFromJsonAsync<JsonElement>($"{_giveaway}/record")).GetProperty("seed").GetString();

    private static async Task<Dictionary<string, byte[]>> DownloadAsync(FormBrowser host)
    {
        await using var zip = new ZipArchive(new MemoryStream(await host.Http.GetByteArrayAsync(SettingsSetup.BackupPath)));
        var files = new Dictionary<string, byte[]>();
        foreach (var entry in zip.Entries)
        {
            using var content = new MemoryStream();
            await using (var from = await entry.OpenAsync()) await from.CopyToAsync(content);
            files[entry.FullName] = content.ToArray();
        }

        return files;
    }
}
