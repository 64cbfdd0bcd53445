using System.IO.Compression;
using System.Net;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;
using HostConsole.Engine;
using HostConsole.Settings;
using HostConsole.Tests.App;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using People = HostConsole.Core.Store.People;

namespace HostConsole.Tests.Settings;

[Trait("Speed", "Slow")]
public sealed class BackupTest
{
    [Fact]
    public async Task Given_a_running_console_When_its_backup_is_restored_elsewhere_Then_all_is_there()
    {
        var elsewhere = Path.Combine(Path.GetTempPath(), $"hostconsole-test-{Guid.NewGuid():N}");
        try
        {
            var show = new ShowId(Guid.CreateVersion7());
            await using (var app = await RunningApp.StartAsync())
            {
                using var host = await app.NewHostAsync();
                await app.Services.GetRequiredService<LiveShows>()
                    .SendAsync(new Submission(new CreateShow(show, "kept", Planning.Plans.State(Plan.Empty).Settings),
                        new(ActorKind.Console, "test")));
                using var answer = await host.Http.GetAsync(SettingsSetup.BackupPath);
                Assert.Equal((HttpStatusCode.OK, "application/zip"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
                Assert.True(answer.Headers.CacheControl!.NoStore);
                await using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync());
                Assert.Contains(zip.Entries, e => e.FullName.StartsWith("keys/", StringComparison.Ordinal));
                await zip.ExtractToDirectoryAsync(elsewhere);
            }

            foreach (var database in Directory.EnumerateFiles(elsewhere, "*.db"))
            {
                await using var db = new SqliteConnection($"Data Source={database};Pooling=False");
                await db.OpenAsync();
                await using var check = db.CreateCommand();
                check.CommandText = "PRAGMA integrity_check";
                Assert.Equal("ok", await check.ExecuteScalarAsync());
            }

            await using var restored = await RunningApp.StartAsync(o => o.DataPath = elsewhere);
            Assert.Equal("Friday drop", (await restored.Services.GetRequiredService<LiveShows>().ViewAsync(show))!.Settings.Title);
            using var again = restored.NewBrowser();
            Assert.Equal(HttpStatusCode.Redirect, (await again.SignInAsync("Hanna", Tests.App.People.Password)).Response.StatusCode);
        }
        finally
        {
            if (Directory.Exists(elsewhere)) Directory.Delete(elsewhere, recursive: true);
        }
    }

    [Fact]
    public async Task Given_a_moderator_or_a_stranger_When_they_ask_for_the_backup_Then_they_are_refused()
    {
        await using var app = await RunningApp.StartAsync();
        using var host = await app.NewHostAsync();
        using var moderator = await app.NewModeratorAsync();
        Assert.Equal(HttpStatusCode.Forbidden, (await moderator.GetAsync(SettingsSetup.BackupPath)).Response.StatusCode);
        using var stranger = await app.Stranger.GetAsync(SettingsSetup.BackupPath);
        Assert.NotEqual(HttpStatusCode.OK, stranger.StatusCode);
        using var key = await app.Api.GetAsync(SettingsSetup.BackupPath);
        Assert.NotEqual(HttpStatusCode.OK, key.StatusCode);
    }

    [Fact]
    public async Task Given_people_When_searched_by_mail_or_id_Then_found_and_erased_for_good()
    {
        await using var app = await RunningApp.StartAsync();
        var people = app.Services.GetRequiredService<People>();
        var (ann, bob) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await using (var db = await app.Services.GetRequiredService<IDbContextFactory<HostDb>>().CreateDbContextAsync())
        {
            db.People.AddRange(new PersonRow { Id = ann, Name = "Ann", Email = "ann_b@mail.example" },
                new PersonRow { Id = bob, Name = "Bob", Email = "annxb@mail.example" });
            await db.SaveChangesAsync();
        }

        Assert.Equal(ann, Assert.Single(await people.SearchAsync("ann_b@mail")).Id);
        Assert.Equal(bob, Assert.Single(await people.SearchAsync(bob.ToString())).Id);
        Assert.Empty(await people.SearchAsync("  "));
        await people.EraseAsync(ann);
        Assert.Empty(await people.SearchAsync("ann_b@mail"));
        Assert.Null(await people.FindAsync(ann));
    }

    [Fact]
    public async Task Given_deliveries_that_could_not_be_booked_When_their_person_is_erased_Then_what_they_held_of_them_is_too()
    {
        await using var app = await RunningApp.StartAsync();
        var (people, stores) = (app.Services.GetRequiredService<People>(), app.Services.GetRequiredService<IDbContextFactory<HostDb>>());
        var ann = Guid.CreateVersion7();
        await using (var db = await stores.CreateDbContextAsync())
        {
            db.People.Add(new PersonRow { Id = ann, Name = "Ann", Email = "ann_b@mail.example" });
            DeliveryRow Kept(string state, string mail) =>
                new()
                {
                    Source = "shopify",
                    Topic = "orders/create",
                    State = state,
                    Note = "why",
                    Body = $$"""{"email":"{{mail}}","name":"Somebody"}""",
                    At = TimeProvider.System.GetUtcNow().UtcTicks
                };
            db.Deliveries.AddRange(Kept("failed", "Ann_B@mail.example"), Kept("waiting", "ann_b@mail.example"),
                Kept("failed", "annxb@mail.example"));
            await db.SaveChangesAsync();
        }

        await people.EraseAsync(ann);
        await using var after = await stores.CreateDbContextAsync();
        var bodies = await after.Deliveries.AsNoTracking().OrderBy(d => d.Id).Select(d => d.Body).ToListAsync();
        Assert.Equal(["", ""], bodies[..2]);
        Assert.Contains("annxb@mail.example", bodies[2], StringComparison.Ordinal);
    }
}
