using System.Net;
using System.Text.Json;
using HostConsole.Core.Catalogue;
using HostConsole.Core.Kernel;
using HostConsole.Core.Orders;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;
using HostConsole.Engine;
using HostConsole.Orders;
using HostConsole.Settings;
using HostConsole.Tests.App;
using HostConsole.Tests.Live;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Progressed = HostConsole.Core.Store.ImportProgress;

namespace HostConsole.Tests.Engine;

[Trait("Speed", "Slow")]
public sealed class HealthTest
{
    [Fact]
    public async Task Given_a_console_that_works_Then_it_lives_and_is_ready_for_anybody_who_asks()
    {
        await using var app = await RunningApp.StartAsync();
        Assert.Equal("{\"status\":\"alive\"}", await app.Stranger.GetStringAsync(Health.AlivePath));
        Assert.Equal("{\"status\":\"ready\"}", await app.Stranger.GetStringAsync(Health.ReadyPath));
    }

    [Fact]
    public async Task Given_a_store_that_somebody_locks_When_asked_Then_it_lives_and_is_not_ready_until_the_lock_is_gone()
    {
        var clock = new FakeClock();
        await using var app = await RunningApp.StartAsync(o => o.Clock = clock);
        var figures = app.Services.GetRequiredService<SystemFigures>();
        await app.ShowAsync();
        using (var other = new SqliteConnection($"Data Source={Path.Combine(app.DataPath, "hostconsole.db")};Pooling=False"))
        {
            other.Open();
            using var held = other.BeginTransaction(deferred: false);
            using var refused = await app.Api.PostAsync("/api/v1/shows",
                new StringContent("{\"title\":\"Late\",\"currency\":\"USD\",\"timeZone\":\"UTC\"}",
                    System.Text.Encoding.UTF8, "application/json"));
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            using var ready = await app.Stranger.GetAsync(Health.ReadyPath);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
            Assert.Contains("locked", JsonDocument.Parse(await ready.Content.ReadAsStringAsync()).RootElement
                .GetProperty("detail").GetString(),
                StringComparison.Ordinal);
            Assert.Equal("{\"status\":\"alive\"}", await app.Stranger.GetStringAsync(Health.AlivePath));
            Assert.Equal(1, figures.Take().FailedCommits);
        }

        var late = TimeProvider.System.GetUtcNow().AddMinutes(2);
        while (true)
        {
            clock.Advance(TimeSpan.FromSeconds(2));
            using var ready = await app.Stranger.GetAsync(Health.ReadyPath);
            if (ready.StatusCode == HttpStatusCode.OK) break;
            Assert.True(TimeProvider.System.GetUtcNow() < late, await ready.Content.ReadAsStringAsync());
        }
    }

    [Fact]
    public async Task Given_commands_Then_the_meters_count_them_and_only_this_console_s()
    {
        await using var other = await RunningApp.StartAsync();
        await using var app = await RunningApp.StartAsync();
        var (figures, strange) = (app.Services.GetRequiredService<SystemFigures>(),
            other.Services.GetRequiredService<SystemFigures>().Take());
        var before = figures.Take();
        var show = await app.ShowAsync();
        await app.SendAsync(show, new GoLive());
        var now = figures.Take();
        Assert.True(now.Facts >= before.Facts + 2, $"{before.Facts} and then {now.Facts}");
        Assert.True(now.Commit is { Middle: > 0, P99: > 0 });
        Assert.True(now.Batch.Middle >= 1);
        // The writer's own timers pass the same queue: it is empty soon, not at once.
        var late = TimeProvider.System.GetUtcNow().AddMinutes(2);
        while (figures.Take().Queue != 0) Assert.True(TimeProvider.System.GetUtcNow() < late, "The queue is never empty.");
        Assert.Equal(0, now.FailedCommits);
        Assert.True(now.Store > 0 && now.FreeDisk > 0 && now.Memory > 0);
        Assert.Equal(strange.Facts, other.Services.GetRequiredService<SystemFigures>().Take().Facts);

        await app.Stranger.GetStringAsync(Health.AlivePath);
        Assert.True(figures.Take().Connections >= 1);
    }

    [Fact]
    public async Task Given_long_work_Then_it_is_listed_until_it_is_over()
    {
        await using var app = await RunningApp.StartAsync();
        var work = app.Services.GetRequiredService<LongWork>();
        using (var job = work.Begin("Import of products"))
        {
            job.Report(new(3, 10));
            Assert.Equal(("Import of products", 3, 10), (work.Jobs.Single().Name, work.Jobs.Single().Done, work.Jobs.Single().Total));
        }

        Assert.Empty(work.Jobs);
    }

    private sealed class Each(Action<Progressed> then) : IProgress<Progressed>
    {
        public void Report(Progressed value) => then(value);
    }

    [Fact]
    public async Task Given_imports_that_run_Then_long_work_says_how_far_each_is()
    {
        await using var app = await RunningApp.StartAsync();
        var show = await app.ShowAsync();
        var work = app.Services.GetRequiredService<LongWork>();
        var seen = new List<(string Name, int Done, int Total)>();
        void Note() => seen.Add(work.Jobs.Select(j => (j.Name, j.Done, j.Total)).Single());
        var products =
            ProductCsv.Read(new StringReader("Handle,Title,Variant Price\nmug,Tide mug,24.00\nbowl,Bowl,18.00\n"),
                Currency.Parse("USD"));
        await app.Services.GetRequiredService<CatalogueImport>().RunAsync(products, new(ActorKind.Console, "test"), new Each(_ => Note()));
        Assert.Equal([("Import of products", 1, 2), ("Import of products", 2, 2)], seen);

        seen.Clear();
        var lines = Enumerable.Range(1, 250).Select(n => $"{n},P-1,Plate,1,29/11/2011 08:13,2.10,,United Kingdom");
        var text = string.Join('\n', ["InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country", .. lines]);
        var orders = OrdersCsv.Read(new StringReader(text), OrdersCsv.Columns(new StringReader(text)).Guess, Currency.Parse("USD"));
        Assert.Equal(250, orders.Orders.Count);
        await app.Services.GetRequiredService<OrderImport>().RunAsync(show, orders, new(ActorKind.Console, "test"), progress: _ => Note());
        Assert.Equal([("Import of orders", 200, 250), ("Import of orders", 250, 250)], seen);
        Assert.Empty(work.Jobs);
    }
}
