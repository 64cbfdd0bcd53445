using HostConsole.Core.Audience;
using HostConsole.Core.Chat;
using HostConsole.Core.Kernel;
using HostConsole.Core.Rewards;
using HostConsole.Core.Shows;
using HostConsole.Core.Wheels;
using static HostConsole.Core.Wheels.WheelCommand;
using static HostConsole.Tests.Shows.ShowScene;

namespace HostConsole.Tests.Wheels;

/// <summary>Wheels in a running show, through its one writer.</summary>
public sealed class WheelShowTest
{
    private static readonly WheelId Id = new(Uid(20, 1));

    private static OpenWheel Open(WheelMode mode = WheelMode.Each) =>
        new(Id, "Mug wheel", "One spin a person.", mode, "spin", [new("Mug", 1, 1), new("Sticker", 50)], false, null, Seed);

    private static SpinWheel Spin(int i) => new(Id, new(Uid(21, i)), Viewer(i));

    [Fact]
    public async Task Given_64_spinners_at_once_When_the_mug_is_there_once_Then_it_is_given_once()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Open() with { Segments = [new("Mug", 10_000, 1), new("A smile", 1, null, true)] });
        var sent = await Task.WhenAll(Enumerable.Range(1, 64).Select(i => Task.Run(() => scene.Try(Spin(i)))));
        Assert.All(sent, s => Assert.IsType<Done>(s));
        var wheel = (await scene.View()).Wheels[0];
        Assert.Equal((1, 63, 0), (wheel.Segments[0].Won, wheel.Segments[1].Won, wheel.Segments[0].Left));
        Assert.Equal(Enumerable.Range(1, 64), wheel.SpinLog.ToArray().Select(s => s.K));
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_a_keyword_When_it_is_written_Then_it_spins_once_and_enters_the_room()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Open());
        await scene.Do(new PostMessage(new(Uid(4, 1)), Viewer(1), "Spin!"));
        await scene.Do(new PostMessage(new(Uid(4, 2)), Viewer(1), "spin"));
        await scene.Do(new PostMessage(new(Uid(4, 3)), Viewer(2), "do not spin"));
        Assert.Equal(1, (await scene.View()).Wheels[0].Spins);
        await scene.Do(new CloseWheel(Id));
        await scene.Do(Open(WheelMode.Room) with { Wheel = new(Uid(20, 2)) });
        await scene.Do(new PostMessage(new(Uid(4, 4)), Viewer(1), "SPIN"));
        Assert.Equal(1, (await scene.View()).Wheels[1].Entries);
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_a_wheel_opened_by_a_slip_When_undone_Then_it_is_gone_unless_somebody_took_part()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Open());
        await scene.Do(new Undo());
        Assert.Empty((await scene.View()).Wheels);
        await scene.ReplaysAsync();
        await scene.Do(Open());
        await scene.Do(Spin(1));
        await scene.Refused(new Undo(), "nothing-to-undo");
        Assert.Equal(1, (await scene.View()).Wheels[0].Spins);
    }

    [Fact]
    public async Task Given_an_open_wheel_When_everything_is_stopped_or_the_show_ends_Then_its_seed_is_disclosed()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Open());
        await scene.Do(new StopEverything());
        var stopped = (await scene.View()).Wheels[0];
        Assert.Equal((WheelEnd.Stopped, Seed), (stopped.Why, stopped.Seed));
        await scene.Do(Open() with { Wheel = new(Uid(20, 2)) });
        await scene.Do(new EndShow());
        Assert.Equal(Seed, (await scene.View()).Wheels[1].Seed);
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_a_room_wheel_When_spun_Then_the_log_gives_the_state_that_was_live()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Open(WheelMode.Room) with { RemoveAfterWin = true, Segments = [new("Mug", 1, 3), new("Sticker", 3, 3)] });
        for (var i = 1; i <= 5; i++) await scene.Do(new EnterWheel(Id, new(Uid(7, i)), Viewer(i)));
        await scene.Do(new BanViewer(Viewer(2)));
        for (var i = 1; i <= 4; i++) await scene.Do(new SpinForRoom(Id, new(Uid(21, i))));
        var wheel = (await scene.View()).Wheels[0];
        Assert.DoesNotContain(Viewer(2), wheel.Newest.Select(s => s.Viewer));
        Assert.Equal((4, 1), (wheel.Spins, wheel.LeftOut.Length));
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_two_devices_in_the_room_that_turn_out_to_be_one_person_Then_the_later_entry_takes_no_part_though_the_first_was_drawn()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Open(WheelMode.Room) with { RemoveAfterWin = true });
        for (var i = 1; i <= 2; i++)
        {
            await scene.Do(new JoinShow(Viewer(i), "Ada"));
            await scene.Do(new EnterWheel(Id, new(Uid(33, i)), Viewer(i)));
        }

        foreach (var viewer in (int[])[1, 2]) await scene.Do(new ConfirmMember(Viewer(viewer), Uid(22, 1), "ada@example.com"));
        await scene.Do(new SpinForRoom(Id, new(Uid(21, 1))));
        var wheel = (await scene.View()).Wheels[0];
        Assert.Equal(Viewer(1), wheel.Newest[0].Viewer);
        Assert.Equal((new EntryId(Uid(33, 2)), FairDraw.SecondReason), (Assert.Single(wheel.LeftOut).Id, wheel.LeftOut[0].Reason));
        await scene.Refused(new SpinForRoom(Id, new(Uid(21, 2))), "no-entrants");
        await scene.ReplaysAsync();
    }
}
