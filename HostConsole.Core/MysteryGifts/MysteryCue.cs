using HostConsole.Core.Kernel;

namespace HostConsole.Core.MysteryGifts;

[CueKind("mystery")]
public sealed record MysteryCue(
    CueId Id, string Title, string Rules, string FreeRoute, string? Keyword, Money AtLeast, int PerPerson,
    IReadOnlyList<MysteryGift> Gifts, int? Seconds) : Cue(Id), IInMoney
{
    private static readonly string NoSeed = new('0', 64);

    public override string Label => Title;
    Currency? IInMoney.MoneyIn => AtLeast.Currency;
    string IInMoney.MoneyField => "atLeast";

    public override MysteryCommand.OpenMystery Command(Guid id, string seed) => new(
        new(id), Title, Rules, FreeRoute, Keyword, AtLeast, PerPerson, Gifts, Seconds is { } s ? TimeSpan.FromSeconds(s) : null, seed);

    public override Outcome.Rejected? Check() =>
        MysteryRules.Decide(new(), Command(default, NoSeed), new Moment(DateTimeOffset.UnixEpoch)) as Outcome.Rejected;
}
