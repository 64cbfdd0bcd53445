using HostConsole.Core.Chat;
using HostConsole.Core.MysteryGifts;
using HostConsole.Core.Shows;
using HostConsole.Surfaces;

namespace HostConsole.MysteryGifts;

/// <summary>What the simulated audience does with mystery gifts: some take the free route, by button or keyword. Its orders draw anyway.</summary>
public sealed class MysteryRehearsal : RehearsalSurface
{
    private const int Take = 60, Messages = 60, Draws = 61;

    public override Talk? Talk(ShowView show) => show.Mysteries.Any(m => m.IsOpen) ? new(0.1, 6000, "mysteries") : null;

    public override IEnumerable<Happening> On(ShowView show) =>
        from mystery in show.Mysteries.Index()
        where mystery.Item.IsOpen
        select new Happening(mystery.Item.Id.Value, (crowd, who) => Plan(crowd, who, mystery.Item, mystery.Index));

    private static void Plan(RehearsalCrowd crowd, int who, MysteryView mystery, int k)
    {
        if (!crowd.Does(who, 0.25, Take, k)) return;
        crowd.Plan(who, TimeSpan.FromSeconds(1) + crowd.Wait(TimeSpan.FromSeconds(30), Take, who, k, 1), show =>
        {
            if (show.Mysteries.FirstOrDefault(m => m.Id == mystery.Id) is not { IsOpen: true }) return;
            if (mystery.Keyword is { } keyword && crowd.Does(who, 0.5, Take, k + 1000))
                crowd.Send(new PostMessage(new(crowd.NewId(Messages, who, k)), crowd.Viewer(who), keyword));
            else crowd.Send(new MysteryCommand.DrawFree(mystery.Id, new(crowd.NewId(Draws, who, k)), crowd.Viewer(who)));
        });
    }
}
