using Bunit;
using HostConsole.Accounts;
using HostConsole.Blitzes;
using HostConsole.Core.Blitzes;
using HostConsole.Core.Catalogue;
using HostConsole.Core.Deals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Stage;
using HostConsole.Live;
using HostConsole.Surfaces;
using HostConsole.Tests.Live;

namespace HostConsole.Tests.Blitzes;

/// <summary>A blitz on the live page: the form that sets it, and its panel.</summary>
public sealed class BlitzPanelTest
{
    private static readonly Item Mug = PanelScene.Item(24);

    private static OpenBlitz Open(int quantity = 2, int? times = 2) => new(PanelScene.New<BlitzId>(), "The hourly mug",
        new DealCue(default, Mug, PanelScene.Dollars(19), quantity, 1, 60, 0, 60, null), new(60, null, "UTC"), times);

    // As it is read: a line break of the markup is a space.
    private static string Text(IRenderedComponent<BlitzPanel> panel) =>
        string.Join(' ', panel.Find("section").TextContent.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));

    [Fact]
    public async Task Given_a_blitz_When_hours_come_Then_the_panel_says_when_the_next_is_how_often_it_came_and_why_it_did_not()
    {
        await using var scene = new PanelScene();
        var open = Open();
        var view = await scene.LiveAsync(new CountStock(Mug.Variant!.Value, 3), open);
        var next = view.Blitzes[0].Next;
        var panel = scene.Mechanic<BlitzPanel>(view, open.Blitz.Value);
        Assert.Contains($"every hour Next at {next:HH:mm}, none yet, 2 to come", Text(panel), StringComparison.Ordinal);
        await panel.ClickTextAsync("Close blitz");
        Assert.Equal(new CloseBlitz(open.Blitz), Assert.Single(scene.Raised));

        scene.Clock.Advance(next - scene.Clock.GetUtcNow());
        view = await scene.AfterAsync(new PinProduct(Mug), new CountStock(Mug.Variant!.Value, 1));
        Assert.Contains($"Next at {next.AddHours(1):HH:mm}, came 1 time, 1 to come", Text(scene.Mechanic<BlitzPanel>(view, open.Blitz.Value)),
            StringComparison.Ordinal);

        scene.Clock.Advance(TimeSpan.FromHours(1));
        view = await scene.AfterAsync(new PinProduct(Mug));
        var missed = Text(scene.Mechanic<BlitzPanel>(view, open.Blitz.Value));
        Assert.Contains($"Next at {next.AddHours(2):HH:mm}, came 1 time, missed 1, 1 to come", missed, StringComparison.Ordinal);
        Assert.Contains("The last time nothing opened. Stock has 1", missed, StringComparison.Ordinal);

        view = await scene.AfterAsync(new CloseBlitz(open.Blitz));
        Assert.Empty(new BlitzLaunch().Running(view));
        Assert.Equal("1 blitz, 1 deal", new BlitzLaunch().Over(view)!.Text);
        Assert.Contains("every hour, came 1 time, missed 1", Text(scene.Mechanic<BlitzPanel>(view, open.Blitz.Value)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_the_form_without_a_title_or_a_product_When_it_is_sent_Then_nothing_is_set()
    {
        await using var scene = new PanelScene();
        var form = scene.Form("blitz", await scene.LiveAsync());
        await form.SubmitAsync("form");
        form.WaitForAssertion(() => Assert.Contains("Give it a title", form.Markup, StringComparison.Ordinal));
        await form.TypeAsync("Title", "The hourly mug");
        await form.SubmitAsync("form");
        form.WaitForAssertion(() => Assert.Contains("Choose a product from the catalogue.", form.Markup, StringComparison.Ordinal));
        Assert.Empty(scene.Raised);
    }

    [Fact]
    public async Task Given_three_blitzes_or_a_moderator_Then_what_can_be_done_says_so()
    {
        await using var scene = new PanelScene();
        var ui = MechanicUis.Launched.First(u => u is BlitzUi);
        var view = await scene.LiveAsync(Enumerable.Range(0, BlitzRules.MostOn).Select(_ => Open()));
        Assert.Equal("Three blitzes are on already: close one first.", Steering.WhyNot(ui, view, Rights.Of(App.People.Somebody(Role.Host))));
        Assert.Equal(Rights.HostOnly, Steering.WhyNot(ui, view, Rights.Of(App.People.Somebody(Role.Moderator))));
    }
}
