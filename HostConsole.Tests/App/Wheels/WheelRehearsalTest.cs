using HostConsole.Core.Chat;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Wheels;
using HostConsole.Rehearsal;
using HostConsole.Rehearsal.Sample;
using HostConsole.Tests.Live;

namespace HostConsole.Tests.Wheels;

public sealed class WheelRehearsalTest
{
    private static readonly DateTimeOffset Start = new(2026, 11, 21, 19, 0, 0, TimeSpan.Zero);

    private static List<ShowCommand> Play(WheelMode mode)
    {
        var scene = new RunScene().Do(new GoLive()).Do(new WheelCommand.OpenWheel(LiveScene.New<WheelId>(), "Mug wheel", "One spin each.", mode,
            "I participate", [new("Mug", 1, 1), new("Sticker", 9)], false, null, new string('a', 64)));
        var audience = new SimulatedAudience(
            new(Seed: 7, Viewers: 300), SampleContent.ReadAudience(), new(new Guid("0196a000-0000-7000-8000-000000000001")), Start);
        List<ShowCommand> commands = [];
        for (var minute = 0.0; minute < 30; minute += 0.05) commands.AddRange(audience.Advance(TimeSpan.FromMinutes(minute), scene.View));
        return commands;
    }

    [Fact]
    public void Given_a_wheel_for_everybody_Then_the_simulated_audience_spins_it_once_each_by_button_or_keyword()
    {
        var commands = Play(WheelMode.Each);
        ViewerId[] spun = [.. commands.OfType<WheelCommand.SpinWheel>().Select(s => s.Viewer)];
        ViewerId[] wrote = [.. commands.OfType<PostMessage>().Where(m => m.Text == "I participate").Select(m => m.Viewer)];
        Assert.InRange(spun.Length, 40, 200);
        Assert.InRange(wrote.Length, 40, 200);
        Assert.Distinct([.. spun, .. wrote]);
    }

    [Fact]
    public void Given_a_room_wheel_Then_the_simulated_audience_enters_and_leaves_the_spin_to_the_host()
    {
        var commands = Play(WheelMode.Room);
        Assert.NotEmpty(commands.OfType<WheelCommand.EnterWheel>());
        Assert.Empty(commands.OfType<WheelCommand.SpinWheel>());
        Assert.Empty(commands.OfType<WheelCommand.SpinForRoom>());
    }
}
