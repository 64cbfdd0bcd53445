using System.Text.Json.Serialization;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Giveaways;

/// <param name="Entry">"open" or "buyers".</param>
[CueKind("giveaway")]
public sealed record GiveawayCue(
    CueId Id, string Title, string Prize, string Rules, string? Keyword, string Entry, string? FreeRoute,
    int Winners, int Reserves, int? ClaimHours, int? Seconds) : Cue(Id)
{
    /// <summary>Who may enter; null for everybody.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public GiveawayWho? Who { get; init; }

    private static readonly string NoSeed = new('0', 64);

    public override string Label => Title;

    public override GiveawayCommand.OpenGiveaway Command(Guid id, string seed) => new(
        new(id), Title, Prize, Rules, Keyword, Entry == "buyers" ? EntryMode.Buyers : EntryMode.Open, FreeRoute,
        Winners, Reserves, ClaimHours, Seconds is { } s ? TimeSpan.FromSeconds(s) : null, seed)
    { Who = Who };

    public override Outcome.Rejected? Check() =>
        GiveawayRules.Decide(new(), Command(default, NoSeed), new Moment(DateTimeOffset.UnixEpoch)) as Outcome.Rejected;
}
