using System.Text.Json.Serialization;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Giveaways;

/// <param name="Entry">"open", "buyers" or "paid".</param>
[CueKind("giveaway")]
public sealed record GiveawayCue(
    CueId Id, string Title, string Prize, string Rules, string? Keyword, string Entry, string? FreeRoute,
    int Winners, int Reserves, int? ClaimHours, int? Seconds) : Cue(Id)
{
    /// <summary>Who may enter; null for everybody.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public GiveawayWho? Who { get; init; }

    /// <summary>Who has more tickets than one; null where each entry has one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public GiveawayTickets? Tickets { get; init; }

    /// <summary>Seconds that a winner has to answer; null where they have hours, or no deadline.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public int? AnswerSeconds { get; init; }
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public RedrawMode Redraw { get; init; }

    private static readonly string NoSeed = new('0', 64);

    public override string Label => Title;

    public override GiveawayCommand.OpenGiveaway Command(Guid id, string seed) => new(
        new(id), Title, Prize, Rules, Keyword, Entry switch { "buyers" => EntryMode.Buyers, "paid" => EntryMode.Paid, _ => EntryMode.Open }, FreeRoute,
        Winners, Reserves, ClaimHours, Seconds is { } s ? TimeSpan.FromSeconds(s) : null, seed)
    { Who = Who, Tickets = Tickets, AnswerSeconds = AnswerSeconds, Redraw = Redraw };

    public override Outcome.Rejected? Check() =>
        GiveawayRules.Decide(new(), Command(default, NoSeed), new Moment(DateTimeOffset.UnixEpoch)) as Outcome.Rejected;
}
