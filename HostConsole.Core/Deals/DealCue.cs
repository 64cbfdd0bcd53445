using System.Text.Json.Serialization;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Deals;

/// <param name="Code">The shop's discount code. Kept out of the public log until <see cref="DealFact.DealLaunched"/> says it.</param>
[CueKind("deal")]
public sealed record DealCue(
    CueId Id, Item Item, Money Price, int Quantity, int PerViewer, int Seconds, int LeadSeconds, int HoldSeconds,
    string? Code) : Cue(Id), IInMoney, IRepeats
{
    /// <summary>How long before everybody who has early access may claim; 0 for nobody.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public int EarlySeconds { get; init; }

    public override string Label => Item.Title;
    Currency? IInMoney.MoneyIn => Price.Currency;
    string IInMoney.MoneyField => "price";

    public override LaunchDeal Command(Guid id, string seed) => new(
        new(id), Item, Price, Quantity, PerViewer,
        TimeSpan.FromSeconds(Seconds), TimeSpan.FromSeconds(LeadSeconds), TimeSpan.FromSeconds(HoldSeconds), Code)
    { Early = TimeSpan.FromSeconds(EarlySeconds) };

    public override Outcome.Rejected? Check() =>
        DealRules.Decide(new(), Command(default, ""), new Moment(DateTimeOffset.UnixEpoch)) as Outcome.Rejected;

    public override Cue Public() => this with { Code = null };
}
