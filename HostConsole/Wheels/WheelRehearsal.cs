using HostConsole.Core.Chat;
using HostConsole.Core.Shows;
using HostConsole.Core.Wheels;
using HostConsole.Surfaces;

namespace HostConsole.Wheels;

/// <summary>What the simulated audience does with wheels: two thirds spin or enter, by button or by the keyword.</summary>
public sealed class WheelRehearsal : RehearsalSurface
{
    private const int Take = 20, Messages = 20, Spins = 21;

    public override IEnumerable<Happening> On(ShowView show) =>
        from wheel in show.Wheels.Index()
        where wheel.Item.IsOpen
        select new Happening(wheel.Item.Id.Value, (crowd, who) => PlanSpin(crowd, who, wheel.Item, wheel.Index));

    private static void PlanSpin(RehearsalCrowd crowd, int who, WheelView wheel, int k)
    {
        if (!crowd.Does(who, 0.66, Take, k)) return;
        crowd.Plan(who, TimeSpan.FromSeconds(1) + crowd.Wait(TimeSpan.FromSeconds(20), Take, who, k, 1), show =>
        {
            if (show.Wheels.FirstOrDefault(w => w.Id == wheel.Id) is not { IsOpen: true }) return;
            if (wheel.Keyword is { } keyword && crowd.Does(who, 0.5, Take, k + 1000))
            {
                crowd.Send(new PostMessage(new(crowd.NewId(Messages, who, k)), crowd.Viewer(who), keyword));
                return;
            }

            var id = crowd.NewId(Spins, who, k);
            crowd.Send(wheel.Mode == WheelMode.Each
                ? new WheelCommand.SpinWheel(wheel.Id, new(id), crowd.Viewer(who))
                : new WheelCommand.EnterWheel(wheel.Id, new(id), crowd.Viewer(who)));
        });
    }
}
