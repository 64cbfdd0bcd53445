using Bunit;
using HostConsole.Core.Kernel;
using HostConsole.Core.Wheels;
using HostConsole.Overlays;
using HostConsole.Tests.Live;
using HostConsole.Wheels;
using static HostConsole.Core.Wheels.WheelCommand;

namespace HostConsole.Tests.Wheels;

public sealed class WheelPanelTest
{
    private static readonly WheelId Mugs = PanelScene.New<WheelId>();
    private static readonly ViewerId Ana = PanelScene.New<ViewerId>();

    private static OpenWheel Open(WheelMode mode) => new(Mugs, "Mug wheel", "One spin each.", mode, "spin",
        [new("Tide mug", 1, 1), new("Sticker", 3, 2), new("A smile", 1, null, true)], false, null, new string('a', 64));

    private static EnterWheel Enter(ViewerId viewer) => new(Mugs, PanelScene.New<EntryId>(), viewer);
    private static SpinForRoom SpinRoom() => new(Mugs, PanelScene.New<SpinId>());

    [Fact]
    public async Task Given_a_room_wheel_When_somebody_enters_Then_the_host_can_spin_and_reads_who_won_what()
    {
        await using var scene = new PanelScene();
        var panel = scene.Mechanic<WheelPanel>(await scene.LiveAsync(Open(WheelMode.Room)), Mugs.Value);
        Assert.True(panel.Find(".btn--primary").HasAttribute("disabled"));
        panel = scene.Mechanic<WheelPanel>(await scene.AfterAsync(Enter(Ana)), Mugs.Value);
        await panel.Find(".btn--primary").ClickAsync();
        Assert.Equal(Mugs, Assert.IsType<SpinForRoom>(Assert.Single(scene.Raised)).Wheel);
        var show = await scene.AfterAsync(SpinRoom());
        panel = scene.Mechanic<WheelPanel>(show, Mugs.Value);
        var won = show.Wheels[0].Segments.Single(s => s.Won == 1).Label;
        Assert.EndsWith($"wins {won}", panel.Find(".wheel-last").TextContent.Trim(), StringComparison.Ordinal);
        Assert.DoesNotContain(new string('a', 64), panel.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_odds_When_a_segment_runs_out_Then_the_table_counts_them_anew()
    {
        await using var scene = new PanelScene();
        var show = await scene.LiveAsync(Open(WheelMode.Each));
        Assert.Equal(["25.0 %", "75.0 %", "comes last"], Chances(scene, show));
        for (var i = 0; i < 3; i++) show = await scene.AfterAsync(new SpinWheel(Mugs, PanelScene.New<SpinId>(), PanelScene.New<ViewerId>()));
        Assert.Equal(["0.0 %", "0.0 %", "100.0 %"], Chances(scene, show));
    }

    private static IEnumerable<string> Chances(PanelScene scene, Core.Shows.ShowView show) =>
        scene.Mechanic<WheelPanel>(show, Mugs.Value).FindAll(".wheel-odds tbody td:nth-child(2)").Select(td => td.TextContent.Replace('\u00a0', ' '));

    [Fact]
    public async Task Given_the_form_When_filled_in_Then_the_wheel_is_raised_with_its_segments()
    {
        await using var scene = new PanelScene();
        var form = scene.Form("wheel", await scene.LiveAsync());
        foreach (var (field, value) in new[] { ("title", "Mug wheel"), ("segment-0", "Mug"), ("segment-1", "Sticker"), ("segment-2", "Card") })
            await form.Find($"#field-{field}").InputAsync(value);
        await form.Find("form").SubmitAsync();
        Assert.Empty(scene.Raised);
        await form.Find("#field-rules").InputAsync("One spin each.");
        await form.Find("form").SubmitAsync();
        var open = Assert.IsType<OpenWheel>(Assert.Single(scene.Raised));
        Assert.Equal(["Mug", "Sticker", "Card"], open.Segments.Select(s => s.Label));
    }

    [Fact]
    public async Task Given_spins_When_the_stream_shows_them_Then_it_names_those_who_agreed_and_no_others()
    {
        await using var scene = new PanelScene();
        var show = await scene.LiveAsync(Open(WheelMode.Each), new SpinWheel(Mugs, PanelScene.New<SpinId>(), Ana),
            new SpinWheel(Mugs, PanelScene.New<SpinId>(), PanelScene.New<ViewerId>()));
        var part = OverlayParts.Of(show, [], new(_ => "As the chat knows", v => v == Ana ? "Ana" : null)).Single(p => p.Name == "wheel").Part!;
        Assert.Equal([null, "Ana"], ((IReadOnlyList<ShownSpin>)part.Parameters["Spins"]!).Select(s => s.Name));
        var drawn = scene.Render<WheelOverlay>(p => p.Add(x => x.Wheel, show.Wheels[0]).Add(x => x.Culture, show.Culture)
            .Add(x => x.Spins, (IReadOnlyList<ShownSpin>)part.Parameters["Spins"]!));
        Assert.Contains("Somebody", drawn.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("As the chat knows", drawn.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Given_segments_Then_the_slices_make_a_whole_turn_in_order()
    {
        var wheel = new WheelView
        {
            Id = Mugs,
            Title = "",
            Rules = "",
            Commitment = "",
            Segments = [new("A", 1, null, false, null, 0, .25), new("B", 3, null, false, null, 0, .75), new("C", 1, null, true, null, 0, 0)],
        };
        Assert.Equal([(0, 90.0, 45.0), (1, 270.0, 225.0)], WheelSlices.Of(wheel).Select(s => (s.Segment, s.Angle, s.Middle)));
        var last = wheel with { Segments = [.. wheel.Segments.Select(s => s with { Odds = s.Consolation ? 1 : 0 })] };
        Assert.Equal([(2, 360.0)], WheelSlices.Of(last).Select(s => (s.Segment, s.Angle)));
    }
}
