using HostConsole.Core.Predictions;
using HostConsole.Core.Shows;
using HostConsole.Surfaces;

namespace HostConsole.Predictions;

/// <summary>What the simulated audience does with predictions: half of it stakes some of its sample points, and a few add to them.</summary>
public sealed class PredictionRehearsal : RehearsalSurface
{
    // Eighty to eighty-nine: other mechanics take the tens before.
    private const int Take = 80, Outcome = 81, Points = 82, Again = 83;
    private const int Step = 10;

    public override IEnumerable<Happening> On(ShowView show) =>
        from prediction in show.Predictions.Index()
        where prediction.Item.IsOpen
        select new Happening(prediction.Item.Id.Value, (crowd, who) => PlanStake(crowd, who, prediction.Item, prediction.Index));

    private static void PlanStake(RehearsalCrowd crowd, int who, PredictionView prediction, int k)
    {
        if (!crowd.Does(who, 0.5, Take, k)) return;
        // The lower of two picks: some outcomes are thought likelier than others, as in life.
        var count = prediction.Outcomes.Length;
        var outcome = (Math.Min(crowd.Pick(count, Outcome, who, k), crowd.Pick(count, Outcome, who, k, 1)) + k) % count;
        Plan(1);
        if (crowd.Does(who, 0.1, Again, k)) Plan(2);

        void Plan(int time) => crowd.Plan(who, TimeSpan.FromSeconds(time) + crowd.Wait(TimeSpan.FromSeconds(12 * time), Take, who, k, time), show =>
        {
            if (show.Predictions.FirstOrDefault(p => p.Id == prediction.Id) is not { IsOpen: true } now) return;
            var points = Math.Min(Step * (1 + crowd.Pick(10, Points, who, k, time)), now.Most);
            crowd.Send(new StakePoints(prediction.Id, crowd.Viewer(who), outcome, points));
        });
    }
}
