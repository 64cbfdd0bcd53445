extern alias app;

using System.Diagnostics;
using System.Globalization;
using HostConsole.Accounts;
using HostConsole.Core.Catalogue;
using HostConsole.Core.Chat;
using HostConsole.Core.Deals;
using HostConsole.Core.Giveaways;
using HostConsole.Core.Kernel;
using HostConsole.Core.Polls;
using HostConsole.Core.Shows;
using HostConsole.Engine;
using HostConsole.Tests.Browsing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HostConsole.Bench;

/// <summary>
/// What one live page costs the server for each picture: three deals, a poll, a giveaway and 50 rows of chat, ten pictures a second in
/// a real browser. The app runs in this process, so that its processor time and its allocations can be read; what the same changes
/// cost without a window is taken off.
/// </summary>
internal static class ConsoleRenderBench
{
    private const int PerSecond = 10;
    private const int Rows = 50;
    private static readonly Currency Usd = Currency.Parse("USD");
    private static readonly Actor Host = new(ActorKind.Console, "bench");

    private sealed record Cost(double Milliseconds, double Kilobytes);

    public static async Task RunAsync(Options options)
    {
        var (runs, seconds) = (options.Number("runs", 5, most: 20), options.Number("seconds", 15, most: 300));
        var folder = Venue.NewFolder(options);
        await using var app = app::Program.Build([], builder =>
        {
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["urls"] = "http://127.0.0.1:0",
                ["HostConsole:DataPath"] = folder,
                ["HostConsole:Quiet"] = "true",
                ["HostConsole:Beacon"] = "off",
                ["HostConsole:Announcements"] = "off",
                ["Logging:LogLevel:Default"] = "Error",
                ["Logging:LogLevel:Microsoft.AspNetCore"] = "Error",
            });
            builder.WebHost.UseUrls("http://127.0.0.1:0");
        });
        await app.StartAsync();
        try
        {
            var address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
            var crowd = new Crowd(app.Services.GetRequiredService<LiveShows>());
            await crowd.FillAsync();
            var (playwright, browser) = await Chromium.LaunchAsync();
            using var _ = playwright;
            await using var __ = browser;
            var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 1440, Height = 900 } });
            await Load.ConsoleLoad.SignInAsync(page,
                new(address, $"first-account?key={app.Services.GetRequiredService<FirstAccountLink>().Key}"));
            var live = new Uri(address, $"shows/{crowd.Show}/live").ToString();
            var (bare, shown) = (new List<Cost>(), new List<Cost>());
            for (var run = -1; run < runs; run++) // the first one warms up
            {
                await page.GotoAsync("about:blank");
                var without = await crowd.DriveAsync(seconds);
                await page.GotoAsync(live);
                await page.WaitForSelectorAsync("[data-listening]");
                var with = await crowd.DriveAsync(seconds);
                if (run < 0) continue;
                bare.Add(without);
                shown.Add(new(with.Milliseconds - without.Milliseconds, with.Kilobytes - without.Kilobytes));
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"run {run + 1}: the page {shown[^1].Milliseconds:0.00} ms and {shown[^1].Kilobytes:0} KB a picture; "
                        + $"the changes themselves {without.Milliseconds:0.00} ms and {without.Kilobytes:0} KB"));
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"medians of {runs} runs: {Figures.Median(shown.Select(c => c.Milliseconds)):0.00} ms of processor time and "
                    + $"{Figures.Median(shown.Select(c => c.Kilobytes)):0} KB allocated a picture; the changes themselves "
                    + $"{Figures.Median(bare.Select(c => c.Milliseconds)):0.00} ms and {Figures.Median(bare.Select(c => c.Kilobytes)):0} KB"));
        }
        finally
        {
            await app.StopAsync();
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>An audience that does the same in every tenth of a second: a claim on each deal, a vote, an entry, a line of chat.</summary>
    private sealed class Crowd(LiveShows shows)
    {
        private readonly List<DealId> _deals = [];
        private readonly PollId _poll = New<PollId>();
        private readonly GiveawayId _giveaway = New<GiveawayId>();
        private int _said;

        public ShowId Show { get; } = New<ShowId>();

        public async Task FillAsync()
        {
            await DoAsync(null, new CreateShow(Show, "bench", new("Bench", Usd, "en-US", "UTC", null, null, 60)));
            await DoAsync(Show, new GoLive());
            foreach (var title in new[] { "Tide mug", "Breakfast bowl, oat", "Bud vase, terracotta" })
            {
                var item = new Item(New<ProductId>(), New<VariantId>(), title, new(2500, Usd));
                _deals.Add(New<DealId>());
                await DoAsync(null, new CountStock(item.Variant!.Value, 100_000));
                await DoAsync(Show, new LaunchDeal(_deals[^1], item, new(2000, Usd), 100_000, 1, TimeSpan.FromHours(24), TimeSpan.Zero,
                    TimeSpan.FromHours(24), null));
            }

            await DoAsync(Show, new OpenPoll(_poll, "Which glaze next?", ["Moss", "Sand", "Ink"], false, true, null));
            await DoAsync(Show, new GiveawayCommand.OpenGiveaway(_giveaway, "Tote", "A canvas tote", "One entry each.", "tote", EntryMode.Open,
                null, 1, 1, 48, null, new string('a', 64)));
            for (var row = 0; row < Rows; row++) await SayAsync(New<ViewerId>());
        }

        /// <returns>What one picture cost the process.</returns>
        public async Task<Cost> DriveAsync(int seconds)
        {
            await Task.Delay(500); // what came before has been drawn
            GC.Collect();
            var pictures = seconds * PerSecond;
            using var process = Process.GetCurrentProcess();
            var (time, bytes) = (process.TotalProcessorTime, GC.GetTotalAllocatedBytes(precise: true));
            using var pace = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / PerSecond));
            for (var picture = 0; picture < pictures; picture++)
            {
                await ActAsync(picture);
                await pace.WaitForNextTickAsync();
            }

            process.Refresh();
            return new((process.TotalProcessorTime - time).TotalMilliseconds / pictures,
                (GC.GetTotalAllocatedBytes(precise: true) - bytes) / 1024.0 / pictures);
        }

        private Task ActAsync(int picture)
        {
            var viewer = New<ViewerId>();
            return Task.WhenAll([
                .. _deals.Select(deal => DoAsync(Show, new ClaimUnit(deal, New<ClaimId>(), viewer, 1))),
                DoAsync(Show, new CastVote(_poll, viewer, picture % 3)),
                DoAsync(Show, new GiveawayCommand.EnterGiveaway(_giveaway, New<EntryId>(), viewer, EntryRoute.Button)),
                SayAsync(viewer),
            ]);
        }

        private Task SayAsync(ViewerId viewer) => DoAsync(Show, new PostMessage(New<MessageId>(), viewer, $"Line {++_said} of a busy evening"));

        private async Task DoAsync(ShowId? show, ShowCommand command)
        {
            if (await shows.SendAsync(new Submission(command, Host, show)) is Refused refused)
                throw new InvalidOperationException($"{command.GetType().Name}: {refused.Rejection.Reason}");
        }

        private static TId New<TId>() where TId : struct, IId<TId> => TId.From(Guid.CreateVersion7());
    }
}
