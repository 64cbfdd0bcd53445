using HostConsole.Core.Polls;
using HostConsole.Core.Shows;
using HostConsole.Surfaces;

namespace HostConsole.Polls;

/// <summary>What the simulated audience does with polls: two thirds vote, within seconds.</summary>
public sealed class PollRehearsal : RehearsalSurface
{
    private const int Vote = 6, Option = 7;

    public override IEnumerable<Happening> On(ShowView show) =>
        from poll in show.Polls.Index()
        where poll.Item.IsOpen
        select new Happening(poll.Item.Id.Value, (crowd, who) => PlanVote(crowd, who, poll.Item, poll.Index));

    public override Talk? Talk(ShowView show) => show.Polls.Any(p => p.IsOpen) ? new(0.5, 500, "polls") : null;

    private static void PlanVote(RehearsalCrowd crowd, int who, PollView poll, int k)
    {
        if (!crowd.Does(who, 0.65, Vote, k)) return;
        crowd.Plan(who, TimeSpan.FromSeconds(1) + crowd.Wait(TimeSpan.FromSeconds(12), Vote, who, k, 1), show =>
        {
            if (show.Polls.FirstOrDefault(p => p.Id == poll.Id) is not { IsOpen: true }) return;
            // The lower of two picks: some options are liked more than others, as in life.
            var count = poll.Options.Length;
            var option = Math.Min(crowd.Pick(count, Option, who, k), crowd.Pick(count, Option, who, k, 1));
            crowd.Send(new CastVote(poll.Id, crowd.Viewer(who), (option + k) % count));
        });
    }
}
