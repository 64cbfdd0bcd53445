using System.Net;
using HostConsole.Core.Blitzes;
using HostConsole.Core.Deals;
using HostConsole.Core.Kernel;
using HostConsole.Streams;
using HostConsole.Tests.Viewers;
using Microsoft.Extensions.DependencyInjection;

namespace HostConsole.Tests.Blitzes;

/// <summary>A crowd that waits for midnight and reloads: what all see is drawn once, however many ask for it.</summary>
[Trait("Speed", "Slow")]
public sealed class BlitzStormTest
{
    private const int Phones = 500, AtOnce = 32;

    [Fact]
    public async Task Given_500_phones_that_reload_as_midnight_comes_Then_each_has_its_page_and_what_all_see_was_drawn_once()
    {
        var clock = new FakeClock(new(2026, 11, 21, 22, 59, 58, TimeSpan.Zero)); // 23:59:58 in Berlin
        await using var scene = await AudienceScene.NewAsync(clock);
        await scene.DoAsync(new OpenBlitz(Id.New<BlitzId>(clock), "The midnight deal",
            new DealCue(default, AudienceScene.Mug(), AudienceScene.Dollars(2_900), 5, 1, 300, 0, 600, null),
            new(null, BlitzSchedule.Time("24:00"), "Europe/Berlin"), null));
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, MaxConnectionsPerServer = AtOnce })
        {
            BaseAddress = scene.App.Address,
            Timeout = TimeSpan.FromMinutes(2),
        };
        var cookies = await Task.WhenAll(Enumerable.Range(0, Phones).Select(_ => JoinAsync()));
        Assert.Distinct(cookies);

        var stream = (await scene.App.Services.GetRequiredService<ShowStreams>().OfAsync(scene.Show))!;
        await using var watcher = await StreamReading.OpenAsync((await scene.JoinAsync()).Http);
        await watcher.UntilAsync(e => e.Name == "fragment" && e.Target == "mine");
        var before = stream.Fragments.Renders;
        var storm = cookies.Select(PageAsync).ToList();
        clock.Advance(TimeSpan.FromSeconds(2));
        var pages = await Task.WhenAll(storm);
        await watcher.UntilAsync(e => e.Name == "fragment" && e.Html.Contains("id=\"deal-", StringComparison.Ordinal));

        // Its own card is drawn for each page; beyond those, the change and what changed besides.
        Assert.InRange(stream.Fragments.Renders - before - Phones, 1, 40);
        Assert.All(pages, page => Assert.Contains("id=\"blitz-", page, StringComparison.Ordinal));
        Assert.Single(pages.Where(p => !HasDeal(p)).Select(Blitz).Distinct().DefaultIfEmpty(""));

        before = stream.Fragments.Renders;
        var html = stream.Page.Html;
        pages = await Task.WhenAll(cookies.Select(PageAsync));
        Assert.InRange(stream.Fragments.Renders - before - Phones, 0, 5);
        Assert.All(pages, page =>
        {
            Assert.Contains(html["deals"], page, StringComparison.Ordinal);
            Assert.Contains(html["blitzes"], page, StringComparison.Ordinal);
        });
        Assert.Single((await scene.Shows.ViewAsync(scene.Show))!.Deals);

        async Task<string> JoinAsync()
        {
            using var answer = await http.GetAsync($"/s/{AudienceScene.Code}");
            return answer.Headers.GetValues("Set-Cookie").First().Split(';')[0];
        }

        async Task<string> PageAsync(string cookie)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/s/{AudienceScene.Code}");
            request.Headers.Add("Cookie", cookie);
            using var answer = await http.SendAsync(request);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            return await answer.Content.ReadAsStringAsync();
        }
    }

    private static bool HasDeal(string page) => page.Contains("id=\"deal-", StringComparison.Ordinal);

    private static string Blitz(string page)
    {
        var from = page.IndexOf("id=\"blitz-", StringComparison.Ordinal);
        return page[from..page.IndexOf("</section>", from, StringComparison.Ordinal)];
    }
}
