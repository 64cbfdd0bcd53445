using HostConsole.Core.Kernel;

namespace HostConsole.Core.Vips;

[CueKind("vip")]
public sealed record VipCue(CueId Id, string Title, int Percent, RewardOffer Offer) : Cue(Id)
{
    public override string Label => Title;

    public override OpenVip Command(Guid id, string seed) => new(new(id), Title, Percent, Offer);

    public override Outcome.Rejected? Check() =>
        VipRules.Check(Command(default, ""), new Moment(DateTimeOffset.UnixEpoch)) as Outcome.Rejected;
}
