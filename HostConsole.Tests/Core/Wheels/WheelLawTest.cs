using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using HostConsole.Core.Kernel;
using HostConsole.Core.Wheels;
using static HostConsole.Core.Wheels.WheelCommand;
using static HostConsole.Tests.Wheels.WheelScene;

namespace HostConsole.Tests.Wheels;

/// <summary>What holds at every moment, whatever happens at three wheels.</summary>
public sealed class WheelLawTest
{
    private static readonly Gen<(int What, int Who, int Number, int Seconds)> Step =
        from what in Gen.Frequency((2, Gen.Constant(0)), (8, Gen.Constant(1)), (6, Gen.Constant(2)), (5, Gen.Constant(3)), (1, Gen.Constant(4)))
        from who in Gen.Choose(1, 25)
        from number in Gen.Choose(0, 5)
        from seconds in Gen.Frequency((6, Gen.Constant(0)), (1, Gen.Choose(1, 60)))
        select (what, who, number, seconds);

    [Fact]
    public void Whatever_happens_stock_is_never_overdrawn_every_spin_is_what_the_seed_says_and_replay_gives_the_same()
    {
        var (spins, ended) = (0, 0);
        Law.Holds(Step.ListOf(120), 600, 83, steps =>
        {
            var scene = new WheelScene();
            foreach (var step in steps)
            {
                scene.Barred = step.Seconds % 7 == 3 ? v => v.Value.ToByteArray()[^1] % 4 == 0 ? "The house's own device." : null : null;
                scene.Tick(TimeSpan.FromSeconds(step.Seconds));
                scene.Try(Command(step));
                foreach (var view in scene.State.View()) Holds(view);
            }

            var replayed = new WheelState();
            foreach (var (fact, at) in scene.Log) WheelRules.Apply(replayed, Stored(fact), at);
            Assert.Equal(Snapshot(scene.State), Snapshot(replayed));
            Assert.Equal(WheelRules.NextDue(scene.State), WheelRules.NextDue(replayed));
            spins += scene.State.View().Sum(w => w.Spins);
            ended += scene.State.View().Count(w => w.Why == WheelEnd.Out);
        });
        Assert.True(spins > 4_000 && ended > 100, $"Only {spins} spins, {ended} wheels given out: the generator proves too little.");
    }

    private static WheelCommand Command((int What, int Who, int Number, int Seconds) step)
    {
        var (what, who, number, _) = step;
        var id = new WheelId(Guid.Parse($"018f0000-0000-7000-9000-{number:x12}"));
        return what switch
        {
            0 => Open(number % 2 == 0 ? WheelMode.Each : WheelMode.Room, new("Mug", 1 + who, 1), new("Sticker", 3, number < 3 ? 2 : null),
                new("A smile", 1, null, who % 3 == 0)) with
            { Wheel = id, RemoveAfterWin = who % 2 == 0, Duration = who % 5 == 0 ? TimeSpan.FromSeconds(60) : null },
            1 => new SpinWheel(id, SpinNo(100 * number + who), Viewer(who)),
            2 => new EnterWheel(id, Entry(100 * number + who), Viewer(who)),
            3 => new SpinForRoom(id, new(Guid.CreateVersion7())),
            _ => new CloseWheel(id),
        };
    }

    private static void Holds(WheelView view)
    {
        var total = view.Segments.Sum(s => s.Odds);
        Assert.True(Math.Abs(total - 1) < 1e-9 || (total == 0 && view.Why == WheelEnd.Out), $"The odds make {total}.");
        Assert.Equal(view.Spins, view.Segments.Sum(s => s.Won));
        Assert.Equal(view.IsOpen, view.Seed is null);
        foreach (var s in view.Segments)
        {
            Assert.True(s.Left is null or >= 0 && !(s.Won > s.Stock), $"{s.Label} was won {s.Won} times.");
            Assert.Equal(s.Won, view.SpinLog.ToArray().Count(spin => view.Segments[spin.Segment] == s));
        }

        if (view.Mode == WheelMode.Each || view.RemoveAfterWin) Assert.Distinct(view.SpinLog.ToArray().Select(s => s.Viewer));
    }

    private static WheelFact Stored(WheelFact fact) =>
        (WheelFact)JsonSerializer.Deserialize(JsonSerializer.Serialize(fact, fact.GetType(), Json.Options), fact.GetType(), Json.Options)!;
}
