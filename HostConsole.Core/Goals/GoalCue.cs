using System.Text.Json.Serialization;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Goals;

/// <param name="Reveal">Kept out of the public log until <see cref="GoalFact.GoalReached"/> says it.</param>
[CueKind("goal")]
public sealed record GoalCue(
    CueId Id, string Title, GoalCounts Counts, long Target, Currency? Currency, string? Reward, string? Reveal,
    bool FromNow,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<GoalStage>? Stages = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Seconds = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] GoalPicture? Picture = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Keyword = null) : Cue(Id), IInMoney
{
    public override string Label => Title;
    Currency? IInMoney.MoneyIn => Currency;
    string IInMoney.MoneyField => "target";

    public override OpenGoal Command(Guid id, string seed) =>
        new(new(id), Title, Counts, Target, Currency, Reward, Reveal, FromNow, Stages,
        Seconds is { } s ? TimeSpan.FromSeconds(s) : null, Picture, Keyword);

    public override Outcome.Rejected? Check() =>
        GoalRules.Decide(new(), Command(default, ""), new Moment(DateTimeOffset.UnixEpoch)) as Outcome.Rejected;

    public override Cue Public() => this with { Reveal = null };
}
