using HostConsole.Core.Deals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Polls;
using HostConsole.Core.Shows;
using HostConsole.Core.Stage;
using HostConsole.Live;
using HostConsole.Tests.App;
using HostConsole.Tests.Browsing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace HostConsole.Tests.Live;

/// <summary>A show in the running app, and windows of people who are signed in.</summary>
public static class LiveScene
{
    public static readonly Currency Usd = Currency.Parse("USD");
    public static readonly Actor Host = new(ActorKind.Console, "host");

    public static ShowSettings Settings(string title = "Winter Warmers: the big autumn clear-out with Maya & Юлия") => new(title, Usd, "en-US", "Europe/Berlin", null, null, 60);

    public static Item Mug(string title = "Tide mug – Sea green", long price = 3400) =>
        new(new(Guid.CreateVersion7()), new(Guid.CreateVersion7()), title, new(price, Usd), new(price + 900, Usd), "/sample/tide-mug.svg", "MUG-TIDE-SEA");

    public static Plan Plan() => new(
    [
        new(New<SegmentId>(), "Welcome & what is coming", 5, "", [new PinCue(New<CueId>(), Mug())]),
        new(New<SegmentId>(), "Mugs: every glaze that we ever fired, from the first kiln to the last", 12, "Show the foot ring.\nSay: free returns for 30 days.",
        [
            new PinCue(New<CueId>(), Mug("Tide mug – Rust")),
            new PollCue(New<CueId>(), "Which glaze first?", ["Sea green", "Rust"], false, true, null),
            new DealCue(New<CueId>(), Mug(), new(2400, Usd), 40, 1, 120, 0, 300, null),
        ]),
        new(New<SegmentId>(), "عرض الختام · Farewell", 5, "", []),
    ]);

    public static async Task<ShowId> ShowAsync(this RunningApp app, Plan? plan = null, string title = "Winter Warmers: the big autumn clear-out with Maya & Юлия")
    {
        var show = New<ShowId>();
        var code = "t" + show.Value.ToString("N")[20..];
        await app.SendAsync(null, new CreateShow(show, code, Settings(title), plan ?? Plan()));
        return show;
    }

    public static async Task SendAsync(this RunningApp app, ShowId? show, ShowCommand command)
    {
        var shows = app.Services.GetRequiredService<LiveShows>();
        var sent = await shows.SendAsync(new Submission(command, Host, show));
        Assert.True(sent is Done, sent is Refused refused ? refused.Rejection.Reason : sent.ToString());
    }

    public static async Task<ShowView> ViewAsync(this RunningApp app, ShowId show) => (await app.Services.GetRequiredService<LiveShows>().ReadAsync(show, run => run.View(DateTimeOffset.UtcNow)))!;

    public static async Task<Person> SignedInAsync(this BrowserFixture browser, RunningApp app, FormBrowser as_, Screen? screen = null, ColorScheme scheme = ColorScheme.Dark, string? theme = null)
    {
        var person = await browser.NewAsync(screen ?? Screen.Desktop, app.Address.ToString(), scheme);
        var cookies = as_.Cookies.GetCookies(app.Address).Select(c => new Cookie { Name = c.Name, Value = c.Value, Url = app.Address.ToString() });
        if (theme is not null) cookies = cookies.Append(new() { Name = "theme", Value = theme, Url = app.Address.ToString() });
        await person.Page.Context.AddCookiesAsync([.. cookies]);
        return person;
    }

    /// <summary>Opens the live page and waits until its script listens.</summary>
    public static async Task OpenLiveAsync(this Person person, ShowId show)
    {
        await person.Page.GotoAsync($"/shows/{show}/live");
        await person.Page.Locator(".live[data-listening]").WaitForAsync();
    }

    public static TId New<TId>() where TId : struct, IId<TId> => TId.From(Guid.CreateVersion7());
}
