using HostConsole.Core.Blitzes;
using HostConsole.Core.Deals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Overlays;
using HostConsole.Tests.Live;

namespace HostConsole.Tests.Blitzes;

public sealed class BlitzOverlayTest
{
    private readonly RunScene scene = new RunScene().Do(new GoLive());

    private static OpenBlitz Open(int minutes, string title) => new(LiveScene.New<BlitzId>(), title,
        new DealCue(default, LiveScene.Mug(), new(2_400, LiveScene.Usd), 5, 1, 60, 0, 60, null), new(minutes, null, "UTC"), null);

    private string? Shown => OverlayParts.Of(scene.View, [], new(_ => "", _ => null))
        .Single(p => p.Name == "blitz").Part?.Parameters["Blitz"] is BlitzView blitz ? blitz.Title : null;

    [Fact]
    public void Given_two_blitzes_Then_the_stream_shows_the_one_that_comes_next_and_none_while_a_deal_is_on()
    {
        Assert.Null(Shown);
        var soon = Open(10, "Soon");
        scene.Do(Open(60, "Later")).Do(soon);
        Assert.Equal("Soon", Shown);
        var deal = LiveScene.New<DealId>();
        scene.Do(new LaunchDeal(deal, LiveScene.Mug(), new(2_400, LiveScene.Usd), 5, 1, TimeSpan.FromMinutes(5), TimeSpan.Zero,
            TimeSpan.FromMinutes(10), null));
        Assert.Null(Shown);
        scene.Do(new EndDeal(deal)).Do(new CloseBlitz(soon.Blitz));
        Assert.Equal("Later", Shown);
    }
}
