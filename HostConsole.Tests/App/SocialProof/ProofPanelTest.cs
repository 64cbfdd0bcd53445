using Bunit;
using HostConsole.Core.Audience;
using HostConsole.Core.Kernel;
using HostConsole.Core.Orders;
using HostConsole.Core.Shows;
using HostConsole.Core.SocialProof;
using HostConsole.SocialProof;
using HostConsole.Tests.Live;

namespace HostConsole.Tests.SocialProof;

/// <summary>How many bought lately: at the console, and who is named over the stream.</summary>
public sealed class ProofPanelTest
{
    private static PlaceOrder Order(string id, DateTimeOffset at, ViewerId viewer) => new(new(
        new("shop", id), at, PanelScene.Usd, [new(null, null, "Bag", 1, PanelScene.Dollars(99))], Money.Zero(PanelScene.Usd), Viewer: viewer));

    [Fact]
    public async Task Given_two_buyers_of_whom_one_agreed_Then_the_panel_counts_both_and_offers_one()
    {
        await using var scene = new PanelScene();
        var (open, ana, ben) = (new OpenProof(PanelScene.New<ProofId>(), 10, 2), PanelScene.New<ViewerId>(), PanelScene.New<ViewerId>());
        var empty = scene.Mechanic<ProofPanel>(await scene.LiveAsync(open), open.Proof.Value);
        Assert.Contains("from 2 on", empty.Markup, StringComparison.Ordinal);
        Assert.Empty(empty.FindAll("li"));
        var view = await scene.AfterAsync(new JoinShow(ana, "Ana", true), new JoinShow(ben, "Ben"),
            Order("1", scene.Clock.GetUtcNow(), ana), Order("2", scene.Clock.GetUtcNow(), ben));
        var panel = scene.Mechanic<ProofPanel>(view, open.Proof.Value);
        Assert.Equal(["2", "people bought in the last 10 minutes"],
            panel.Find("[data-says='proof.buyers']").Children.Select(c => c.TextContent));
        Assert.Equal("Ana", panel.Find("li bdi").TextContent);
        await panel.ClickTextAsync("Thank");
        Assert.Equal(new ThankBuyer(open.Proof, ana), Assert.Single(scene.Raised));

        view = await scene.AfterAsync(new ThankBuyer(open.Proof, ana), new CloseProof(open.Proof));
        Assert.Equal("1 social proof, 1 buyer thanked", new ProofLaunch().Over(view)!.Text);
        var past = scene.Mechanic<ProofPanel>(view, open.Proof.Value).Find(".proof__most").TextContent;
        Assert.Equal("Most at once: 2 in 10 minutes, 1 thanked", past.Trim());
    }

    [Fact]
    public async Task Given_who_is_thanked_Then_the_stream_names_them_only_as_long_as_they_agree()
    {
        await using var scene = new PanelScene();
        var (open, ana) = (new OpenProof(PanelScene.New<ProofId>(), 10, 2), PanelScene.New<ViewerId>());
        await scene.LiveAsync(open);
        var view = await scene.AfterAsync(new JoinShow(ana, "Ana", true), Order("1", scene.Clock.GetUtcNow(), ana), new ThankBuyer(open.Proof, ana));
        var surface = new ProofOverlaySurface();
        Assert.Equal("Ana", surface.Draw(view, new(_ => "Ana", _ => "Ana"))!.Parameters["Thanked"]);
        Assert.Null(surface.Draw(view, new(_ => "Ana", _ => null))); // one buyer is too few to say
        scene.Clock.Advance(ProofRules.ThanksLast);
        Assert.Null(surface.Draw(await scene.AfterAsync(new PauseShow()), new(_ => "Ana", _ => "Ana")));
    }
}
