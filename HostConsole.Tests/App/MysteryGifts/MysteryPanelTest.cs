using Bunit;
using HostConsole.Core.Chat;
using HostConsole.Core.Kernel;
using HostConsole.Core.MysteryGifts;
using HostConsole.Core.Shows;
using HostConsole.MysteryGifts;
using HostConsole.Rehearsal;
using HostConsole.Rehearsal.Sample;
using HostConsole.Tests.Live;
using static HostConsole.Core.MysteryGifts.MysteryCommand;

namespace HostConsole.Tests.MysteryGifts;

public sealed class MysteryPanelTest
{
    private static readonly MysteryId Surprise = PanelScene.New<MysteryId>();

    private static OpenMystery Open() => new(Surprise, "A surprise", "Every order.", "Press “Draw without buying”.", "surprise",
        new(5000, PanelScene.Usd), 3, [new("Tide mug", 1, 1, new(RewardKind.Gift, "")), new("Sticker", 3, null, new(RewardKind.Gift, ""))], null,
        new string('a', 64));

    [Fact]
    public async Task Given_draws_Then_the_host_reads_who_drew_what_and_writes_a_letter_down()
    {
        await using var scene = new PanelScene();
        var panel = scene.Mechanic<MysteryPanel>(await scene.LiveAsync(Open()), Surprise.Value);
        Assert.Equal(["25.0 %", "75.0 %"],
            panel.FindAll(".mystery-odds tbody td:nth-child(2)").Select(td => td.TextContent.Replace('\u00a0', ' ')));
        var show = await scene.AfterAsync(new DrawFree(Surprise, PanelScene.New<RewardId>(), PanelScene.New<ViewerId>()));
        panel = scene.Mechanic<MysteryPanel>(show, Surprise.Value);
        var gift = show.Mysteries[0].Gifts[show.Mysteries[0].Newest[0].Gift].Label;
        Assert.Contains(gift, panel.Find(".mystery-drawn").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(new string('a', 64), panel.Markup, StringComparison.Ordinal);
        await panel.FindAll("button").Single(b => b.TextContent.StartsWith("Write one down", StringComparison.Ordinal)).ClickAsync();
        await panel.Find(".mystery-write input").InputAsync("Ana");
        await panel.Find(".mystery-write").SubmitAsync();
        Assert.Equal((Surprise, "Ana"), Assert.IsType<DrawWritten>(Assert.Single(scene.Raised)) is var written ? (written.Mystery, written.Name) : default);
    }

    [Fact]
    public async Task Given_the_form_When_filled_in_Then_the_mystery_gift_is_raised_with_its_list()
    {
        await using var scene = new PanelScene();
        var form = scene.Form("mystery", await scene.LiveAsync());
        foreach (var (field, value) in new[] { ("title", "A surprise"), ("atLeast", "50"), ("gift-0", "Mug"), ("gift-1", "Sticker"), ("gift-2", "Card") })
            await form.Find($"#field-{field}").InputAsync(value);
        await form.Find("#field-rules").InputAsync("Every order draws.");
        await form.Find("form").SubmitAsync();
        Assert.Empty(scene.Raised); // no free route
        await form.Find("#field-freeRoute").InputAsync("By letter.");
        await form.Find("form").SubmitAsync();
        var open = Assert.IsType<OpenMystery>(Assert.Single(scene.Raised));
        Assert.Equal((5000L, 3, "By letter."), (open.AtLeast.Minor, open.PerPerson, open.FreeRoute));
        Assert.Equal([("Mug", RewardKind.Gift), ("Sticker", RewardKind.Gift), ("Card", RewardKind.Gift)], open.Gifts.Select(g => (g.Label, g.Offer.Kind)));
    }

    [Fact]
    public void Given_a_mystery_gift_Then_the_simulated_audience_takes_its_free_route_by_button_or_keyword()
    {
        var scene = new RunScene().Do(new GoLive()).Do(Open());
        var audience = new SimulatedAudience(
            new(Seed: 7, Viewers: 300), SampleContent.ReadAudience(), new(new Guid("0196a000-0000-7000-8000-000000000001")),
            new(2026, 11, 21, 19, 0, 0, TimeSpan.Zero));
        List<ShowCommand> commands = [];
        for (var minute = 0.0; minute < 30; minute += 0.05) commands.AddRange(audience.Advance(TimeSpan.FromMinutes(minute), scene.View));
        Assert.InRange(commands.OfType<DrawFree>().Count(), 10, 100);
        Assert.InRange(commands.OfType<PostMessage>().Count(m => m.Text == "surprise"), 10, 100);
    }
}
