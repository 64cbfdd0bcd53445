using HostConsole.Core.Deals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Polls;
using HostConsole.Core.Shows;
using HostConsole.Core.Stage;
using HostConsole.Engine;
using HostConsole.Tests.App;
using Microsoft.Extensions.DependencyInjection;

namespace HostConsole.Tests.Live;

/// <summary>A show in the running app.</summary>
public static class LiveScene
{
    public static readonly Currency Usd = Currency.Parse("USD");
    public static readonly Actor Host = new(ActorKind.Console, "host");

    public static ShowSettings Settings(string title = "Winter Warmers: the big autumn clear-out with Maya & Юлия") =>
        new(title, Usd, "en-US", "Europe/Berlin", null, null, 60);

    public static Item Mug(string title = "Tide mug – Sea green", long price = 3400) =>
        new(new(Guid.CreateVersion7()), new(Guid.CreateVersion7()), title, new(price, Usd), new(price + 900, Usd),
            "/sample/tide-mug.svg", "MUG-TIDE-SEA");

    public static Plan Plan() => new(
    [
        new(New<SegmentId>(), "Welcome & what is coming", 5, "", [new PinCue(New<CueId>(), Mug())]),
        new(New<SegmentId>(), "Mugs: every glaze that we ever fired, from the first kiln to the last", 12,
            "Show the foot ring.\nSay: free returns for 30 days.",
        [
            new PinCue(New<CueId>(), Mug("Tide mug – Rust")),
            new PollCue(New<CueId>(), "Which glaze first?", ["Sea green", "Rust"], false, true, null),
            new DealCue(New<CueId>(), Mug(), new(2400, Usd), 40, 1, 120, 0, 300, null),
        ]),
        new(New<SegmentId>(), "عرض الختام · Farewell", 5, "", []),
    ]);

    public static async Task<ShowId> ShowAsync(this RunningApp app, Plan? plan = null,
        string title = "Winter Warmers: the big autumn clear-out with Maya & Юлия")
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

    public static async Task<ShowView> ViewAsync(this RunningApp app, ShowId show) =>
        (await app.Services.GetRequiredService<LiveShows>().AskAsync(show, new ViewAt(DateTimeOffset.UtcNow)))!;

    public static TId New<TId>() where TId : struct, IId<TId> => TId.From(Guid.CreateVersion7());
}
