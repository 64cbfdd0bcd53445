using System.Collections;
using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using HostConsole.Core.Blitzes;
using HostConsole.Core.Chat;
using HostConsole.Core.Deals;
using HostConsole.Core.Giveaways;
using HostConsole.Core.Goals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Leagues;
using HostConsole.Core.Milestones;
using HostConsole.Core.MysteryGifts;
using HostConsole.Core.Polls;
using HostConsole.Core.Predictions;
using HostConsole.Core.Quizzes;
using HostConsole.Core.Rewards;
using HostConsole.Core.Shows;
using HostConsole.Core.Testimonials;
using HostConsole.Core.Wheels;
using HostConsole.Engine;
using HostConsole.Rehearsal;
using HostConsole.Rehearsal.Sample;
using HostConsole.Tests.App;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using static HostConsole.Tests.Shows.ShowScene;

namespace HostConsole.Tests.Rehearsal;

/// <summary>The sample show with every game in it, rehearsed in the real app: a host over HTTP, an audience that lives faster.</summary>
[Trait("Speed", "Slow")]
public sealed class AllGamesRehearsalTest
{
    private const double Speed = 20;
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(250), Lasts = TimeSpan.FromMinutes(10);

    [Fact]
    public async Task Given_ten_minutes_at_twenty_times_the_speed_When_every_game_is_played_Then_the_log_has_no_warning()
    {
        var (clock, log) = (new FakeClock(), new Warnings());
        await using var app = await RunningApp.StartAsync(o =>
        {
            o.Clock = clock;
            (o.Settings["Logging:LogLevel:Default"], o.Settings["Logging:LogLevel:Microsoft.AspNetCore"]) = ("Warning", "Warning");
            o.Services = services => services.AddSingleton<ILoggerProvider>(log);
        });
        log.Heard.Clear(); // what the start has to say of the test's own key
        var shows = app.Services.GetRequiredService<LiveShows>();
        var rehearsals = app.Services.GetRequiredService<Rehearsals>();
        var show = Id.New<ShowId>(clock);
        Assert.IsType<Done>(await shows.SendAsync(new Submission(new CreateShow(show, "games",
            new("All games", Usd, "en-US", "UTC", null, null, 60), SamplePlan.Of(SampleContent.ReadShow(), Items(), clock)), Actor.Clock)));
        await DoAsync("rehearse");
        while (rehearsals.Find(show) is null) await TickAsync();

        var start = (await shows.ViewAsync(show))!;

        // What no cue of the sample opens.
        await DoAsync("milestones", new { title = "Every fifth", rule = "every", count = 5, of = "orders", reward = new { kind = "points", amount = 10 } });
        var league = (await DoAsync("leagues", new { title = "Tap cup", size = 8, bestOf = 1, seconds = 5, rules = "Free to join." }))
            .GetProperty("id").GetGuid();

        var prediction = (await DoAsync("predictions", new { question = "Which glaze sells out first?", outcomes = new[] { "Sea", "Rust" } }))
            .GetProperty("id").GetGuid();
        await DoAsync("mysteries", new
        {
            title = "A surprise",
            rules = "One gift an order.",
            freeRoute = "Write “surprise” in the chat.",
            keyword = "surprise",
            atLeast = new { amount = "1.00", currency = "USD" },
            perPerson = 1,
            gifts = new[] { new { label = "Mug", weight = 1 }, new { label = "Sticker", weight = 3 } },
        });
        await DoAsync("proofs", new { minutes = 10, least = 2 });
        await DoAsync("testimonials", new { question = "How do you like the glaze?" });

        Assert.IsType<Done>(await shows.SendAsync(show, new OpenBlitz(Id.New<BlitzId>(clock), "Each five minutes",
            new DealCue(default, Items().Values.First(), new(2_000, Usd), 5, 1, 60, 0, 60, null), new(5, null, "UTC"), null), Actor.Clock));

        var view = (await shows.ViewAsync(show))!;
        var seen = new HashSet<string>();
        for (var at = TimeSpan.Zero; at < Lasts; at += Step)
        {
            // One audience is through the half hour in a minute and a half; then another one comes.
            if (at.Ticks % TimeSpan.FromSeconds(90).Ticks == 0)
                Assert.Null(await rehearsals.SetAsync(show, new(Seed: 1 + (int)at.TotalSeconds, Viewers: 120, Speed)));
            await TickAsync();
            view = (await shows.ViewAsync(show))!;
            seen.UnionWith(Mechanics.All.Where(m => !IsEmpty(view.ViewOf(m)) && !Equals(view.ViewOf(m), start.ViewOf(m))).Select(m => m.Name));
            if (at.Ticks % TimeSpan.FromSeconds(10).Ticks != 0) continue;
            await DoAsync("next-cue", may: true);
            foreach (var quiz in view.Quizzes.Where(q => q.IsOn)) await DoAsync($"quizzes/{quiz.Id}/next");
            if (at == TimeSpan.FromSeconds(30)) await DoAsync($"leagues/{league}/start");
            if (at == TimeSpan.FromSeconds(60)) await DoAsync($"predictions/{prediction}/lock");
            if (at == TimeSpan.FromSeconds(70)) await DoAsync($"predictions/{prediction}/resolve", new { outcome = 0 });
            if (at == TimeSpan.FromSeconds(80))
                await DoAsync("vips", new { title = "Who stayed", percent = 1, reward = new { kind = "gift", title = "A tote" } });
            if (view.Chat.Messages is [.., var last] && at.Seconds == 50)
                await DoAsync("spotlight", new { message = last.Id.Value }, may: true);
            foreach (var page in new[] { "", "/me" })
                Assert.True((int)(await app.Stranger.GetAsync($"/s/games{page}")).StatusCode is 200 or 401);
        }

        foreach (var giveaway in view.Giveaways)
        {
            await DoAsync($"giveaways/{giveaway.Id}/close", may: true);
            await DoAsync($"giveaways/{giveaway.Id}/draw", new { }, may: true);
        }

        view = (await shows.ViewAsync(show))!;
        var played = new Dictionary<string, int>
        {
            ["deals claimed"] = view.Deals.Sum(d => d.Claimed),
            ["deals by the clock"] = view.Blitzes.Sum(b => b.Fired),
            ["votes"] = view.Polls.Sum(p => p.Voters),
            ["entries"] = view.Giveaways.Sum(g => g.Entries),
            ["winners"] = view.Giveaways.Sum(g => g.Winners.Length),
            ["floors"] = view.Goals.Sum(g => g.StagesReached),
            ["floors' points taken"] = view.Goals.Sum(g => g.Stages.Sum(s => s.Taken)),
            ["milestones won"] = view.Milestones.Sum(m => m.Winners.Length),
            ["spins"] = view.Wheels.Sum(w => w.Spins),
            ["quiz players"] = view.Quizzes.Sum(q => q.Players),
            ["league games"] = view.Leagues.Sum(l => l.Matches.Length),
            ["points staked"] = view.Predictions.Sum(p => p.People),
            ["mystery gifts"] = view.Mysteries.Sum(m => m.Draws),
            ["testimonials"] = view.Testimonials.All.Length,
            ["rewards"] = view.Rewards.Length,
            ["comments"] = (int)view.Metrics.Comments,
        };
        Assert.Empty(Mechanics.All.Select(m => m.Name).Except(seen));
        Assert.All(played, number => Assert.True(number.Value > 0, $"No {number.Key}."));
        await DoAsync("end");
        Assert.Empty(log.Heard);

        async Task TickAsync()
        {
            var before = rehearsals.Find(show)?.Elapsed;
            clock.Advance(Step);
            do await shows.AskAsync(new Ping());
            while (before is not null && rehearsals.Find(show)?.Elapsed == before);
        }

        async Task<JsonElement> DoAsync(string path, object? body = null, bool may = false)
        {
            var answer = await app.Api.PostAsJsonAsync($"/api/v1/shows/{show}/{path}", body ?? new { });
            var text = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.IsSuccessStatusCode || may && (int)answer.StatusCode is 404 or 409, $"{path}: {(int)answer.StatusCode} {text}");
            return text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text);
        }
    }

    private static bool IsEmpty(object view) => view is IList { Count: 0 };

    private static Dictionary<string, Item> Items()
    {
        var skus = SampleContent.ReadShow().Segments.SelectMany(s => s.Cues).Select(c => c.Sku).OfType<string>().Distinct().ToList();
        return skus.ToDictionary(sku => sku, sku => ItemOf(skus.IndexOf(sku) + 1, sku));
    }

    private sealed class Warnings : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Heard { get; } = [];
        public ILogger CreateLogger(string categoryName) => this;
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            // That the machine is busy, as with other tests beside, says nothing of the show.
            if (IsEnabled(logLevel) && eventId.Name != "HeartbeatSlow") Heard.Enqueue($"{formatter(state, exception)} {exception}");
        }

        public void Dispose() { }
    }
}
