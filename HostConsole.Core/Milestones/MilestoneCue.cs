using HostConsole.Core.Kernel;

namespace HostConsole.Core.Milestones;

[CueKind("milestone")]
public sealed record MilestoneCue(
    CueId Id, string Title, MilestoneRule Rule, int Count, MilestoneOf Of, RewardOffer Offer, int? Most = null) : Cue(Id)
{
    public override string Label => Title;

    public override OpenMilestone Command(Guid id, string seed) => new(new(id), Title, Rule, Count, Of, Offer, Most);

    public override Outcome.Rejected? Check() =>
        MilestoneRules.Decide(new(), Command(default, ""), new Moment(DateTimeOffset.UnixEpoch)) as Outcome.Rejected;
}
