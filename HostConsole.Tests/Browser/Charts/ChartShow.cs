using HostConsole.Core.Audience;
using HostConsole.Core.Chat;
using HostConsole.Core.Deals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Orders;
using HostConsole.Core.Polls;
using HostConsole.Core.Shows;
using HostConsole.Core.Stage;
using HostConsole.Tests.App;
using HostConsole.Tests.Live;

namespace HostConsole.Tests.Charts;

/// <summary>A show with something to draw in each minute: an audience that comes and goes, orders, deals, polls.</summary>
public sealed class ChartShow(RunningApp app, FakeClock clock)
{
    private readonly ViewerId[] _people = [.. Enumerable.Range(0, 40).Select(_ => LiveScene.New<ViewerId>())];
    private int _orders;

    /// <summary>Plays minutes of a show that stays on.</summary>
    public async Task<ShowId> PlayAsync(int minutes, string title = "Winter Warmers: the big autumn clear-out")
    {
        var plan = LiveScene.Plan();
        var show = await app.ShowAsync(plan, title);
        await app.SendAsync(show, new GoLive());
        foreach (var person in _people) await app.SendAsync(show, new JoinShow(person, null));
        var poll = LiveScene.New<PollId>();
        for (var minute = 0; minute < minutes; minute++)
        {
            if (minute % (minutes / plan.Segments.Count + 1) == 0)
                await app.SendAsync(show, new StartSegment(plan.Segments[minute / (minutes / plan.Segments.Count + 1)].Id));
            await OneAsync(show, minute, minutes, poll);
            clock.Advance(TimeSpan.FromMinutes(1));
        }

        return show;
    }

    private async Task OneAsync(ShowId show, int minute, int minutes, PollId poll)
    {
        var wave = Math.Sin(minute * Math.PI / minutes);
        await app.SendAsync(show, new CountAudience((int)(180 * wave) + minute % 7));
        for (var i = 0; i < (int)(wave * 9) + minute % 4; i++)
        {
            var text = $"Is it wool? {minute}.{i}";
            await app.SendAsync(show, new PostMessage(LiveScene.New<MessageId>(), _people[(minute + i) % _people.Length], text));
        }

        if (minute % 12 == 2) await app.SendAsync(show, new PinProduct(LiveScene.Mug($"Tide mug, number {minute}")));
        if (minute % 12 == 4)
        {
            await app.SendAsync(show, new LaunchDeal(LiveScene.New<DealId>(), LiveScene.Mug($"Glaze {minute}"),
                new(2400, LiveScene.Usd), 20, 1, TimeSpan.FromMinutes(3), TimeSpan.Zero, TimeSpan.FromMinutes(20), null));
        }

        if (minute == 8)
            await app.SendAsync(show, new OpenPoll(poll, "Which glaze first?", ["Sea green", "Rust"], false, true, null));
        if (minute is > 8 and < 12)
        {
            foreach (var person in _people[(10 * (minute - 9))..(10 * (minute - 8))])
                await app.SendAsync(show, new CastVote(poll, person, minute % 2));
        }

        if (minute == 13) await app.SendAsync(show, new ClosePoll(poll));
        for (var i = 0; i < (minute % 12 is 4 or 5 or 6 ? 5 : minute % 3); i++)
        {
            var line = new OrderLine(null, "MUG", "Tide mug", 1, new(2400 + 100 * i, LiveScene.Usd));
            await app.SendAsync(show, new PlaceOrder(
                new(new("test", $"{show}-{_orders++}"), clock.GetUtcNow(), LiveScene.Usd, [line], new(0, LiveScene.Usd))));
        }
    }
}
