using HostConsole.Core.Chat;
using HostConsole.Core.Giveaways;
using HostConsole.Core.Shows;
using HostConsole.Surfaces;

namespace HostConsole.Giveaways;

/// <summary>What the simulated audience does with giveaways: half enter, by button or by the keyword.</summary>
public sealed class GiveawayRehearsal : RehearsalSurface
{
    private const int Enter = 10, MessageIds = 2, EntryIds = 3;

    public override IEnumerable<Happening> On(ShowView show) =>
        from giveaway in show.Giveaways.Index()
        where giveaway.Item.State == GiveawayStatus.Open
        select new Happening(giveaway.Item.Id.Value, (crowd, who) => PlanEntry(crowd, who, giveaway.Item, giveaway.Index));

    public override Talk? Talk(ShowView show) =>
        show.Giveaways.Any(g => g.State == GiveawayStatus.Open) ? new(0.4, 1000, "giveaways") : null;

    private static void PlanEntry(RehearsalCrowd crowd, int who, GiveawayView giveaway, int k)
    {
        if (!crowd.Does(who, 0.55, Enter, k)) return;
        crowd.Plan(who, TimeSpan.FromSeconds(1) + crowd.Wait(TimeSpan.FromSeconds(20), Enter, who, k, 1), show =>
        {
            if (show.Giveaways.FirstOrDefault(g => g.Id == giveaway.Id) is not { State: GiveawayStatus.Open }) return;
            if (giveaway.Keyword is { } keyword && crowd.Does(who, 0.5, Enter, k + 1000))
            {
                crowd.Send(new PostMessage(new(crowd.NewId(MessageIds, who, k)), crowd.Viewer(who), keyword));
                return;
            }

            var route = giveaway.Entry != EntryMode.Open ? EntryRoute.Free : EntryRoute.Button;
            crowd.Send(new GiveawayCommand.EnterGiveaway(giveaway.Id, new(crowd.NewId(EntryIds, who, k)), crowd.Viewer(who), route));
        });
    }
}
